/// An absolute `https` or `http` address without user, password, spaces or control characters.
package struct WebAddress: Hashable, Sendable {
    package let text: String
    /// Scheme, host and port: `https://book.example.com`, lower case, without a final slash.
    package let origin: String
    /// From the first slash after the host on, at least `/`.
    package let path: String

    /// Reads an address; `nil` when it is not one, or has a part that browsers read otherwise.
    ///
    /// A backslash, a user part or a control character makes browsers and servers disagree about
    /// the host, so none is accepted.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        guard bytes.count <= 2000 else { return nil }
        for index in bytes.indices where !Self.isPlain(bytes[index]) { return nil }
        guard let scheme = ["https://", "http://"].first(where: { Self.starts(bytes, with: $0) })
        else { return nil }
        let start = scheme.utf8.count
        var end = start
        while end < bytes.count, !Self.endsHost(bytes[end]) { end += 1 }
        guard Self.isHost(bytes, start..<end) else { return nil }
        let split = text.utf8.index(text.startIndex, offsetBy: end)
        let path = String(text[split...])
        self.path = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
        self.origin =
            isLowerCase(bytes, 0..<end)
            ? String(text[..<split]) : text[..<split].lowercased()
        self.text = self.origin + self.path
    }

    /// Whether an address begins with a scheme, in capitals or not.
    private static func starts(_ bytes: Swift.Span<UInt8>, with scheme: String) -> Bool {
        let scheme = scheme.utf8.span
        guard bytes.count >= scheme.count else { return false }
        for index in scheme.indices where lowered(bytes[index]) != scheme[index] { return false }
        return true
    }

    private static func endsHost(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF, UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\""), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        default: true
        }
    }

    private static func isHost(_ bytes: Swift.Span<UInt8>, _ authority: Range<Int>) -> Bool {
        var end = authority.lowerBound
        while end < authority.upperBound, bytes[end] != UInt8(ascii: ":") { end += 1 }
        if end < authority.upperBound {
            guard let port = decimal(bytes, end + 1..<authority.upperBound),
                (1...65_535).contains(port)
            else { return false }
        }
        return isDomainName(bytes, authority.lowerBound..<end)
    }
}

/// A mail address of the plain form `local@domain` (RFC 5321), at most 254 bytes.
///
/// Quoted local parts, comments and address literals are refused: mail clients and forms disagree
/// about them, and they carry injections. The domain is lower case.
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// Reads an address; `nil` when it is not of the plain form.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        guard bytes.count <= 254, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else {
            return nil
        }
        let end = text.utf8.distance(from: text.startIndex, to: at)
        let domain = end + 1..<bytes.count
        guard Self.isLocal(bytes, 0..<end), Self.isDomain(bytes, domain) else { return nil }
        self.text = isLowerCase(bytes, domain) ? text : text[..<at] + text[at...].lowercased()
    }

    /// Whether the bytes are atoms joined by dots.
    private static func isLocal(_ bytes: Swift.Span<UInt8>, _ part: Range<Int>) -> Bool {
        guard (1...64).contains(part.count) else { return false }
        var isAtomBefore = false
        for index in part {
            let isDot = bytes[index] == UInt8(ascii: ".")
            guard isDot ? isAtomBefore : isAtom(bytes[index]) else { return false }
            isAtomBefore = !isDot
        }
        return isAtomBefore
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "?"), UInt8(ascii: "^")...UInt8(ascii: "`"),
            UInt8(ascii: "{")...UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isDomain(_ bytes: Swift.Span<UInt8>, _ domain: Range<Int>) -> Bool {
        isDomainName(bytes, domain) && domain.contains { bytes[$0] == UInt8(ascii: ".") }
    }
}

/// Whether a part is labels of letters, digits and inner hyphens, joined by dots (RFC 1123).
private func isDomainName(_ bytes: Swift.Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count <= 253 else { return false }
    var start = name.lowerBound
    for index in name {
        switch bytes[index] {
        case UInt8(ascii: "."):
            guard isLabel(bytes, start..<index) else { return false }
            start = index + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            continue
        default: return false
        }
    }
    return isLabel(bytes, start..<name.upperBound)
}

/// Whether letters, digits and hyphens can be a label.
private func isLabel(_ bytes: Swift.Span<UInt8>, _ label: Range<Int>) -> Bool {
    (1...63).contains(label.count) && bytes[label.lowerBound] != UInt8(ascii: "-")
        && bytes[label.upperBound - 1] != UInt8(ascii: "-")
}

private func isLowerCase(_ bytes: Swift.Span<UInt8>, _ part: Range<Int>) -> Bool {
    for index in part where lowered(bytes[index]) != bytes[index] { return false }
    return true
}

/// An ASCII letter in lower case; any other byte as it is.
private func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
