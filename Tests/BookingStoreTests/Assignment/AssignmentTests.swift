import Scheduling
import Testing

@testable import BookingStore

struct AssignmentTests {
    private let store: BookingStore
    private let team: TeamSamples
    private let rule: AssignmentRule

    init() throws {
        store = try BookingStore.inMemory()
        team = try TeamSamples(3)
        rule = AssignmentRule(event: team.event, owner: .pool(team.pool()))
    }

    private func booked(_ order: BookingOrder) async throws -> Booking {
        guard case .booked(let booking) = try await store.book(order) else {
            Issue.record("not booked")
            throw BookingRefusal.keyReused
        }
        return booking
    }

    @Test func `a time at which nobody is free is refused, and nothing is left of it`() async throws
    {
        for number in 0..<3 { _ = try await booked(team.order(number, rule)) }
        await #expect(throws: BookingRefusal.self) { try await store.book(team.order(9, rule)) }
        #expect(try await store.count("SELECT count(*) FROM assignment") == 3)
        #expect(try await store.count("SELECT count(DISTINCT host) FROM claim") == 3)
        #expect(try await store.verify() == [])
    }

    @Test func `a panel of which one is not free is refused, and nobody's time is taken`()
        async throws
    {
        _ = try await store.book(team.members[2].order(1))
        await #expect(throws: BookingRefusal.self) {
            try await store.book(team.order(2, team.panel))
        }
        #expect(try await store.count("SELECT count(*) FROM claim") == 1)
        #expect(try await store.count("SELECT count(*) FROM booking") == 1)
        #expect(try await store.count("SELECT count(*) FROM assignment") == 0)
    }

    @Test func `the same request or the same person gets no second host`() async throws {
        let first = try await booked(
            team.order(1, rule, email: "eve@example.org", request: Samples.request(1))
        )
        let again = try await store.book(
            team.order(1, rule, email: "eve@example.org", request: Samples.request(1))
        )
        #expect(again == .repeated(first))
        let twin = try await store.book(team.order(2, rule, email: "Eve@example.org"))
        #expect(twin == .alreadyBooked(first))
        #expect(try await store.count("SELECT count(*) FROM booking") == 1)
    }

    @Test func `an assignment is written with its reason`() async throws {
        let booking = try await booked(team.order(1, rule))
        let assignments = try await store.assignments(of: booking.id)
        #expect(
            assignments == [
                StoredAssignment(
                    master: try #require(team.master),
                    page: booking.page,
                    reason: .firstBooking
                )
            ]
        )
        #expect(booking.page == team.members[0].page.id)
        #expect(booking.host == team.members[0].host.id)
        #expect(try await store.bookings(matching: BookingFilter()) == [booking])
    }

    @Test(arguments: Distribution.Method.allCases)
    func `the store assigns as the record says, through 300 bookings and cancellations`(
        method: Distribution.Method
    ) async throws {
        var random = SeededGenerator(seed: 11)
        let pool = team.pool(method)
        let rule = AssignmentRule(event: team.event, owner: .pool(pool))
        var record = AssignmentRecord()
        var live: [(number: Int, page: DefinitionID)] = []
        for number in 0..<300 {
            if !live.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                let gone = live.remove(at: Int.random(in: live.indices, using: &random))
                let manage = try Samples.manage(gone.number)
                _ = try await store.cancel(manage, at: Samples.now, reason: nil)
                record.remove(from: gone.page)
                continue
            }
            let booking = try await booked(team.order(number, rule, at: number * 30))
            let expected = try #require(pool.assignment(among: pool.members, after: record))
            #expect(booking.page == expected.page)
            let stored = try await store.assignments(of: booking.id)
            #expect(stored.map(\.reason) == [expected.reason])
            record.add(expected, number: number)
            live.append((number, booking.page))
        }
        #expect(try await store.verify() == [])
    }

    @Test func `turns of an earlier month do not count in a monthly cycle`() async throws {
        let rule = AssignmentRule(
            event: team.event,
            owner: .pool(team.pool(.roundRobin, cycle: .monthly))
        )
        // All of last month went to the first one, who alone was free.
        for number in 0..<3 {
            let start = number * 30
            _ = try await store.book(team.members[1].order(100 + number, at: start))
            _ = try await store.book(team.members[2].order(200 + number, at: start))
            let before = Instant(clamping: Samples.now.seconds - 86_400)
            let booking = try await booked(team.order(number, rule, at: start, now: before))
            #expect(booking.host.text == "a")
        }
        let next = try await booked(team.order(10, rule, at: 600))
        #expect(next.host.text == "a")
    }

    @Test func `a panel takes everybody's time and tells the others like guests`() async throws {
        let team = try TeamSamples(3, buffer: Buffer(before: .minutes(5), after: .minutes(10)))
        let booking = try await booked(team.order(1, team.panel))
        #expect(booking.host.text == "a")
        #expect(booking.guests.map(\.text) == ["b@example.com", "c@example.com"])
        #expect(booking.terms.hostName == "Ada Lovelace, Ada Lovelace, Ada Lovelace")
        #expect(
            try await store.count(
                #"SELECT count(*) FROM claim c JOIN meeting m ON m.id = c.meeting "#
                    + #"WHERE m.start - c.start = 300 AND c."end" - m."end" = 600"#
            ) == 3
        )
        let seen = try await store.occupancy(
            of: team.members[1].host.id,
            page: team.members[1].page.id,
            in: booking.start..<booking.end
        )
        // The member's own limits count it.
        #expect(seen.meetings.map(\.page.text) == ["page-b"])
        #expect(try await store.verify() == [])
    }

    @Test func `moving a panel moves everybody, or nobody`() async throws {
        _ = try await booked(team.order(1, team.panel))
        _ = try await store.book(team.members[1].order(2, at: 60))
        let others = team.members.dropFirst().map { PanelMember(page: $0.page, zone: .utc) }
        func move(to minutes: Int, _ others: [PanelMember]) throws -> MoveOrder {
            let plain = try team.members[0].move(1, to: minutes)
            return MoveOrder(
                handle: plain.handle,
                start: plain.start,
                now: plain.now,
                page: plain.page,
                event: plain.event,
                zone: plain.zone,
                wallTime: plain.wallTime,
                zoneVersion: plain.zoneVersion,
                reason: nil,
                others: others
            )
        }
        await #expect(throws: ChangeRefusal.self) { try await store.move(move(to: 60, others)) }
        await #expect(throws: ChangeRefusal.unknown) { try await store.move(move(to: 120, [])) }
        let before = store.revision(of: team.members[2].host.id)
        // It overlaps where the panel itself was.
        _ = try await store.move(move(to: 15, others))
        #expect(store.revision(of: team.members[2].host.id) > before)
        #expect(
            try await store.count(
                "SELECT count(*) FROM claim WHERE start = \(Samples.at(15).seconds)"
            ) == 3
        )
        #expect(try await store.count("SELECT count(*) FROM claim") == 4)
        _ = try await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        #expect(try await store.count("SELECT count(*) FROM claim") == 1)
        #expect(try await store.verify() == [])
    }

    @Test func `forgetting a customer frees a panel`() async throws {
        let booking = try await booked(team.order(1, team.panel, email: "eve@example.org"))
        let before = store.revision(of: team.members[2].host.id)
        _ = try await store.forget(booking.customer.email)
        #expect(store.revision(of: team.members[2].host.id) > before)
        #expect(try await store.count("SELECT count(*) FROM claim") == 0)
        #expect(try await store.count("SELECT count(*) FROM assignment") == 0)
    }
}
