/// The names and values of a link's query, read so that nothing that arrives can stop a page.
///
/// Mail tools leave placeholders such as `%EMAIL%`, gateways encode twice and write `&amp;`: what
/// cannot be read is left out, and a `%` that begins no byte stands for itself (as in the URL
/// Standard).
package enum LinkQuery {
    /// As many fields are read, and the rest is left out.
    package static let maximumCount = 60
    /// In bytes of UTF-8; longer values are left out.
    package static let maximumLength = 2000

    /// The fields of a query, without its question mark, in their order.
    ///
    /// Undoes what gateways do to links. Not for what we have written ourselves; see
    /// ``LinkDetails/stored``.
    package static func fields(_ query: some Collection<UInt8>) -> [LinkDetails.Field] {
        query.split(separator: UInt8(ascii: "&")).lazy.compactMap { piece in
            let (name, value) = parts(piece)
            guard let name = text(name), let value = text(value) else { return nil }
            let isEscaped = name.utf8.starts(with: "amp;".utf8)
            return LinkDetails.Field(
                isEscaped ? String(name.dropFirst(4)) : name,
                isEncoded(value) ? text(value.utf8) ?? value : value
            )
        }
        .filter { !$0.name.isEmpty && $0.name.utf8.count <= 100 }
        .filter { $0.value.utf8.count <= maximumLength }
        .prefix(maximumCount).map(\.self)
    }

    static func parts<Piece: Collection<UInt8>>(
        _ piece: Piece
    ) -> (name: Piece.SubSequence, value: Piece.SubSequence) {
        let name = piece.prefix { $0 != UInt8(ascii: "=") }
        return (name, piece[name.endIndex...].dropFirst())
    }

    /// The text that some bytes of a query stand for; `nil` when it is not UTF-8, or holds control
    /// characters beyond tabs and line breaks.
    static func text(_ piece: some Collection<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count)
        var rest = Array(piece)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = digit(rest.first),
                let low = digit(rest.dropFirst().first)
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({
                !isControl($0) || "\t\r\n".unicodeScalars.contains($0)
            })
        else { return nil }
        return text
    }

    /// Whether a value that was decoded is encoded still: it has a `%`, and each begins a byte.
    private static func isEncoded(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        var isEncoded = false
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") {
            let rest = bytes[(index + 1)...]
            guard digit(rest.first) != nil, digit(rest.dropFirst().first) != nil else {
                return false
            }
            isEncoded = true
        }
        return isEncoded
    }

    /// A text as it stands in a query: everything encoded that is not unreserved (RFC 3986, 2.3).
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            byte - UInt8(ascii: "0")
        case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
            (byte | 0x20) - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
