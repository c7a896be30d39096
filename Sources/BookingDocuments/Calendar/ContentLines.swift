/// The lines of a calendar, folded and ended by CRLF (RFC 5545, 3.1).
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    /// Appends one line, which the closure writes.
    ///
    /// A line has at most 75 octets without its end. It is folded between scalars, because readers
    /// that decode each line before they join them would break those that were split.
    mutating func append(_ write: (inout [UInt8]) -> Void) {
        var line: [UInt8] = []
        write(&line)
        var start = 0
        var room = 75
        while line.count - start > room {
            var end = start + room
            while line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes += line[start..<end]
            bytes.append(word: "\r\n ")
            start = end
            room = 74
        }
        bytes += line[start...]
        bytes.append(word: "\r\n")
    }
}
