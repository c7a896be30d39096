/// The rule for the years after a zone file's table: a POSIX `TZ` string (RFC 9636, 3.3).
///
/// Times of day run from -167 to 167 hours, as in files of version 3.
struct FooterRule {
    private let standard: ZonePhase
    private let daylight: Daylight?

    private struct Daylight {
        let phase: ZonePhase
        let start: YearlyMoment
        let end: YearlyMoment
    }

    /// Reads a string such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+03>-3`; `nil` for anything else.
    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = FooterReader(bytes)
        guard let name = reader.name(), let west = reader.offset() else { return nil }
        standard = ZonePhase(offset: -west, abbreviation: name, isDaylight: false)
        if reader.isAtEnd {
            daylight = nil
            return
        }
        guard let name = reader.name() else { return nil }
        var offset = 3600 - west
        if !reader.isAt(",") {
            guard let west = reader.offset() else { return nil }
            offset = -west
        }
        guard reader.skip(","), let start = reader.moment(), reader.skip(","),
            let end = reader.moment(), reader.isAtEnd
        else { return nil }
        daylight = Daylight(
            phase: ZonePhase(offset: offset, abbreviation: name, isDaylight: true),
            start: start,
            end: end
        )
    }

    /// The phase at a second, and the changes after it up to the end of a year.
    func phases(
        after second: Int,
        throughYear last: Int
    ) -> (first: ZonePhase, changes: [(start: Int, phase: ZonePhase)]) {
        guard let daylight, second <= Instant.last.seconds else { return (standard, []) }
        let firstYear = CivilDate(unchecked: floorDivision(second, by: 86_400).quotient).year - 1
        var changes: [(start: Int, phase: ZonePhase)] = []
        for year in firstYear...last + 1 {
            let start = daylight.start.localSecond(in: year) - standard.offset
            let end = daylight.end.localSecond(in: year) - daylight.phase.offset
            changes += [(start, daylight.phase), (end, standard)]
        }
        // Of two changes at one moment the later year's counts: daylight saving all year ends when
        // the next year's begins.
        changes = changes.enumerated().sorted { left, right in
            (left.element.start, left.offset) < (right.element.start, right.offset)
        }.map(\.element)
        let split = changes.firstIndex { $0.start > second } ?? changes.count
        let first = split > 0 ? changes[split - 1].phase : standard
        return (first, Array(changes[split...]))
    }
}

/// A moment that comes back each year, on the clock that holds before it.
struct YearlyMoment {
    let day: Day
    /// Seconds after the midnight that begins the day; may lead to other days.
    let seconds: Int

    enum Day {
        /// 1...365, where February 29 is never counted.
        case julian(Int)
        /// 0...365, where it is.
        case ordinal(Int)
        /// A weekday (Sunday 0) in a week of a month: 1 the first, 5 the last.
        case weekday(Int, week: Int, month: Int)
    }

    func localSecond(in year: Int) -> Int { dayNumber(in: year) * 86_400 + seconds }

    private func dayNumber(in year: Int) -> Int {
        switch day {
        case .julian(let day):
            let isAfterLeapDay = day >= 60 && CivilDate.isLeap(year)
            return CivilDate.dayNumber(year, 1, 1) + day - (isAfterLeapDay ? 0 : 1)
        case .ordinal(let day):
            return CivilDate.dayNumber(year, 1, 1) + day
        case .weekday(let weekday, let week, let month):
            let first = CivilDate.dayNumber(year, month, 1)
            // 1970-01-01 was a Thursday, day 4 where Sunday is 0.
            let weekdayOfFirst = floorDivision(first + 4, by: 7).remainder
            let day = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
            return first + (day < CivilDate.days(inMonth: month, of: year) ? day : day - 7)
        }
    }
}
