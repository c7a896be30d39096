/// A link target that is safe to follow: relative, or `https`, `http`, `mailto` or `tel`.
package struct HTMLAddress: Sendable, Hashable {
    package let text: String

    /// Reads an address as browsers do; `nil` when it has another scheme.
    ///
    /// Browsers drop tabs and line breaks anywhere and control characters and spaces in front
    /// before they look for a scheme (URL Standard, section 4.4), and so does this.
    package init?(_ text: String) {
        guard !ASCIISet.address.holdsAll(of: text.utf8.span) else {
            guard Self.isSafe(text.utf8.span) else { return nil }
            self.text = text
            return
        }
        var bytes: [UInt8] = []
        for byte in text.utf8 where byte != 0x09 && byte != 0x0A && byte != 0x0D {
            if bytes.isEmpty && byte <= 0x20 { continue }
            bytes.append(byte)
        }
        guard Self.isSafe(bytes.span) else { return nil }
        self.text = Self.percentEncoded(bytes)
    }

    /// An address below the page that names it, such as `../assets/site.css`.
    package init(path: String) {
        // "./" keeps a colon in the first segment from reading as a scheme.
        let first = path.utf8.prefix { $0 != UInt8(ascii: "/") }
        let needsDot = path.isEmpty || first.contains(UInt8(ascii: ":"))
        self.text = Self.percentEncoded(needsDot ? "./" + path : path)
    }

    /// An address below a root, which may be relative or absolute, with a query.
    package init(root: String, path: String, query: [(name: String, value: String)] = []) {
        let base =
            root.isEmpty
            ? HTMLAddress(path: path).text : Self.percentEncoded(root + path)
        guard !query.isEmpty else {
            text = base
            return
        }
        var bytes = Array(base.utf8)
        for (index, parameter) in query.enumerated() {
            bytes.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            bytes.append(parameter.name, encodingAllBut: .parameter)
            bytes.append(UInt8(ascii: "="))
            bytes.append(parameter.value, encodingAllBut: .parameter)
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// A `mailto:` address with a subject (RFC 6068).
    package init(mailTo recipient: String, subject: String? = nil, body: String? = nil) {
        var address: [UInt8] = []
        address.reserveCapacity(512)
        address += "mailto:".utf8
        address.append(recipient, encodingAllBut: .recipient)
        if let subject {
            address += "?subject=".utf8
            address.append(subject, encodingAllBut: .alphanumeric)
        }
        if let body {
            address += (subject == nil ? "?body=" : "&body=").utf8
            address.append(body, encodingAllBut: .alphanumeric)
        }
        text = String(decoding: address, as: UTF8.self)
    }

    /// A small picture inside the page itself, for `link` and `img`, which run no script in it.
    package init(svg: String) {
        var address = Array("data:image/svg+xml,".utf8)
        address.append(svg, encodingAllBut: .picture)
        text = String(decoding: address, as: UTF8.self)
    }

    /// Whether the address has no scheme or one that runs no code.
    private static func isSafe(_ address: Span<UInt8>) -> Bool {
        // Eight bytes of a name are enough to know the safe ones.
        var name: UInt64 = 0
        for index in address.indices {
            let byte = address[index]
            if byte == UInt8(ascii: ":") { return index == 0 || safeSchemes.contains(name) }
            guard ASCIISet.scheme.contains(byte), index > 0 || ASCIISet.letter.contains(byte) else {
                return true
            }
            guard index < 8 else { continue }
            name = name << 8 | UInt64(byte | 0x20)
        }
        return true
    }

    private static let safeSchemes = ["http", "https", "mailto", "tel"].map { scheme in
        scheme.utf8.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    }

    /// Encodes what may not stand in an address; what is encoded already stays.
    private static func percentEncoded(_ text: String) -> String {
        guard !ASCIISet.address.holdsAll(of: text.utf8.span) else { return text }
        return percentEncoded([UInt8](text.utf8))
    }

    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        var encoded: [UInt8] = []
        for byte in bytes { encoded.append(byte, encodingAllBut: .address) }
        return String(decoding: encoded, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: String, encodingAllBut plain: ASCIISet) {
        let bytes = text.utf8.span
        guard !plain.holdsAll(of: bytes) else { return append(contentsOf: text.utf8) }
        for index in bytes.indices { append(bytes[index], encodingAllBut: plain) }
    }

    @inline(__always)
    fileprivate mutating func append(_ byte: UInt8, encodingAllBut plain: ASCIISet) {
        guard !plain.contains(byte) else { return append(byte) }
        append(UInt8(ascii: "%"))
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
