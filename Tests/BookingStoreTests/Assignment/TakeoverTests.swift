import Scheduling
import Testing

@testable import BookingStore

/// Bookings of master pages that may be moved to another host.
struct TakeoverTests {
    private let store: BookingStore
    private let team: TeamSamples
    private let rule: AssignmentRule

    init() throws {
        store = try BookingStore.inMemory()
        team = try TeamSamples(3)
        rule = AssignmentRule(event: team.event, owner: .pool(team.pool(.roundRobin)))
    }

    /// A wish to move the booking of customer `number`, by whose replacement it is that of
    /// customer `next`.
    private func move(
        _ number: Int,
        to minutes: Int,
        next: Int? = nil,
        from member: Int = 0,
        rule: AssignmentRule? = nil,
        others: [PanelMember] = []
    ) throws -> MoveOrder {
        let plain = try team.members[member].move(number, to: minutes)
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
            others: others,
            replacement: try next.map {
                try team.order($0, rule ?? self.rule, at: minutes, email: "eve@example.org")
            }
        )
    }

    private func hosts() async throws -> [String] {
        try await store.bookings(matching: BookingFilter()).filter { $0.status == .confirmed }
            .map(\.host.text)
    }

    @Test func `a move to where nobody is free is refused, and nothing is left of it`()
        async throws
    {
        _ = try await store.book(team.order(1, rule))
        for number in 0..<3 { _ = try await store.book(team.order(10 + number, rule, at: 60)) }
        await #expect(throws: ChangeRefusal.self) {
            try await store.move(move(1, to: 60, next: 2))
        }
        #expect(try await store.count("SELECT count(*) FROM booking") == 4)
        #expect(try await store.count("SELECT count(*) FROM assignment WHERE removed") == 0)
        #expect(try await store.count("SELECT count(*) FROM notice WHERE kind <> 'booked'") == 0)
        #expect(try await store.verify() == [])
    }

    @Test func `a host is kept unless the page says otherwise`() async throws {
        _ = try await store.book(team.order(1, rule))
        _ = try await store.book(team.members[0].order(2, at: 60))
        await #expect(throws: ChangeRefusal.self) { try await store.move(move(1, to: 60)) }
        #expect(try await store.move(move(1, to: 60, next: 3)).host.text == "b")
        #expect(try await hosts().sorted() == ["a", "b"])
    }

    @Test func `a host who is free keeps the booking even where others may take it`()
        async throws
    {
        let before = try await store.book(team.order(1, rule))
        let moved = try await store.move(move(1, to: 60, next: 2))
        #expect(moved.id == before.booking?.id)
        #expect(moved.host.text == "a")
        #expect(moved.sequence == 1)
        #expect(try await store.count("SELECT count(*) FROM succession") == 0)
    }

    @Test func `the old manage link goes on with the host who took over, again and again`()
        async throws
    {
        _ = try await store.book(team.order(1, rule, email: "eve@example.org"))
        _ = try await store.book(team.members[0].order(5, at: 60))
        let second = try await store.move(move(1, to: 60, next: 2))
        #expect(try await store.booking(managedBy: Samples.manage(1)) == second)
        #expect(try await store.booking(managedBy: Samples.manage(2)) == second)
        // Sent again after the answer was lost.
        #expect(try await store.move(move(1, to: 60, next: 9, from: 1)) == second)
        _ = try await store.book(team.members[1].order(6, at: 120))
        let third = try await store.move(move(1, to: 120, next: 3, from: 1))
        #expect(third.host.text != "b")
        #expect(try await store.booking(managedBy: Samples.manage(1)) == third)
        let gone = try await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        #expect(gone.id == third.id)
        #expect(try await store.booking(managedBy: Samples.manage(1))?.status == .cancelled)
        #expect(try await hosts() == ["a", "b"])
        #expect(try await store.verify() == [])
    }

    @Test func `both hosts are told, and the turn is given back`() async throws {
        let pair = AssignmentRule(
            event: team.event,
            owner: .pool(
                ResourcePool(
                    id: DefinitionID("pool"),
                    members: team.pool(.roundRobin).members.dropLast(),
                    distribution: Distribution(.roundRobin)
                )
            )
        )
        _ = try await store.book(team.order(1, pair))
        _ = try await store.book(team.members[0].order(5, at: 60))
        let moved = try await store.move(move(1, to: 60, next: 2, rule: pair))
        #expect(moved.host.text == "b")
        let told = "SELECT count(*) FROM notice n JOIN booking b ON b.number = n.booking "
        #expect(
            try await store.count(
                told + "WHERE b.host = 'a' AND n.kind = 'cancelled' AND recipient = 'host'"
            ) == 1
        )
        #expect(
            try await store.count(
                told + "WHERE b.host = 'b' AND n.kind = 'booked' AND recipient = 'host'"
            ) == 1
        )
        #expect(try await store.assignments(of: moved.id).map(\.reason) == [.onlyOneFree])
        // Who gave a booking away comes next.
        let next = try await store.book(team.order(10, pair, at: 600))
        #expect(next.booking?.host.text == "a")
    }

    @Test func `a panel of pools is moved to others who are free, all of them or nobody`()
        async throws
    {
        let pool = ResourcePool(
            id: DefinitionID("seconds"),
            members: team.members.dropFirst().map { .init(page: $0.page) }
        )
        let panel = AssignmentRule(
            event: team.event,
            owner: .page(team.members[0].page),
            others: [.pool(pool)]
        )
        let first = try await store.book(team.order(1, panel, email: "eve@example.org"))
        #expect(first.booking?.guests.map(\.text) == ["b@example.com"])
        let others = [PanelMember(page: team.members[1].page, zone: .utc)]
        _ = try await store.book(team.members[1].order(5, at: 60))
        let moved = try await store.move(
            move(1, to: 60, next: 2, rule: panel, others: others)
        )
        #expect(moved.host.text == "a")
        #expect(moved.guests.map(\.text) == ["c@example.com"])
        #expect(try await store.count("SELECT count(*) FROM claim") == 3)
        _ = try await store.book(team.members[0].order(6, at: 120))
        let now = [PanelMember(page: team.members[2].page, zone: .utc)]
        await #expect(throws: ChangeRefusal.self) {
            try await store.move(move(1, to: 120, next: 3, rule: panel, others: now))
        }
        #expect(try await store.booking(managedBy: Samples.manage(1)) == moved)
        #expect(try await store.verify() == [])
    }

    @Test func `forgetting a customer forgets each booking that was moved`() async throws {
        _ = try await store.book(team.order(1, rule, email: "eve@example.org"))
        _ = try await store.book(team.members[0].order(5, at: 60))
        let moved = try await store.move(move(1, to: 60, next: 2))
        _ = try await store.forget(moved.customer.email)
        #expect(try await store.count("SELECT count(*) FROM succession") == 0)
        #expect(try await store.count("SELECT count(*) FROM booking") == 1)
        #expect(try await store.verify() == [])
    }
}

extension BookingReceipt {
    fileprivate var booking: Booking? {
        switch self {
        case .booked(let booking), .repeated(let booking), .alreadyBooked(let booking): booking
        }
    }
}
