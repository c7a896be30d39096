package import Scheduling

/// Bookings as one calendar (RFC 5545) for their owner, as the host reads them.
///
/// It is a plain calendar that invites nobody, so a program that imports it writes to nobody.
/// Meetings that were cancelled are not in it.
package struct BookingCalendar: Sendable {
    private let name: String
    private let domain: SiteDomain
    private let zones: ZoneDatabase

    /// A calendar of a name; meetings in zones that are not known are written in UTC.
    package init(name: String, domain: SiteDomain, zones: ZoneDatabase) {
        self.name = name
        self.domain = domain
        self.zones = zones
    }

    /// The calendar, its meetings in the order of the bookings.
    package func bytes(_ bookings: [Booking]) -> [UInt8] {
        let confirmed = bookings.filter { $0.status == .confirmed }
        let rules = self.rules(of: confirmed)
        var instants: [String: [Instant]] = [:]
        var events: [CalendarComponent] = []
        for booking in confirmed {
            let zone = booking.terms.zone
            let times = MeetingTimes(of: booking, in: rules[zone])
            if case .local = times { instants[zone, default: []] += [booking.start, booking.end] }
            let event = CalendarEvent(
                facts: MeetingFacts(
                    booking: booking,
                    audience: .host,
                    zone: rules[zone] ?? .utc,
                    clock: .twentyFour
                ),
                domain: domain,
                times: times,
                organizer: nil,
                method: nil
            )
            events.append(event.component)
        }
        var calendar = CalendarComponent.calendar(nil)
        // The first is the standard's (RFC 7986), the second what most programs read.
        let line = SingleLine(cleaning: name).text
        calendar.add("NAME", .text(line))
        calendar.add("X-WR-CALNAME", .text(line))
        let definitions = instants.sorted { $0.key < $1.key }.compactMap { zone, instants in
            rules[zone].flatMap { ZoneDefinition($0, covering: instants) }
        }
        calendar.components = definitions.map(\.component) + events
        return calendar.bytes
    }

    /// The rules of each zone that some meeting is in, by its name.
    private func rules(of bookings: [Booking]) -> [String: ZoneRules] {
        var rules: [String: ZoneRules] = [:]
        for name in Set(bookings.map(\.terms.zone)) { rules[name] = zones.rules(named: name) }
        return rules
    }
}
