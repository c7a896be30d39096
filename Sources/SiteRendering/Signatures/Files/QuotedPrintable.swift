/// Bytes as lines of printable ASCII (RFC 2045, section 6.7).
enum QuotedPrintable {
    /// Lines of at most 76 characters, ended by LF, as files on a Mac have them.
    ///
    /// The bytes must be one line; a line break among them would be encoded.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count + bytes.count / 8)
        var column = 0
        for byte in bytes {
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
            let isBlank = byte == UInt8(ascii: " ")
            // A blank at the end of a line would be lost, so none is put where a line may end.
            let width = isPlain || (isBlank && column < 72) ? 1 : 3
            if column + width > 75 {
                encoded += "=\n".utf8
                column = 0
            }
            if width == 1 {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
            }
            column += width
        }
        if encoded.last == UInt8(ascii: " ") {
            encoded.removeLast()
            encoded += "=20".utf8
        }
        encoded.append(UInt8(ascii: "\n"))
        return encoded
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
