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
        let bytes = Array(text.utf8)
        guard bytes.count <= 2000, bytes.allSatisfy(Self.isPlain) else { return nil }
        let lowered = text.lowercased()
        guard
            let scheme = ["https://", "http://"].first(where: { lowered.utf8.starts(with: $0.utf8) }
            )
        else { return nil }
        let rest = bytes[scheme.utf8.count...]
        let end = rest.firstIndex {
            [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0)
        }
        let authority = rest[..<(end ?? rest.endIndex)]
        guard Self.isHost(authority) else { return nil }
        let tail = end.map { rest[$0...] } ?? []
        let path = String(decoding: tail, as: UTF8.self)
        self.origin = scheme + String(decoding: authority, as: UTF8.self).lowercased()
        self.path = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
        self.text = self.origin + self.path
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

    private static func isHost(_ authority: ArraySlice<UInt8>) -> Bool {
        let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, parts.count <= 2, host.count <= 253 else {
            return false
        }
        if parts.count == 2 {
            guard let port = decimal(parts[1]), (1...65_535).contains(port) else { return false }
        }
        return isDomainName(host)
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
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
            return nil
        }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard (1...64).contains(local.count),
            local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isAtom) }),
            Self.isDomain(domain)
        else { return nil }
        self.text =
            String(decoding: local, as: UTF8.self) + "@"
            + String(decoding: domain, as: UTF8.self).lowercased()
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }

    private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
        domain.contains(UInt8(ascii: ".")) && isDomainName(domain)
    }
}

/// Whether the bytes are labels of letters, digits and inner hyphens, joined by dots (RFC 1123).
private func isDomainName(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 253
        && name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy(isDomainLabel)
}

private func isDomainLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"),
        label.last != UInt8(ascii: "-")
    else { return false }
    return label.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
