import Scheduling

/// The part of a zone's rules that a calendar needs, as a `VTIMEZONE` (RFC 5545, 3.6.5).
///
/// Readers must not need a zone database of their own, which may be older than ours or lack the
/// name.
struct ZoneDefinition {
    private let zone: ZoneRules
    /// The years for which the definition holds.
    private let years: ClosedRange<Int>

    /// For how many further years a change must follow a rule to be written as one.
    private static let proof = 8

    /// Defines a zone for the years of some instants, the year before and the year after.
    init?(_ zone: ZoneRules, covering instants: [Instant]) {
        guard let first = instants.min(), let last = instants.max() else { return nil }
        self.zone = zone
        years = Self.year(of: first) - 1...Self.year(of: last) + 1
    }

    /// The component.
    ///
    /// Changes by a rule that holds on for years are written as that rule, from the year before
    /// those that are covered, because this is all that Outlook reads. Others, as those by the
    /// moon or by decree, stand one by one.
    var component: CalendarComponent {
        var component = CalendarComponent("VTIMEZONE")
        component.add("TZID", .text(zone.name))
        component.components = recurring ?? listed
        return component
    }

    private struct Observance {
        let start: Int
        let from: Int
        let to: ZonePhase
        let isDaylight: Bool
        var rule: YearlyRule?

        var component: CalendarComponent {
            var component = CalendarComponent(isDaylight ? "DAYLIGHT" : "STANDARD")
            component.add("DTSTART", .local(start))
            component.add("TZOFFSETFROM", .offset(from))
            component.add("TZOFFSETTO", .offset(to.offset))
            component.add("TZNAME", .text(to.abbreviation))
            if let rule { component.add("RRULE", .rule(rule)) }
            return component
        }
    }

    // MARK: By rule

    /// Two observances that come back each year; `nil` when the zone's changes are not so.
    private var recurring: [CalendarComponent]? {
        let first = years.lowerBound - 1
        let last = years.upperBound + Self.proof
        guard first > 1970, last < 2200 else { return nil }
        let changes = changes(in: first...last)
        guard changes.count == 2 * (last - first + 1) else { return nil }
        let halves = [0, 1].map { half in
            stride(from: half, to: changes.count, by: 2).map { changes[$0] }
        }
        var observances: [CalendarComponent] = []
        for half in halves {
            guard let rule = rule(of: half, from: first) else { return nil }
            var observance = observance(half[0])
            observance.rule = rule
            observances.append(observance.component)
        }
        return observances
    }

    /// The rule of changes that are one in each year, all to the same phase at the same time.
    private func rule(of changes: [ZoneTransition], from year: Int) -> YearlyRule? {
        let first = changes[0]
        var days: [CivilDate] = []
        for (index, change) in changes.enumerated() {
            let local = local(change)
            guard change.before == first.before, change.after == first.after,
                local % 86_400 == self.local(first) % 86_400,
                let day = CivilDate(dayNumber: local / 86_400), day.year == year + index
            else { return nil }
            days.append(day)
        }
        return YearlyRule(days)
    }

    // MARK: One by one

    /// What holds at the start, and each change after it.
    private var listed: [CalendarComponent] {
        let changes = changes(in: years)
        let start = Self.start(of: years.lowerBound)
        let phase = zone.phase(at: start)
        let next = changes.first?.after
        let initial = Observance(
            start: start.seconds + phase.offset,
            from: phase.offset,
            to: phase,
            isDaylight: Self.isDaylight(phase, beside: next)
        )
        return [initial.component] + changes.map { observance($0).component }
    }

    private func observance(_ change: ZoneTransition) -> Observance {
        Observance(
            start: local(change),
            from: change.before.offset,
            to: change.after,
            isDaylight: Self.isDaylight(change.after, beside: change.before)
        )
    }

    /// Whether a phase is called daylight time.
    ///
    /// Ireland calls its winter time the saving one; calendars only know the other way round.
    private static func isDaylight(_ phase: ZonePhase, beside other: ZonePhase?) -> Bool {
        guard let other, other.isDaylight != phase.isDaylight else { return phase.isDaylight }
        return phase.offset > other.offset
    }

    // MARK: Time

    /// The changes of offset or name in some years of UTC.
    private func changes(in years: ClosedRange<Int>) -> [ZoneTransition] {
        zone.transitions(
            in: Self.start(of: years.lowerBound)..<Self.start(of: years.upperBound + 1)
        )
    }

    /// What clocks would have shown at a change if they had gone on as before.
    private func local(_ change: ZoneTransition) -> Int {
        change.instant.seconds + change.before.offset
    }

    /// The first instant of a year, but not of 1970, because clocks in the west show 1969 then.
    private static func start(of year: Int) -> Instant {
        let date = CivilDate(year: year, month: 1, day: 1)
        let day = date?.dayNumber ?? (year > 2000 ? CivilDate.last.dayNumber : 0)
        return Instant(clamping: max(day, 2) * 86_400)
    }

    private static func year(of instant: Instant) -> Int {
        CivilDate(dayNumber: instant.seconds / 86_400)?.year ?? CivilDate.last.year
    }
}
