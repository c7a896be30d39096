import BuildCommands
import BookingStore
import Scheduling
import SiteBuild

/// Says in sentences what the rules of a page, and what is booked, make of a time.
struct WhyWords {
    let catalog: SiteCatalog
    let page: BookingPage
    /// The rules of the page's zone.
    let zone: ZoneRules
    /// The zone of the question, if it is another.
    let asked: ZoneRules?
    let now: Instant
    /// `nil` when nothing is booked yet.
    let bookings: BookingReader?
    /// The master page that the page stands for, with the rules of all zones.
    var master: (page: MasterPage, zones: @Sendable (String) -> ZoneRules?)?

    /// A line for each meeting that could be meant.
    ///
    /// May throw a failure of the store.
    func answers(
        to time: AskedTime,
        events: [EventType],
        duration: Scheduling.Span?
    ) async throws -> [String] {
        let questioned = asked ?? zone
        let starts: [Instant]
        switch time {
        case .instant(let instant): starts = [instant]
        case .wall(let date, let minutes):
            switch questioned.instants(of: date, minutes: minutes) {
            case .one(let instant): starts = [instant]
            case .fold(let first, let second): starts = [first, second]
            case .gap(let instant): return [gap(date, minutes, before: instant, in: questioned)]
            }
        }
        let meetings = events.flatMap { event in
            (duration.map { [$0] } ?? event.durations).map { (event, $0) }
        }
        var answers: [String] = []
        for start in starts {
            for (event, duration) in meetings {
                let what = meetings.count > 1 ? ", \(event.name) (\(duration.text))" : ""
                let answer = try await answer(at: start, event: event, duration: duration)
                answers.append(page.id.text + what + ": " + answer)
            }
        }
        return answers
    }

    private func answer(
        at start: Instant,
        event: EventType,
        duration: Scheduling.Span
    ) async throws -> String {
        if let master, let rule = master.page.rule(for: event.id) {
            let words = TeamWords(
                catalog: catalog,
                master: master.page,
                rule: rule,
                duration: duration,
                start: start,
                now: now,
                zones: master.zones,
                bookings: bookings
            )
            return try await moment(start) + " " + words.answer().joined(separator: "\n")
        }
        let availability = Availability(
            page: page,
            event: event,
            duration: duration,
            zone: zone,
            now: now
        )
        // The times of the whole date are asked about where only some of them are offered.
        let day = zone.day(zone.wall(at: start).date)
        let range = availability.neededRange(for: day)
        let occupancy =
            try await bookings?.occupancy(of: page.host.id, page: page.id, in: range) ?? .empty
        let words = VerdictWords(
            catalog: catalog,
            availability: availability,
            occupancy: occupancy,
            start: start
        )
        let verdict = words.verdict
        guard !verdict.isOpen else { return "\(moment(start)) is open." }
        var obstacle: [Booking] = []
        if let meeting = words.obstacle {
            obstacle = try await bookings?.bookings(of: meeting) ?? []
        }
        let reason = words.reason(of: verdict, obstacle: obstacle)
        return "\(moment(start)) is not open: \(reason)."
    }

    private func gap(
        _ date: CivilDate,
        _ minutes: Int,
        before instant: Instant,
        in zone: ZoneRules
    ) -> String {
        let time = "\(DateWords.day(date)), \(DateWords.time(minutes * 60)) (\(zone.name))"
        // The change is the last one before the time that the old offset leads to.
        let days = Instant(clamping: instant.seconds - 2 * 86_400)
        let changes = zone.transitions(in: days..<Instant(clamping: instant.seconds + 1))
        guard let change = changes.last else { return "\(time) does not exist." }
        let before = WallMoment(at: change.instant, offset: change.before.offset)
        let after = WallMoment(at: change.instant, offset: change.after.offset)
        return "\(page.id.text): \(time) does not exist: clocks go from "
            + "\(DateWords.time(before.seconds)) to \(DateWords.time(after.seconds))"
            + (after.date == before.date ? "." : " on \(DateWords.day(after.date)).")
    }

    /// A time in the zone of the question, and in the page's where that is another.
    private func moment(_ instant: Instant) -> String {
        let own = named(instant, in: zone)
        guard let asked, asked.name != zone.name else { return own }
        return "\(named(instant, in: asked)), which is \(own),"
    }

    /// `Tue 1 December 2026, 10:00 (Europe/London)`, with the offset where clocks show it twice.
    private func named(_ instant: Instant, in zone: ZoneRules) -> String {
        let wall = zone.wall(at: instant)
        var place = zone.name
        if case .fold(let first, _) = zone.instants(of: wall.date, minutes: wall.minutes) {
            let offset = DateWords.offset(zone.offset(at: instant))
            let isFirst = instant.seconds < first.seconds + 60
            place += ", \(offset), the \(isFirst ? "first" : "second") of two"
        }
        return "\(DateWords.day(wall.date)), \(DateWords.time(wall.seconds)) (\(place))"
    }
}
