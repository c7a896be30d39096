import Scheduling

/// A time as a person writes it: an instant, or what clocks of some zone show.
enum AskedTime {
    case instant(Instant)
    case wall(CivilDate, minutes: Int)

    /// Reads `2026-12-01T10:00`, with seconds of zero or without, with an offset or without.
    init?(_ text: String) {
        if let instant = Instant(text) {
            self = .instant(instant)
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") else { return nil }
        let (head, tail) = (bytes[..<16], bytes[16...])
        let words = (head: Self.text(head), tail: Self.text(tail))
        if let instant = Instant(words.head + ":00" + words.tail) {
            self = .instant(instant)
            return
        }
        guard words.tail.isEmpty || words.tail == ":00",
            let date = CivilDate(Self.text(head[..<10])),
            let time = WallTime(Self.text(head[11...])), time.minutes < 1440
        else { return nil }
        self = .wall(date, minutes: time.minutes)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
