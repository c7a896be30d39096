/// Bytes as the lines that mail carries (RFC 2045, section 6).
enum TransferEncoding {
    /// Quoted-printable lines of at most 76 octets, each ended by CRLF.
    ///
    /// Lines of the text end in LF, the last one may. A dot or a capital F at the start of a line is encoded: mail
    /// servers double the one, and mailbox files change `From`.
    static func quotedPrintable(_ text: some Collection<UInt8>) -> [UInt8] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var bytes: [UInt8] = []
        for line in lines { append(quotedPrintable: Array(line), to: &bytes) }
        return bytes
    }

    private static func append(quotedPrintable line: [UInt8], to bytes: inout [UInt8]) {
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index + 1 == line.count
            // The last octet of a line that goes on is that of the soft line break.
            let room = isLast ? 76 : 75
            let isPlain = isPlain(byte, isLast: isLast)
            if column + (isPlain ? 1 : 3) > room {
                bytes.append(word: "=\r\n")
                column = 0
            }
            let isChanged = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F")
            if isPlain, column > 0 || !isChanged {
                bytes.append(byte)
                column += 1
            } else {
                bytes.append(UInt8(ascii: "="))
                bytes.append(hexadecimal: byte)
                column += 3
            }
        }
        bytes.append(word: "\r\n")
    }

    /// Whether a byte may stand for itself; a space not at the end of a line.
    private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: " "): !isLast
        default: (0x21...0x7E).contains(byte)
        }
    }

    /// Base64 lines of at most 76 octets, each ended by CRLF.
    static func base64Lines(_ bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 57) {
            lines += base64(bytes[start..<min(start + 57, bytes.count)])
            lines.append(word: "\r\n")
        }
        return lines
    }

    /// Base64 with padding, without line ends.
    static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var count = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            guard count == 3 else { continue }
            append(group, digits: 4, to: &encoded)
            (group, count) = (0, 0)
        }
        guard count > 0 else { return encoded }
        append(group << UInt32(8 * (3 - count)), digits: count + 1, to: &encoded)
        for _ in count..<3 { encoded.append(UInt8(ascii: "=")) }
        return encoded
    }

    private static func append(_ group: UInt32, digits: Int, to encoded: inout [UInt8]) {
        for digit in 0..<digits {
            encoded.append(alphabet[Int(group >> UInt32(18 - 6 * digit) & 63)])
        }
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
}
