import Scheduling

/// Lengths, hours and days in words.
extension Words {
    /// A length of time as people say it: `1 hour 30 minutes`, `60 days`.
    func spoken(_ span: Span) -> String {
        let minutes = span.minutes
        // A day of notice is 24 hours on the clock, whatever the zone does in between.
        if minutes >= 2880, minutes % 1440 == 0 { return counted(minutes / 1440, "day") }
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return counted(rest, "minute") }
        if rest == 0 { return counted(hours, "hour") }
        if hours == 1 { return counted(minutes, "minute") }
        return counted(hours, "hour") + " " + counted(rest, "minute")
    }

    /// Lengths to choose from: `15, 30 or 90 minutes`.
    func choice(of spans: [Span]) -> String {
        guard spans.count > 1 else { return spans.first.map(spoken) ?? "" }
        let isShort = spans.allSatisfy { $0.minutes > 1 && $0.minutes <= 120 }
        if isShort, spans.contains(where: { $0.minutes % 60 != 0 }) {
            return list(spans.map { "\($0.minutes)" }, or) + " minutes"
        }
        return list(spans.map(spoken), or)
    }

    private func counted(_ count: Int, _ unit: String) -> String {
        var text = String(count)
        text += " "
        text += unit
        if count != 1 { text += "s" }
        return text
    }

    // MARK: Lists

    private var or: String { " or " }
    private var and: String { " and " }

    /// Joins parts with commas, and the last two with a word.
    private func list(_ parts: [String], _ last: String) -> String {
        guard parts.count != 1 else { return parts[0] }
        var text = ""
        for (index, part) in parts.enumerated() {
            text += separator(before: index, of: parts.count, last)
            text += part
        }
        return text
    }

    func list(_ parts: [String]) -> String { list(parts, and) }

    private func separator(before index: Int, of count: Int, _ last: String) -> String {
        index == 0 ? "" : index == count - 1 ? last : ", "
    }

    /// What stands before a part of a list.
    func separator(before index: Int, of count: Int) -> String {
        separator(before: index, of: count, and)
    }

    // MARK: Hours

    var closed: String { "Closed" }
    var allDay: String { "All day" }
    var everyDay: String { "Every day" }
    var noHours: String { "No regular hours" }

    func name(of day: Weekday) -> String {
        switch day {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    func range(_ first: String, _ last: String) -> String { first + " to " + last }

    /// What is said after a window that ends past midnight.
    var nextDay: String { " the next day" }

    /// Appends a wall time: `09:00`, or `9:00 am` with a space that does not break.
    func append(clock: Site.Clock, _ minutes: Int, to text: inout [UInt8]) {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        switch (clock, minutes) {
        case (.twentyFour, _):
            append(twoDigits: hour, to: &text)
            text.append(UInt8(ascii: ":"))
            append(twoDigits: minute, to: &text)
        case (.twelve, 0), (.twelve, 1440): text += "midnight".utf8
        case (.twelve, 720): text += "noon".utf8
        case (.twelve, _):
            text += String(hour % 12 == 0 ? 12 : hour % 12).utf8
            text.append(UInt8(ascii: ":"))
            append(twoDigits: minute, to: &text)
            text += (hour < 12 ? "\u{A0}am" : "\u{A0}pm").utf8
        }
    }

    private func append(twoDigits number: Int, to text: inout [UInt8]) {
        let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
        text.append(UInt8(ascii: "0") + tens)
        text.append(UInt8(ascii: "0") + ones)
    }

    /// `London time`, after the city that names the zone.
    func zone(city: String) -> String { city + " time" }

    // MARK: Dates

    /// `Thursday 24 December 2026`.
    func date(_ date: CivilDate) -> String { name(of: date.weekday) + " " + shortDate(date) }

    /// `28 to 30 December 2026`, with what both days share said once.
    func dates(_ first: CivilDate, _ last: CivilDate) -> String {
        if first == last { return date(first) }
        if first.year != last.year { return range(shortDate(first), shortDate(last)) }
        if first.month != last.month {
            return range("\(first.day) \(month(first.month))", shortDate(last))
        }
        return range("\(first.day)", shortDate(last))
    }

    private func shortDate(_ date: CivilDate) -> String {
        var text = String(date.day)
        text += " "
        text += month(date.month)
        text += " "
        text += String(date.year)
        return text
    }

    private func month(_ number: Int) -> String { Self.months[number - 1] }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
