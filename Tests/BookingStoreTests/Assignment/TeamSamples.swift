import Scheduling
import Testing

/// Hosts with a page each, and orders of a master page over them.
struct TeamSamples {
    let members: [Samples]
    let event: EventType
    let master = DefinitionID("team")

    /// Hosts `a`, `b`, … whose pages are always open.
    init(_ count: Int, buffer: Buffer = Buffer()) throws {
        members = try (0..<count).map { index in
            let name = String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
            return try Samples(
                page: "page-" + name,
                host: name,
                hostEmail: name + "@example.com"
            ) { $0.buffer = buffer }
        }
        event = try #require(members.first?.events.first)
    }

    func pool(
        _ method: Distribution.Method = .longestIdle,
        cycle: ReportingCycle = .continuous
    ) -> ResourcePool {
        ResourcePool(
            id: DefinitionID("pool"),
            members: members.map { ResourcePool.Member(page: $0.page) },
            distribution: Distribution(method, cycle: cycle)
        )
    }

    /// A panel of the first page with all others.
    var panel: AssignmentRule {
        AssignmentRule(
            event: event,
            owner: .page(members[0].page),
            others: members.dropFirst().map { .page($0.page) }
        )
    }

    /// A wish of customer `number` to be met by whoever a rule finds.
    func order(
        _ number: Int,
        _ rule: AssignmentRule,
        at minutes: Int = 0,
        email: String? = nil,
        request: RequestIdentity? = nil,
        now: Instant = Samples.now
    ) throws -> BookingOrder {
        let plain = try members[0].order(number, at: minutes, email: email, now: now)
        let master = try #require(master)
        let team = TeamAvailability(
            rule: rule,
            duration: plain.duration,
            now: now,
            zone: { _ in .utc }
        )
        var terms: [DefinitionID: BookedTerms] = [:]
        for member in members {
            terms[member.page.id] = try member.order(number, at: minutes).booking.terms
        }
        let booking = plain.booking
        return BookingOrder(
            booking: Booking(
                id: booking.id,
                page: master,
                event: booking.event,
                host: master,
                start: booking.start,
                end: booking.end,
                terms: booking.terms,
                customer: booking.customer,
                created: now
            ),
            page: BookingPage(
                id: master,
                title: "Team",
                link: try PublicLink("team"),
                host: Host(id: master, name: "Team", zone: "UTC"),
                events: [event],
                zone: "UTC",
                hours: WeeklyHours()
            ),
            event: event,
            duration: plain.duration,
            zone: .utc,
            manage: plain.manage,
            request: request,
            assignment: AssignmentOrder(
                master: master,
                team: team,
                terms: terms,
                zone: { _ in .utc }
            )
        )
    }
}
