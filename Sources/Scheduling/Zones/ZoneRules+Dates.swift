extension ZoneRules {
    /// Days since 1970-01-01 of the date that the zone's calendars show.
    func dayNumber(at instant: Instant) -> Int {
        floorDivision(instant.seconds + offset(at: instant), by: 86_400).quotient
    }

    /// The dates that the zone's calendars show within a range, from the first to the last.
    func dayNumbers(in range: Range<Instant>) -> ClosedRange<Int> {
        let last = Instant(clamping: max(range.lowerBound.seconds, range.upperBound.seconds - 1))
        var first = min(dayNumber(at: range.lowerBound), dayNumber(at: last))
        var end = max(dayNumber(at: range.lowerBound), dayNumber(at: last))
        // A date may show for some minutes only, between midnight and a change of the clocks.
        for change in transitions(in: range) {
            for second in [change.instant.seconds - 1, change.instant.seconds] {
                let moment = Instant(clamping: second)
                guard range.contains(moment) else { continue }
                first = min(first, dayNumber(at: moment))
                end = max(end, dayNumber(at: moment))
            }
        }
        return first...end
    }

    /// The shortest range that holds every moment of some dates.
    func range(ofDays days: ClosedRange<Int>) -> Range<Instant> {
        let known = CivilDate.first.dayNumber...CivilDate.last.dayNumber
        let part = days.clamped(to: known)
        let lower = day(CivilDate(unchecked: part.lowerBound)).lowerBound
        let upper = day(CivilDate(unchecked: part.upperBound)).upperBound
        return lower..<max(lower, upper)
    }
}
