internal import Scheduling

/// Reads times and windows such as `09:00-12:30, 13:30-17:00` from bytes.
struct WindowText {
    /// What is wrong, and with which bytes of the text.
    struct Mistake: Error {
        let message: String
        let hint: String?
        let part: Range<Int>
    }

    /// A window and the bytes that gave it.
    struct Part {
        let window: TimeWindow
        let range: Range<Int>
    }

    private let source: String
    private var offset = 0

    /// The windows of a text, in its order; none when it is `closed`.
    static func windows(_ text: String) throws(Mistake) -> [Part] {
        if text == "closed" { return [] }
        let bytes = text.utf8.span
        var reader = WindowText(source: text)
        var parts: [Part] = []
        parts.reserveCapacity(2)
        while true {
            reader.skipBlanks(bytes)
            parts.append(try reader.window(bytes))
            reader.skipBlanks(bytes)
            guard reader.offset < bytes.count else { return parts }
            guard bytes[reader.offset] == UInt8(ascii: ",") else {
                throw reader.missingComma(bytes) ?? reader.mistake(from: reader.offset)
            }
            reader.offset += 1
        }
    }

    private init(source: String) { self.source = source }

    private mutating func skipBlanks(_ bytes: Swift.Span<UInt8>) {
        while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    }

    private mutating func window(_ bytes: Swift.Span<UInt8>) throws(Mistake) -> Part {
        let begin = offset
        guard let start = time(bytes) else { throw mistake(from: begin) }
        skipBlanks(bytes)
        guard skipDash(bytes) else { throw mistake(from: begin) }
        skipBlanks(bytes)
        guard let end = time(bytes) else { throw mistake(from: begin) }
        guard let window = TimeWindow(start: start, end: end) else {
            throw Mistake(
                message: "the window `\(text(begin..<offset))` is empty",
                hint: "for a whole day write `00:00-24:00`",
                part: begin..<offset
            )
        }
        return Part(window: window, range: begin..<offset)
    }

    private mutating func time(_ bytes: Swift.Span<UInt8>) -> WallTime? {
        guard offset + 5 <= bytes.count, bytes[offset + 2] == UInt8(ascii: ":"),
            let hour = Self.pair(bytes, at: offset), let minute = Self.pair(bytes, at: offset + 3),
            minute < 60
        else { return nil }
        offset += 5
        if offset < bytes.count, (0x30...0x3A).contains(bytes[offset]) { return nil }
        return WallTime(minutes: hour * 60 + minute)
    }

    private static func pair(_ bytes: Swift.Span<UInt8>, at place: Int) -> Int? {
        let (tens, ones) = (bytes[place], bytes[place + 1])
        guard (0x30...0x39).contains(tens), (0x30...0x39).contains(ones) else { return nil }
        return Int(tens - 0x30) * 10 + Int(ones - 0x30)
    }

    /// Skips a hyphen or an en dash.
    private mutating func skipDash(_ bytes: Swift.Span<UInt8>) -> Bool {
        guard let width = DayNames.dash(bytes, at: offset) else { return false }
        offset += width
        return true
    }

    private var bytes: [UInt8] { Array(source.utf8) }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).trimmingBlanks
    }

    /// What to say about the part that begins at a byte and ends before the next comma.
    private func mistake(from begin: Int) -> Mistake {
        let bytes = bytes
        var end = bytes[begin...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.endIndex
        while end > begin, bytes[end - 1] == 0x20 { end -= 1 }
        let part = text(begin..<end)
        guard !part.isEmpty else {
            let place = max(0, min(begin, bytes.count) - 1)
            return Mistake(
                message: "a window is missing",
                hint: "remove the comma",
                part: place..<place + 1
            )
        }
        return Mistake(
            message: "`\(part.shown)` is not a window of time",
            hint: hint(for: part),
            part: begin..<end
        )
    }

    /// What to say when a window follows another with nothing between them.
    private func missingComma(_ bytes: Swift.Span<UInt8>) -> Mistake? {
        var next = self
        guard let part = try? next.window(bytes) else { return nil }
        let word = text(part.range)
        return Mistake(
            message: "a comma is missing before `\(word)`",
            hint: "write `, \(word)`",
            part: part.range
        )
    }

    private func hint(for part: String) -> String {
        if let windows = WindowGuess.windows(source) { return "write `\(windows)`" }
        if let window = WindowGuess.windows(part) { return "write `\(window)`" }
        return "write `09:00-12:30`, several windows with `,` between them, or `closed`; "
            + "times go from `00:00` to `24:00`"
    }
}
