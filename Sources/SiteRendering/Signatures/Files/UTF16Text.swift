/// Text as Outlook classic keeps it: UTF-16, the low byte first, after a byte order mark.
enum UTF16Text {
    /// The lines, each ended by CRLF.
    static func encode(_ lines: [String]) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for line in lines {
            for unit in line.utf16 { append(unit, to: &bytes) }
            for unit in "\r\n".utf16 { append(unit, to: &bytes) }
        }
        return bytes
    }

    private static func append(_ unit: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: unit))
        bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
}
