import Scheduling

/// How a calendar writes when a meeting takes place.
enum MeetingTimes {
    /// By the clocks of the zone, which keep their meaning when its rules change.
    case local(ZoneRules)
    case utc

    /// Chooses the zone, but not where its clocks show the start or the end twice.
    ///
    /// Such a time stands for the first of the two (RFC 5545, 3.3.5), so that the second cannot be
    /// said at all, and some readers take the wrong one.
    init(of booking: Booking, in zone: ZoneRules?) {
        guard let zone, Self.isPlain(booking.start, in: zone), Self.isPlain(booking.end, in: zone),
            zone.name != "UTC", zone.name != "Etc/UTC"
        else {
            self = .utc
            return
        }
        self = .local(zone)
    }

    func add(_ name: StaticString, _ instant: Instant, to component: inout CalendarComponent) {
        switch self {
        case .local(let zone):
            let local = instant.seconds + zone.offset(at: instant)
            component.add(name, [.text("TZID", zone.name)], .local(local))
        case .utc: component.add(name, .instant(instant))
        }
    }

    private static func isPlain(_ instant: Instant, in zone: ZoneRules) -> Bool {
        let wall = zone.wall(at: instant)
        guard wall.seconds % 60 == instant.seconds % 60,
            case .one = zone.instants(of: wall.date, minutes: wall.minutes)
        else { return false }
        return true
    }
}
