import Scheduling

/// Dates and times as the command's messages write them.
enum DateWords {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// `Tue 1 December 2026`.
    static func day(_ date: CivilDate) -> String {
        "\(name(date.weekday).prefix(3)) \(date.day) \(months[date.month - 1]) \(date.year)"
    }

    static func name(_ weekday: Weekday) -> String { weekdays[weekday.rawValue] }

    /// `10:00` of seconds since midnight; the seconds only where there are some.
    static func time(_ seconds: Int) -> String {
        let minutes = two(seconds / 3600) + ":" + two(seconds / 60 % 60)
        return seconds % 60 == 0 ? minutes : minutes + ":" + two(seconds % 60)
    }

    /// `UTC+01:00`.
    static func offset(_ seconds: Int) -> String {
        "UTC" + (seconds < 0 ? "-" : "+") + time(abs(seconds))
    }

    /// `13:00-17:00, 22:00-02:00`.
    static func windows(_ windows: [TimeWindow]) -> String {
        windows.map { "\($0.start.text)-\($0.end?.text ?? "")" }.joined(separator: ", ")
    }

    /// `a`, `a or b`, `a, b or c`.
    static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
