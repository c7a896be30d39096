import Scheduling
import SiteRendering
import SiteSource

/// The pictures of signatures that the last build published, and which of them would vanish.
///
/// The rule is that of buttons: what stands in mail that was sent stays, unless the owner drops it.
struct PublishedPictures {
    /// Below the site's root.
    static let folder = "signatures/"

    /// Those of the last build.
    let addresses: [ButtonAddress]

    static let none = PublishedPictures(addresses: [])

    private init(addresses: [ButtonAddress]) { self.addresses = addresses }

    /// Takes the pictures of signatures out of all files of a build.
    init(among paths: some Sequence<String>) {
        addresses = paths.compactMap(Self.address)
    }

    /// `ada/photo` of `site/signatures/ada/photo.png`; `nil` for other files.
    private static func address(of path: String) -> ButtonAddress? {
        let start = "site/" + folder
        guard path.utf8.starts(with: start.utf8) else { return nil }
        let parts = path.utf8.dropFirst(start.utf8.count).split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        let ending = ".png".utf8
        guard parts.count == 2, parts[1].suffix(ending.count).elementsEqual(ending) else {
            return nil
        }
        return ButtonAddress(
            folder: String(decoding: Array(parts[0]), as: UTF8.self),
            name: String(decoding: Array(parts[1].dropLast(ending.count)), as: UTF8.self)
        )
    }

    /// What is wrong when a build has some files, on a site that is written in a file.
    func diagnostics(
        having files: [OutputFile],
        dropped: [AddressPattern],
        in source: SourceFolder
    ) -> [Diagnostic] {
        guard !addresses.isEmpty || !dropped.isEmpty else { return [] }
        let present = Set(files.map(\.path).compactMap(Self.address))
        let lost = VanishingAddresses(
            published: addresses,
            present: present,
            dropped: dropped
        )
        return lost.groups.map { Self.vanishing($0.pattern, $0.addresses, in: source) }
            + dropped.compactMap { pattern in
                let count = present.count { pattern.covers($0) }
                return count > 0 ? Self.contradiction(pattern, count, in: source) : nil
            }
    }

    private static func vanishing(
        _ pattern: String,
        _ addresses: [ButtonAddress],
        in source: SourceFolder
    ) -> Diagnostic {
        let folder = addresses.first?.folder ?? ""
        return Diagnostic(
            .error,
            at: source.place(of: "dropped-pictures", in: source.sitePath),
            rule: "vanishing-picture",
            message: addresses.count == 1
                ? "The picture `\(Self.folder)\(addresses[0].shown).png` stands in mail that was "
                    + "sent and would vanish."
                : "\(addresses.count) pictures `\(Self.folder)\(pattern).png` stand in mail that "
                    + "was sent and would vanish.",
            hint: "bring back what made it, write `former-ids: [\(folder)]` under `signature` of a "
                + "host who was `\(folder)`, or write `\"\(pattern)\"` under `dropped-pictures` "
                + "here if nobody needs it"
        )
    }

    private static func contradiction(
        _ pattern: AddressPattern,
        _ count: Int,
        in source: SourceFolder
    ) -> Diagnostic {
        Diagnostic(
            .warning,
            at: source.place(of: "dropped-pictures", pattern.text, in: source.sitePath),
            rule: "dropped-picture",
            message: "`\(pattern.text)` is dropped, but \(count) such "
                + "\(count == 1 ? "picture is" : "pictures are") still published.",
            hint: "remove it here, or what makes it from the host"
        )
    }
}
