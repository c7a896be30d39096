/// The hours of a week in which a host can be booked, in the page's zone.
package struct WeeklyHours: Hashable, Sendable {
    private var windows: [[TimeWindow]]

    /// Hours with no open window.
    package init() { windows = Array(repeating: [], count: 7) }

    /// The windows of one day, sorted, none overlapping another; empty when closed.
    package subscript(day: Weekday) -> [TimeWindow] {
        get { windows[day.rawValue] }
        set { windows[day.rawValue] = newValue.count > 1 ? newValue.sorted() : newValue }
    }

    package var isEmpty: Bool { windows.allSatisfy { $0.isEmpty } }
}

/// Days on which other windows hold than the weekly hours say.
package struct DateRule: Hashable, Sendable {
    package let first: CivilDate
    /// The last day, inclusive; the first day when the rule is for one day.
    package let last: CivilDate
    /// The windows of each day, sorted; empty when closed.
    package let windows: [TimeWindow]

    package init(first: CivilDate, last: CivilDate, windows: [TimeWindow]) {
        self.first = first
        self.last = max(first, last)
        self.windows = windows.sorted()
    }
}
