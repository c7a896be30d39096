/// Where findings about security are reported: a `mailto:`, `https:` or `tel:` address (RFC 9116).
package struct SecurityContact: Hashable, Sendable {
    /// A URI without spaces, line breaks and anything else that RFC 3986 does not know.
    package let text: String

    /// Reads an address, or a bare mail address; `nil` when it is of none of these forms.
    ///
    /// A `mailto:` address has no further fields, and a `tel:` address is a global number.
    package init?(_ text: String) {
        let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        let scheme = colon.map { text[..<$0].lowercased() }
        let rest = colon.map { String(text[text.utf8.index(after: $0)...]) } ?? text
        let contact: String? =
            switch scheme {
            case nil: EmailAddress(text).map(Self.mailto)
            case "mailto": Self.decoded(rest).flatMap { EmailAddress($0) }.map(Self.mailto)
            case "https": WebAddress(text).flatMap { Self.decoded($0.path) == nil ? nil : $0.text }
            case "tel": Self.isGlobalNumber(rest) ? "tel:" + rest : nil
            default: nil
            }
        guard let contact, !contact.utf8.contains(where: { "[]".utf8.contains($0) }) else {
            return nil
        }
        self.text = contact
    }

    /// The address as a URI (RFC 6068), in which `?` would begin fields and `#` a fragment.
    private static func mailto(_ address: EmailAddress) -> String {
        var text = "mailto:"
        for scalar in address.text.unicodeScalars {
            if "#%&/=?^`{|}".unicodeScalars.contains(scalar) {
                text += "%" + String(scalar.value, radix: 16, uppercase: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// A text with its escapes resolved; `nil` when one of them is none, or hides what is no text.
    private static func decoded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit),
                let low = rest.popFirst().flatMap(digit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Whether a text is `+` and 3 to 15 digits with visual separators between them (RFC 3966).
    private static func isGlobalNumber(_ text: String) -> Bool {
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        let number = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "+") && number.count <= 30
            && (3...15).contains(number.count(where: isDigit))
            && number.allSatisfy { isDigit($0) || "-.()".utf8.contains($0) }
    }
}
