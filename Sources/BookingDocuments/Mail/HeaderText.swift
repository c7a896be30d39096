/// Texts of a header in the forms that carry them: plain, quoted, or encoded (RFC 2047).
enum HeaderText {
    /// The words of a text; encoded unless it is plain ASCII.
    static func tokens(_ line: SingleLine) -> [[UInt8]] {
        guard isPlain(line) else { return encodedWords(line) }
        return line.text.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
    }

    /// A name before an address, between quotes unless it must be encoded.
    static func phrase(_ line: SingleLine) -> [[UInt8]] {
        guard isPlain(line), line.text.utf8.count <= 60 else { return encodedWords(line) }
        var quoted = [UInt8(ascii: "\"")]
        for byte in line.text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                quoted.append(UInt8(ascii: "\\"))
            }
            quoted.append(byte)
        }
        quoted.append(UInt8(ascii: "\""))
        return [quoted]
    }

    /// Whether a text may stand as it is: printable ASCII in words that lines can hold.
    ///
    /// `=?` would read as the start of an encoded word, even between quotes.
    private static func isPlain(_ line: SingleLine) -> Bool {
        var length = 0
        var last: UInt8 = 0
        for byte in line.text.utf8 {
            guard (0x20...0x7E).contains(byte) else { return false }
            length = byte == 0x20 ? 0 : length + 1
            guard length <= 60, last != UInt8(ascii: "=") || byte != UInt8(ascii: "?") else {
                return false
            }
            last = byte
        }
        return true
    }

    /// A text in encoded words of at most 64 octets, which fit on a line beside a field's name.
    ///
    /// Each holds whole scalars, as each is decoded by itself.
    private static func encodedWords(_ line: SingleLine) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var part: [UInt8] = []
        for scalar in line.text.unicodeScalars {
            if part.count + UTF8.width(scalar) > 39 {
                words.append(encodedWord(part))
                part = []
            }
            part.append(scalar)
        }
        if !part.isEmpty { words.append(encodedWord(part)) }
        return words
    }

    private static func encodedWord(_ bytes: [UInt8]) -> [UInt8] {
        Array("=?UTF-8?B?".utf8) + TransferEncoding.base64(bytes) + Array("?=".utf8)
    }
}
