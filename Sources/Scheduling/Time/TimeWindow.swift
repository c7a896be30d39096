/// A time on a wall clock, in whole minutes since midnight, from 00:00 to 24:00.
package struct WallTime: Hashable, Comparable, Sendable {
    package let minutes: Int

    /// Makes a wall time; `nil` outside 0...1440.
    package init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads exactly `HH:MM`, up to `24:00`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        let bytes = text.utf8.span
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = decimal(bytes, 0..<2), let minute = decimal(bytes, 3..<5), minute < 60
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `HH:MM`.
    package var text: String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

/// A half-open stretch of a day in which a host is open, in wall-clock minutes.
///
/// A window may run past midnight: `22:00-02:00` starts at 1320 and ends at 1560, on the day
/// after. It is at least one minute and at most 24 hours long.
package struct TimeWindow: Hashable, Comparable, Sendable {
    package let start: WallTime
    /// Minutes since the midnight that begins the window's day; over 1440 when past midnight.
    package let endMinutes: Int

    /// Makes a window; an end at or before the start lies on the next day.
    ///
    /// `nil` when it would be empty (`09:00-09:00`) or begin at 24:00.
    package init?(start: WallTime, end: WallTime) {
        guard start.minutes < 1440, start != end, end.minutes > 0 || start.minutes > 0 else {
            return nil
        }
        self.start = start
        endMinutes = end > start ? end.minutes : end.minutes + 1440
    }

    package var startMinutes: Int { start.minutes }

    /// The wall time of the end, from 00:01 to 24:00.
    package var end: WallTime? {
        WallTime(minutes: endMinutes > 1440 ? endMinutes - 1440 : endMinutes)
    }

    package func overlaps(_ other: Self) -> Bool {
        startMinutes < other.endMinutes && other.startMinutes < endMinutes
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.startMinutes, left.endMinutes) < (right.startMinutes, right.endMinutes)
    }
}
