/// A link target that is safe to follow: relative, or `https`, `http`, `mailto` or `tel`.
package struct HTMLAddress: Sendable, Hashable {
    package let text: String

    /// Reads an address as browsers do; `nil` when it has another scheme.
    ///
    /// Browsers drop tabs and line breaks anywhere and control characters and spaces in front
    /// before they look for a scheme (URL Standard, section 4.4), and so does this.
    package init?(_ text: String) {
        var bytes: [UInt8] = []
        for byte in text.utf8 where byte != 0x09 && byte != 0x0A && byte != 0x0D {
            if bytes.isEmpty && byte <= 0x20 { continue }
            bytes.append(byte)
        }
        if let scheme = Self.scheme(of: bytes) {
            guard Self.schemes.contains(scheme) else { return nil }
        }
        self.text = Self.percentEncoded(bytes)
    }

    /// An address below the page that names it, such as `../assets/site.css`.
    package init(path: String) {
        // "./" keeps a colon in the first segment from reading as a scheme.
        let first = path.utf8.prefix { $0 != UInt8(ascii: "/") }
        let needsDot = path.isEmpty || first.contains(UInt8(ascii: ":"))
        self.text = Self.percentEncoded(Array((needsDot ? "./" + path : path).utf8))
    }

    /// A `mailto:` address with a subject (RFC 6068).
    package init(mailTo recipient: String, subject: String? = nil, body: String? = nil) {
        var text = "mailto:" + Self.component(recipient, keeping: "@.-_+".utf8)
        var separator = "?"
        for (name, value) in [("subject", subject), ("body", body)] {
            guard let value else { continue }
            text += separator + name + "=" + Self.component(value, keeping: "".utf8)
            separator = "&"
        }
        self.text = text
    }

    /// A small picture inside the page itself, for `link` and `img`, which run no script in it.
    package init(svg: String) {
        text = "data:image/svg+xml," + Self.component(svg, keeping: "'/:=.-".utf8)
    }

    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    private static func scheme(of bytes: [UInt8]) -> String? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = bytes[..<colon]
        guard let first = name.first, isLetter(first),
            name.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
        else { return nil }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// Encodes what may not stand in an address; what is encoded already stays.
    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        guard !bytes.allSatisfy(isAddressByte) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var encoded: [UInt8] = []
        for byte in bytes {
            if isAddressByte(byte) { encoded.append(byte) } else { encoded.append(percent: byte) }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func component(_ text: String, keeping kept: String.UTF8View) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isLetter(byte) || isDigit(byte) || kept.contains(byte) {
                encoded.append(byte)
            } else {
                encoded.append(percent: byte)
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The bytes that libcmark leaves as they are in an address (RFC 3986, reserved and unreserved).
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        if isLetter(byte) || isDigit(byte) { return true }
        return switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

extension [UInt8] {
    fileprivate mutating func append(percent byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
    }
}
