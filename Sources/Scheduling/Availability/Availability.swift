/// Which times of one event type on one page are open, at one moment.
///
/// The list of times, the check of a booking and the explanation of a time all ask here. A time is
/// open when
/// - the page accepts bookings and the event type offers the duration;
/// - the meeting lies within the page's hours, and `starts` lets it start then (``OpenHours``);
/// - `now + notice <= start < now + horizon`;
/// - its claim, `start - before ..< end + after`, overlaps no claim of the host; buffers need not
///   lie within the hours;
/// - its date and its week (from Monday, in the page's zone, by the meetings' starts) have fewer
///   meetings of the page than the page's limit, and fewer of the event type than its own limit;
/// - it is the first open one of its part of the day, where only some times of a day are offered.
///
/// A meeting of the same event type at the same time that has seats left can be joined: neither
/// hours, claims nor limits are asked then, because the meeting takes place in any case.
package struct Availability: Sendable {
    package let page: BookingPage
    package let event: EventType
    package let duration: Span
    /// The rules of the page's zone.
    package let zone: ZoneRules
    package let now: Instant
    let rules: ResolvedRules
    /// Whether the page takes part in a meeting of another one's.
    ///
    /// Then the other page's starts hold, not this one's, and a meeting that is there cannot be
    /// joined; all else holds.
    let isGuest: Bool

    package init(
        page: BookingPage,
        event: EventType,
        duration: Span,
        zone: ZoneRules,
        now: Instant,
        asGuest isGuest: Bool = false
    ) {
        self.page = page
        self.event = event
        self.duration = duration
        self.zone = zone
        self.now = now
        self.isGuest = isGuest
        rules = isGuest ? page.rulesOfGuest(for: event) : page.rules(for: event)
    }

    /// Decides about a meeting that would start at an instant.
    ///
    /// `occupancy` holds what is taken in the ``neededRange(for:)`` of the start.
    package func verdict(at start: Instant, occupancy: Occupancy) -> Verdict {
        if let refusal = generalRefusal { return refusal }
        let second = start.seconds
        if isGuest || meeting(at: second, in: occupancy) == nil,
            let refusal = refusalByHours(at: start)
        {
            return refusal
        }
        let taken = Taken(occupancy, by: self)
        let verdict = verdict(ofCandidate: second, taken)
        guard verdict.isOpen, rules.offeredPerDay != nil else { return verdict }
        let earlier = candidates(before: start)
        let isHidden = earlier.contains { self.verdict(ofCandidate: $0, taken).isOpen }
        return isHidden ? .notOffered : verdict
    }

    /// The open times that start within a range, in order.
    ///
    /// The work grows with the part of the range between notice and horizon. `occupancy` holds
    /// what is taken in the ``neededRange(for:)`` of the range.
    package func openTimes(in range: Range<Instant>, occupancy: Occupancy) -> [OpenTime] {
        guard generalRefusal == nil else { return [] }
        let part = range.clamped(to: earliest..<max(earliest, latest))
        guard !part.isEmpty else { return [] }
        let taken = Taken(occupancy, by: self)
        let joinable = joinableStarts(in: part, occupancy)
        guard let count = rules.offeredPerDay else {
            return merged(starts(in: part), joinable).compactMap { openTime(at: $0, taken) }
        }
        var times: [OpenTime] = []
        let days = starts(onDatesOf: part)
        for day in days { times += offered(count, of: day, taken) }
        let onGrid = Set(days.joined())
        times += joinable.filter { !onGrid.contains($0) }.compactMap { openTime(at: $0, taken) }
        return times.filter { part.contains($0.start) }.sorted { $0.start < $1.start }
    }

    /// The range for which occupancy must be known, so that answers about a range are exact.
    ///
    /// Claims that overlap it and meetings that start in it: as much as a meeting and its buffers
    /// reach out; whole dates of the page's zone when meetings of a date are limited or only some
    /// times of a date are offered, and whole weeks when a week is limited.
    package func neededRange(for range: Range<Instant>) -> Range<Instant> {
        guard !range.isEmpty else { return range }
        let limits = [page.rules.limit, event.rules.limit].compactMap(\.self)
        let limitsWeek = limits.contains { $0.week != nil }
        guard limitsWeek || rules.offeredPerDay != nil || limits.contains(where: { $0.day != nil })
        else {
            let lower = Instant(clamping: range.lowerBound.seconds - before)
            return lower..<Instant(clamping: range.upperBound.seconds + length + after)
        }
        var days = zone.dayNumbers(in: range)
        if limitsWeek {
            let monday = days.lowerBound - floorDivision(days.lowerBound + 3, by: 7).remainder
            let sunday = days.upperBound + 6 - floorDivision(days.upperBound + 3, by: 7).remainder
            days = monday...sunday
        }
        let dates = zone.range(ofDays: days)
        let lower = min(range.lowerBound, dates.lowerBound).seconds - before
        let upper = max(range.upperBound, dates.upperBound).seconds + length + after
        return Instant(clamping: lower)..<Instant(clamping: upper)
    }
}
