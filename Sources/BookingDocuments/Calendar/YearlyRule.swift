import Scheduling

/// A day that comes back each year: a weekday in a week of a month.
struct YearlyRule: Hashable, Sendable {
    /// 1...12.
    let month: Int
    let weekday: Weekday
    /// 1...4 from the start of the month, or -1 for the last.
    let week: Int

    /// Finds the rule that some days of different years follow; `nil` when there is none.
    init?(_ days: [CivilDate]) {
        guard let first = days.first,
            days.allSatisfy({ $0.month == first.month && $0.weekday == first.weekday })
        else { return nil }
        month = first.month
        weekday = first.weekday
        if days.allSatisfy({ $0.adding(days: 7)?.month != first.month }) {
            week = -1
        } else {
            week = (first.day - 1) / 7 + 1
            guard week < 5, days.allSatisfy({ ($0.day - 1) / 7 + 1 == week }) else { return nil }
        }
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`.
    var text: String { "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week)\(dayName)" }

    private var dayName: String {
        switch weekday {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}
