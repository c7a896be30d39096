import Scheduling

/// A page's hours as lines that people read.
struct HoursInWords: Sendable {
    let words: Words
    let clock: Site.Clock

    /// Days that share the same hours, and those hours.
    struct Line: Hashable {
        let days: String
        let hours: String
        let isClosed: Bool
    }

    /// One line for each set of equal days, in the order of the week; closed days come last.
    func lines(_ hours: WeeklyHours) -> [Line] {
        guard !hours.isEmpty else { return [] }
        var lines: [Line] = []
        lines.reserveCapacity(8)
        var closed = DaySet()
        var said = DaySet()
        for day in Weekday.allCases where !said.contains(day.rawValue) {
            let windows = hours[day]
            if windows.isEmpty {
                closed.insert(day)
                continue
            }
            var equal = DaySet()
            for other in Weekday.allCases where other >= day && hours[other] == windows {
                equal.insert(other)
            }
            said.formUnion(equal)
            lines.append(
                Line(days: self.days(equal), hours: self.hours(windows), isClosed: false)
            )
        }
        if !closed.isEmpty {
            lines.append(Line(days: days(closed), hours: words.closed, isClosed: true))
        }
        return lines
    }

    /// A line for days on which other hours hold.
    func line(_ rule: DateRule) -> Line {
        Line(
            days: words.dates(rule.first, rule.last),
            hours: hours(rule.windows),
            isClosed: rule.windows.isEmpty
        )
    }

    /// `09:00–12:30 and 13:30–17:00`.
    func hours(_ windows: [TimeWindow]) -> String {
        guard !windows.isEmpty else { return words.closed }
        var text: [UInt8] = []
        text.reserveCapacity(96)
        for (index, window) in windows.enumerated() {
            text += words.separator(before: index, of: windows.count).utf8
            append(window, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ window: TimeWindow, to text: inout [UInt8]) {
        if window.startMinutes == 0, window.endMinutes == 1440 {
            text += words.allDay.utf8
            return
        }
        let isPastMidnight = window.endMinutes > 1440
        let end = isPastMidnight ? window.endMinutes - 1440 : window.endMinutes
        words.append(clock: clock, window.startMinutes, to: &text)
        text += "–".utf8
        words.append(clock: clock, end, to: &text)
        if isPastMidnight { text += words.nextDay.utf8 }
    }

    /// `Monday to Thursday and Saturday`.
    private func days(_ days: DaySet) -> String {
        if days == .all { return words.everyDay }
        // Weeks are round: Saturday, Sunday and Monday are one run.
        var start = 0
        while days.contains(0), days.contains(start + 6) { start = (start + 6) % 7 }
        var names: [String] = []
        names.reserveCapacity(7)
        var day = start
        while day < start + 7 {
            let length = days.run(from: day)
            if length > 2 {
                names.append(words.range(name(of: day), name(of: day + length - 1)))
            } else {
                for next in day..<(day + length) { names.append(name(of: next)) }
            }
            // The day after a run is not in the set.
            day += length + 1
        }
        return words.list(names)
    }

    private func name(of day: Int) -> String {
        Weekday(rawValue: day % 7).map(words.name(of:)) ?? ""
    }
}

/// Some days of the week.
private struct DaySet: Equatable {
    private var bits: UInt8 = 0

    static let all = DaySet(bits: 0x7F)

    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ day: Weekday) { bits |= 1 << UInt8(day.rawValue) }

    mutating func formUnion(_ other: DaySet) { bits |= other.bits }

    /// Whether a day is in the set, counted from Monday and on into the next week.
    func contains(_ day: Int) -> Bool { bits >> UInt8(day % 7) & 1 == 1 }

    /// How many days in a row, from this one on, are in the set.
    func run(from first: Int) -> Int {
        var length = 0
        while length < 7, contains(first + length) { length += 1 }
        return length
    }
}
