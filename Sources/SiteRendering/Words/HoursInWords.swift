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
        for day in Weekday.allCases where !said.contains(day) {
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
        var start = Weekday.monday
        while days.contains(start.adding(-1)), days.contains(.monday) { start = start.adding(-1) }
        var names: [String] = []
        names.reserveCapacity(7)
        var offset = 0
        while offset < 7 {
            let first = start.adding(offset)
            let length = days.run(from: first)
            if length > 2 {
                names.append(
                    words.range(words.name(of: first), words.name(of: first.adding(length - 1)))
                )
            } else {
                for day in 0..<length { names.append(words.name(of: first.adding(day))) }
            }
            // The day after a run is not in the set.
            offset += length + 1
        }
        return words.list(names)
    }
}

/// Some days of the week.
private struct DaySet: Equatable {
    private var bits: UInt8 = 0

    static let all = DaySet(bits: 0x7F)

    var isEmpty: Bool { bits == 0 }

    func contains(_ day: Weekday) -> Bool { bits & Self.bit(day) != 0 }

    mutating func insert(_ day: Weekday) { bits |= Self.bit(day) }

    mutating func formUnion(_ other: DaySet) { bits |= other.bits }

    /// How many days in a row, from this one on, are in the set.
    func run(from first: Weekday) -> Int {
        var length = 0
        while length < 7, contains(first.adding(length)) { length += 1 }
        return length
    }

    private static func bit(_ day: Weekday) -> UInt8 { 1 << UInt8(day.rawValue) }
}

extension Weekday {
    /// The day so many days later.
    fileprivate func adding(_ days: Int) -> Weekday {
        Weekday(rawValue: (rawValue + days + 7) % 7) ?? self
    }
}
