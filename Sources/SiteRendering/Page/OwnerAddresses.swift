import Markup
import Scheduling

/// Decides about the addresses in the owner's texts.
struct OwnerAddresses: Sendable {
    let images: [String: ImageReference]
    /// Pictures that are there, but of which an error has been told.
    var brokenImages: Set<String> = []
    /// `nil` when the other pages are not known, as in a preview of one page.
    let knownLinks: KnownLinks?
    /// From the page to the site's root, such as `../`.
    let root: String

    func verdict(_ address: String, _ isImage: Bool) -> AddressVerdict {
        let bytes = address.utf8
        guard let first = bytes.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?") else {
            return .keep
        }
        if first == UInt8(ascii: "/") {
            guard isImage else { return .keep }
            let second = bytes.dropFirst().first
            let isForeign = second == first || second == UInt8(ascii: "\\")
            return isForeign
                ? .refuse(Self.foreignPicture)
                : .doubt("`\(address)` is not part of the site: pictures lie in `images/`.")
        }
        if hasScheme(bytes) {
            // An unsafe scheme is the tree's to refuse.
            guard isImage, HTMLAddress(address) != nil else { return .keep }
            return .refuse(Self.foreignPicture)
        }
        return isImage ? picture(address) : link(address)
    }

    /// Whether an address is relative, so that it leads to a page of the site.
    func isOfSite(_ address: String) -> Bool {
        switch address.utf8.first {
        case nil, UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "/"): false
        default: !hasScheme(address.utf8)
        }
    }

    private static let foreignPicture =
        "A page asks no other site for pictures: save it in `images/` and use its name."

    /// Whether a colon comes before anything that ends a first path segment.
    private func hasScheme(_ bytes: String.UTF8View) -> Bool {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
            default: continue
            }
        }
        return false
    }

    private func picture(_ address: String) -> AddressVerdict {
        let name = strippingPrefixes(of: address, ["./", "../", "content/", "images/"])
        guard let image = images[name] ?? images[percentDecoded(name)] else {
            if brokenImages.contains(name) || brokenImages.contains(percentDecoded(name)) {
                return .keep
            }
            return .refuse("There is no picture `\(name)` in `images/`.")
        }
        let target = HTMLAddress(root: root, path: image.publicPath)
        guard image.width > 0, image.height > 0 else { return .replace(target) }
        return .picture(target, width: image.width, height: image.height)
    }

    private func link(_ address: String) -> AddressVerdict {
        let bytes = Array(address.utf8)
        let end =
            bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
        let suffix = String(decoding: bytes[end...], as: UTF8.self)
        let path = strippingPrefixes(
            of: String(decoding: bytes[..<end], as: UTF8.self),
            ["./", "../", "content/", "pages/"]
        )
        if path.utf8.isEmpty { return .replace(HTMLAddress(root: root, path: suffix)) }
        if path.utf8.starts(with: "assets/".utf8) || path.utf8.starts(with: "buttons/".utf8) {
            return .replace(HTMLAddress(root: root, path: path + suffix))
        }
        if let id = definition(path) {
            guard let knownLinks else { return .replace(page(id, suffix)) }
            guard let link = knownLinks.link(ofPage: id) else {
                return .doubt("There is no page file `\(path)`.")
            }
            return .replace(page(link, suffix))
        }
        let name = publicLink(path)
        guard (try? FormerLink(name)) != nil else {
            return .doubt("`\(address)` is not part of the site.")
        }
        guard knownLinks?.contains(name) ?? true else {
            return .doubt("No page has the public link `\(name)`.")
        }
        return .replace(page(name, suffix))
    }

    private func page(_ link: String, _ suffix: String) -> HTMLAddress {
        HTMLAddress(root: root, path: link + "/" + suffix)
    }

    /// `ada` for `ada.md`; `nil` for what is not the file of a page.
    private func definition(_ path: String) -> String? {
        for ending in [".md", ".json", ".yaml", ".yml"] where path.hasSuffix(ending) {
            let name = path.utf8.dropLast(ending.utf8.count)
            let start = name.lastIndex(of: UInt8(ascii: "/")).map { name.index(after: $0) }
            return String(decoding: Array(name[(start ?? name.startIndex)...]), as: UTF8.self)
        }
        return nil
    }

    /// `ada` for `ada/` and `ada/index.html`.
    private func publicLink(_ path: String) -> String {
        var name = path.utf8[...]
        if path.hasSuffix("/index.html") { name = name.dropLast(10) }
        if name.last == UInt8(ascii: "/") { name = name.dropLast() }
        return String(decoding: Array(name), as: UTF8.self)
    }

    private func strippingPrefixes(of text: String, _ prefixes: [String]) -> String {
        var rest = text.utf8[...]
        while let prefix = prefixes.first(where: { rest.starts(with: $0.utf8) }) {
            rest = rest.dropFirst(prefix.utf8.count)
        }
        return String(decoding: Array(rest), as: UTF8.self)
    }
}

/// The text with `%20` and its like decoded; what is not well-formed stays.
private func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return text }
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let byte = UInt8(
                String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self),
                radix: 16
            )
        {
            decoded.append(byte)
            index += 3
        } else {
            decoded.append(bytes[index])
            index += 1
        }
    }
    return String(decoding: decoded, as: UTF8.self)
}
