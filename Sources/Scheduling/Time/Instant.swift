/// A moment, to the second, the same everywhere on earth.
///
/// Counts the seconds since 1970-01-01T00:00:00Z without leap seconds (POSIX), and lies in the
/// years 1970 to 2200 of UTC.
package struct Instant: Hashable, Comparable, Sendable {
    package let seconds: Int

    package static let first = Instant(unchecked: 0)
    /// 2200-12-31T23:59:59Z.
    package static let last = Instant(unchecked: 84_371 * 86_400 - 1)

    /// Makes an instant; `nil` outside the years 1970 to 2200.
    package init?(seconds: Int) {
        guard (Self.first.seconds...Self.last.seconds).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// Makes the instant nearest to a number of seconds: the first or the last when out of range.
    package init(clamping seconds: Int) {
        self.seconds = min(max(seconds, Self.first.seconds), Self.last.seconds)
    }

    /// Reads an instant of RFC 3339: `2026-12-01T10:00:00Z`, `2026-12-01T12:00:00+02:00`.
    ///
    /// Seconds and an offset are required, a fraction may only hold zeros, `T` and `Z` are capitals.
    /// `nil` for anything else, and so for second 60, for 24:00, and for a date, or an instant,
    /// outside the years 1970 to 2200.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        guard (20...35).contains(bytes.count), bytes[10] == UInt8(ascii: "T"),
            let date = CivilDate(bytes, 0..<10),
            let time = Self.secondOfDay(bytes, 11..<19),
            let offset = Self.offset(bytes, from: Self.endOfFraction(bytes, from: 19))
        else { return nil }
        self.init(seconds: date.dayNumber * 86_400 + time - offset)
    }

    /// The instant some minutes later, or earlier when negative; `nil` when out of range.
    package func adding(minutes: Int) -> Instant? {
        let (length, isTooLong) = minutes.multipliedReportingOverflow(by: 60)
        guard !isTooLong else { return nil }
        return adding(seconds: length)
    }

    /// The instant some seconds later, or earlier when negative; `nil` when out of range.
    package func adding(seconds length: Int) -> Instant? {
        let (sum, isTooLarge) = seconds.addingReportingOverflow(length)
        guard !isTooLarge else { return nil }
        return Instant(seconds: sum)
    }

    /// RFC 3339 in UTC: `2026-12-01T10:00:00Z`.
    package var text: String {
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let date = CivilDate(unchecked: day)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        for (value, digits, mark) in [
            (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"),
            (second / 3600, 2, ":"), (second / 60 % 60, 2, ":"), (second % 60, 2, "Z"),
        ] as [(Int, Int, Unicode.Scalar)] {
            if digits == 4 {
                bytes.append(UInt8(ascii: "0") + UInt8(value / 1000))
                bytes.append(UInt8(ascii: "0") + UInt8(value / 100 % 10))
            }
            bytes.append(UInt8(ascii: "0") + UInt8(value / 10 % 10))
            bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
            bytes.append(UInt8(ascii: mark))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    private init(unchecked seconds: Int) { self.seconds = seconds }

    /// The seconds since midnight that `HH:MM:SS` spells, up to 23:59:59.
    private static func secondOfDay(_ bytes: Swift.Span<UInt8>, _ part: Range<Int>) -> Int? {
        let start = part.lowerBound
        guard bytes[start + 2] == UInt8(ascii: ":"), bytes[start + 5] == UInt8(ascii: ":"),
            let hour = decimal(bytes, start..<start + 2), hour < 24,
            let minute = decimal(bytes, start + 3..<start + 5), minute < 60,
            let second = decimal(bytes, start + 6..<start + 8), second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Where a fraction of zeros ends; `start` itself when there is none.
    private static func endOfFraction(_ bytes: Swift.Span<UInt8>, from start: Int) -> Int {
        guard bytes[start] == UInt8(ascii: ".") else { return start }
        var end = start + 1
        while end < bytes.count, bytes[end] == UInt8(ascii: "0") { end += 1 }
        return end > start + 1 ? end : start
    }

    /// The seconds east of UTC that the rest of a text spells: `Z`, `+02:00`.
    private static func offset(_ bytes: Swift.Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "Z") { return bytes.count == start + 1 ? 0 : nil }
        let isWest = bytes[start] == UInt8(ascii: "-")
        guard isWest || bytes[start] == UInt8(ascii: "+"), bytes.count == start + 6,
            bytes[start + 3] == UInt8(ascii: ":"),
            let hours = decimal(bytes, start + 1..<start + 3), hours < 24,
            let minutes = decimal(bytes, start + 4..<start + 6), minutes < 60
        else { return nil }
        let offset = hours * 3600 + minutes * 60
        return isWest ? -offset : offset
    }
}
