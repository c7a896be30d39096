import Scheduling

/// Moments in words, as the clocks and calendars of a zone show them.
struct ClockInWords: Sendable {
    let words: Words
    let clock: Site.Clock
    let zone: ZoneRules

    func day(of instant: Instant) -> CivilDate { zone.wall(at: instant).date }

    /// `Monday 23 November 2026`.
    func date(_ instant: Instant) -> String { words.date(day(of: instant)) }

    /// `09:00`; with its offset where clocks show the time twice: `01:30 (GMT+1)`.
    func time(_ instant: Instant) -> String {
        let wall = zone.wall(at: instant)
        var bytes: [UInt8] = []
        words.append(clock: clock, wall.minutes, to: &bytes)
        let time = String(decoding: bytes, as: UTF8.self)
        guard case .fold = zone.instants(of: wall.date, minutes: wall.minutes) else { return time }
        return time + " (" + offset(at: instant) + ")"
    }

    /// `Monday 23 November 2026, 09:00`.
    func moment(_ instant: Instant) -> String { date(instant) + ", " + time(instant) }

    /// `09:00–09:30`.
    func hours(_ start: Instant, _ end: Instant) -> String {
        let isOneDay = day(of: start) == day(of: end)
        return time(start) + "–" + time(end) + (isOneDay ? "" : words.nextDay)
    }

    /// `London time (GMT+0)`.
    func zone(at instant: Instant) -> String {
        words.zone(zone.name) + " (" + offset(at: instant) + ")"
    }

    /// `GMT+5:30`.
    func offset(at instant: Instant) -> String { words.offset(zone.offset(at: instant)) }
}
