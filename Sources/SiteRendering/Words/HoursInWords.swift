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
        var closed: [Weekday] = []
        var seen: [[TimeWindow]] = []
        for day in Weekday.allCases {
            let windows = hours[day]
            if windows.isEmpty {
                closed.append(day)
                continue
            }
            if seen.contains(windows) { continue }
            seen.append(windows)
            let equal = Weekday.allCases.filter { hours[$0] == windows }
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
        switch windows.count {
        case 0: words.closed
        case 1: window(windows[0])
        default: words.list(windows.map(window))
        }
    }

    private func window(_ window: TimeWindow) -> String {
        if window.startMinutes == 0, window.endMinutes == 1440 { return words.allDay }
        let start = words.clock(window.startMinutes, clock)
        guard window.endMinutes > 1440 else {
            return start + "–" + words.clock(window.endMinutes, clock)
        }
        return words.nextDay(start + "–" + words.clock(window.endMinutes - 1440, clock))
    }

    /// `Monday to Thursday and Saturday`.
    private func days(_ days: [Weekday]) -> String {
        if days.count == 7 { return words.everyDay }
        var runs: [[Weekday]] = []
        for day in days {
            if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        // Weeks are round: Saturday, Sunday and Monday are one run.
        if runs.count > 1, runs[0][0] == .monday, runs[runs.count - 1].last == .sunday {
            runs[0] = runs.removeLast() + runs[0]
        }
        var names: [String] = []
        for run in runs {
            if run.count > 2 {
                names.append(
                    words.range(words.name(of: run[0]), words.name(of: run[run.count - 1]))
                )
            } else {
                names += run.map(words.name(of:))
            }
        }
        return words.list(names)
    }
}
