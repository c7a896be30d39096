import Digests
import Scheduling
import SiteSource

/// The fonts of some styles, read from their files, and what is wrong with those that are missing.
struct FontLibrary: Sendable {
    private(set) var files: [FontName: FontFile] = [:]
    private var digests: [String: ContentDigest] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads each font once.
    ///
    /// - Throws: ``FileFailure``.
    init(of styles: [LoadedButtonStyle], in folders: FontFolders) throws(FileFailure) {
        var bytes: [String: [UInt8]?] = [:]
        for loaded in styles {
            for name in loaded.style.fonts where files[name] == nil {
                if bytes[name.path] == nil { bytes[name.path] = .some(try folders.read(name)) }
                guard let found = bytes[name.path] ?? nil else {
                    diagnostics.append(.missing(name, at: loaded.fontsPlace, folders))
                    continue
                }
                files[name] = FontFile(name: name, bytes: found)
                digests[name.path] = digests[name.path] ?? ContentDigest(of: found)
            }
        }
    }

    /// The digest of a font's file; empty for one that is missing.
    func digest(of name: FontName) -> [UInt8] { digests[name.path]?.bytes ?? [] }

    /// The paths of all fonts with the digests of their files, by path.
    var digestsByPath: [(path: String, digest: ContentDigest)] {
        digests.map { ($0.key, $0.value) }.sorted {
            $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
        }
    }

    /// The fonts of a style; `nil` when one is missing.
    func stack(of style: ButtonStyle) -> [FontFile]? {
        let stack = style.fonts.compactMap { files[$0] }
        return stack.count == style.fonts.count ? stack : nil
    }
}

extension Diagnostic {
    fileprivate static func missing(
        _ name: FontName,
        at place: SourcePlace,
        _ folders: FontFolders
    ) -> Diagnostic {
        let package = name.debianPackage
        let install = package.map { "install it with `apt-get install \($0)`, or " } ?? ""
        return Diagnostic(
            .error,
            at: place,
            rule: "missing-font",
            message: "There is no font `\(name.path)` in "
                + folders.paths.joined(separator: ", ") + ".",
            hint: install + "name another under `fonts`"
        )
    }
}
