import Scheduling
import SiteRendering

/// One screen of days with their open times.
struct TimeScreen {
    let desk: BookingDesk
    let catalog: BookingCatalog
    let wish: TimeWish
    let zone: ZoneRules
    /// The booking whose own time counts as free.
    var moving: Booking?

    private static let days = 7

    /// The days from a date on; without one, from the first day that has times.
    func list(from wanted: CivilDate?, offersZones: Bool) async throws -> TimeList {
        let today = zone.wall(at: desk.now).date
        var first = max(wanted ?? today, today)
        if wanted == nil, let next = try await desk.nextTime(from: desk.now, wish, moving: moving) {
            first = zone.wall(at: next.start).date
        }
        let last = first.adding(days: Self.days - 1) ?? first
        let range = zone.day(first).lowerBound..<zone.day(last).upperBound
        let times = try await desk.times(wish, in: range, moving: moving).map(\.time)
        let end = zone.wall(at: desk.lastMoment(of: wish)).date
        var next: CivilDate?
        if times.isEmpty {
            next = try await desk.nextTime(from: range.upperBound, wish, moving: moving)
                .map { zone.wall(at: $0.start).date }
        }
        return TimeList(
            zone: zone,
            first: first,
            last: last,
            times: times,
            earlier: first > today ? first.adding(days: -Self.days).map { max($0, today) } : nil,
            later: last < end ? last.adding(days: 1) : nil,
            next: next,
            zones: offersZones ? zones(at: range.lowerBound) : []
        )
    }

    private func zones(at instant: Instant) -> [ZoneOption] {
        let names = catalog.zones.names
        let known = Set(names)
        // A city is listed once, under its name of today.
        let today = names.filter { name in
            let other = RenamedZone.today(name)
            return other == name || !known.contains(other)
        }
        return today.compactMap { name in
            catalog.zones.rules(named: name).map {
                ZoneOption(name: name, offset: $0.offset(at: instant))
            }
        }
    }
}
