import Scheduling
import Testing

@testable import BookingStore

struct ChangeTests {
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        store = try BookingStore.inMemory()
        samples = try Samples(minutes: [30, 60])
    }

    private func refusal(
        _ change: () async throws -> Booking
    ) async throws -> ChangeRefusal? {
        await #expect(throws: ChangeRefusal.self) { _ = try await change() }
    }

    private func refusalOfCancelling(
        _ number: Int,
        at now: Instant = Samples.now,
        reason: String? = nil
    ) async throws -> ChangeRefusal? {
        try await refusal {
            try await store.cancel(Samples.manage(number), at: now, reason: reason)
        }
    }

    @Test func `a token that manages nothing changes nothing`() async throws {
        #expect(try await refusalOfCancelling(9) == .unknown)
        #expect(try await refusal { try await store.move(samples.move(9, to: 60)) } == .unknown)
    }

    @Test func `a cancelled booking stays cancelled`() async throws {
        _ = try await store.book(samples.order(1))
        _ = try await store.cancel(Samples.manage(1), at: Samples.now, reason: "ill")
        #expect(try await refusalOfCancelling(1) == .alreadyCancelled)
        let move = try samples.move(1, to: 60)
        #expect(try await refusal { try await store.move(move) } == .alreadyCancelled)
    }

    @Test func `a meeting that has begun cannot be changed`() async throws {
        _ = try await store.book(samples.order(1, policy: .never))
        #expect(try await refusalOfCancelling(1, at: Samples.monday) == .past)
        let move = try samples.move(1, to: 60, now: Samples.monday)
        #expect(try await refusal { try await store.move(move) } == .past)
    }

    @Test func `the policy of the time of booking decides`() async throws {
        _ = try await store.book(samples.order(1, policy: .never, reason: .required))
        #expect(try await refusalOfCancelling(1) == .notAllowed(.never))
        let policy = ChangePolicy.until(.minutes(60))
        _ = try await store.book(samples.order(2, at: 60, policy: policy))
        #expect(try await refusalOfCancelling(2, at: Samples.at(1)) == .notAllowed(policy))
        let move = try samples.move(2, to: 120, now: Samples.at(1))
        #expect(try await refusal { try await store.move(move) } == .notAllowed(policy))
        _ = try await store.cancel(Samples.manage(2), at: Samples.monday, reason: nil)
    }

    @Test func `moving a meeting away does not give more time to cancel it`() async throws {
        let policy = ChangePolicy.until(.minutes(60))
        _ = try await store.book(samples.order(1, at: 60, policy: policy))
        let moved = try await store.move(samples.move(1, to: 600))
        #expect(moved.firstStart == Samples.at(60) && moved.movedFrom == Samples.at(60))
        #expect(try await refusalOfCancelling(1, at: Samples.at(1)) == .notAllowed(policy))
        // Moving goes by the time as it is.
        let again = try await store.move(samples.move(1, to: 660, now: Samples.at(1)))
        #expect(again.firstStart == Samples.at(60) && again.movedFrom == Samples.at(600))
        #expect(try await store.booking(managedBy: Samples.manage(1)) == again)
        #expect(try await refusalOfCancelling(1, at: Samples.at(61)) == .notAllowed(policy))
    }

    @Test func `a meeting moved nearer is cancelled by its new time`() async throws {
        let policy = ChangePolicy.until(.minutes(60))
        _ = try await store.book(samples.order(1, at: 600, policy: policy))
        _ = try await store.move(samples.move(1, to: 120))
        #expect(try await refusalOfCancelling(1, at: Samples.at(61)) == .notAllowed(policy))
        _ = try await store.cancel(Samples.manage(1), at: Samples.at(60), reason: nil)
    }

    @Test func `what may be cancelled at any time may be after its first time has passed`()
        async throws
    {
        _ = try await store.book(samples.order(1))
        _ = try await store.move(samples.move(1, to: 600))
        let cancelled = try await store.cancel(
            Samples.manage(1),
            at: Samples.at(30),
            reason: nil
        )
        #expect(cancelled.movedFrom == nil && cancelled.firstStart == Samples.monday)
    }

    @Test(arguments: [nil, "", "   "])
    func `a reason that is asked for must be given`(reason: String?) async throws {
        _ = try await store.book(samples.order(1, reason: .required))
        #expect(try await refusalOfCancelling(1, reason: reason) == .reasonMissing)
        let move = try samples.move(1, to: 60, reason: reason)
        #expect(try await refusal { try await store.move(move) } == .reasonMissing)
    }

    @Test func `a move to a time that is not open changes nothing`() async throws {
        let order = try samples.order(1)
        _ = try await store.book(order)
        _ = try await store.book(samples.order(2, at: 60))
        let refusal = try await refusal { try await store.move(samples.move(1, to: 45)) }
        guard case .notOpen(.occupied) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(try await store.booking(managedBy: order.manage) == order.booking)
        #expect(try await store.count("SELECT count(*) FROM notice WHERE kind = 'moved'") == 0)
    }

    @Test func `a booking of another page or event type is not moved`() async throws {
        _ = try await store.book(samples.order(1))
        let move = try samples.move(1, to: 60, event: 1)
        #expect(try await refusal { try await store.move(move) } == .unknown)
    }

    @Test func `a move keeps what was agreed and counts up`() async throws {
        let order = try samples.order(1, guests: ["g@example.org"])
        _ = try await store.book(order)
        let now = Instant(clamping: Samples.now.seconds + 60)
        let moved = try await store.move(samples.move(1, to: 60, reason: "late", now: now))
        #expect(moved.sequence == 1)
        #expect(moved.start == Samples.at(60) && moved.end == Samples.at(90))
        #expect(moved.changed == now && moved.reason == "late")
        #expect(moved.terms.wallTime == "2026-12-07T10:00" && moved.terms.zoneVersion == "2026c")
        #expect(moved.id == order.booking.id && moved.created == order.booking.created)
        #expect(try await store.booking(managedBy: order.manage) == moved)
        // The old time is free, the new one is not.
        _ = try await store.book(samples.order(2))
        #expect(try await store.count("SELECT count(*) FROM claim") == 2)
        #expect(try await store.verify() == [])
    }

    @Test func `a move to the same start changes nothing, however often it is asked for`()
        async throws
    {
        let order = try samples.order(1, policy: .until(.minutes(60)), reason: .required)
        _ = try await store.book(order)
        let moved = try await store.move(samples.move(1, to: 30, reason: "late"))
        // By now the policy would not allow it any more.
        let again = try samples.move(1, to: 30, now: Samples.at(29))
        #expect(try await store.move(again) == moved)
        #expect(try await store.count("SELECT count(*) FROM notice WHERE kind = 'moved'") == 2)
    }

    @Test func `a move may overlap the booking's own time, buffers included`() async throws {
        let samples = try Samples { $0.buffer = Buffer(before: .minutes(10), after: .minutes(10)) }
        _ = try await store.book(samples.order(1))
        let moved = try await store.move(samples.move(1, to: 15))
        #expect(moved.start == Samples.at(15))
        let back = try await store.move(samples.move(1, to: 0))
        #expect(back.sequence == 2)
        #expect(try await store.verify() == [])
    }

    @Test func `whoever leaves a shared meeting leaves the time to the others`() async throws {
        let samples = try Samples { $0.seats = .limited(3) }
        for number in 1...3 { _ = try await store.book(samples.order(number)) }
        let refusal = try await refusal { try await store.move(samples.move(1, to: 15)) }
        guard case .notOpen(.occupied) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        _ = try await store.move(samples.move(1, to: 60))
        _ = try await store.cancel(Samples.manage(2), at: Samples.now, reason: nil)
        #expect(try await store.count("SELECT taken FROM meeting ORDER BY start LIMIT 1") == 1)
        _ = try await store.move(samples.move(3, to: 60))
        #expect(try await store.count("SELECT count(*) FROM meeting") == 1)
        #expect(try await store.count("SELECT taken FROM meeting") == 2)
        #expect(try await store.verify() == [])
    }

    @Test func `a limit of meetings a day does not hinder a move within the day`() async throws {
        let samples = try Samples { $0.limit = BookingLimit(day: 1) }
        _ = try await store.book(samples.order(1))
        let moved = try await store.move(samples.move(1, to: 60))
        #expect(moved.sequence == 1)
    }

    @Test func `the same person books, cancels and books a time again a thousand times`()
        async throws
    {
        for number in 0..<1000 {
            let order = try samples.order(number, email: "grace@example.org")
            #expect(try await store.book(order) == .booked(order.booking))
            let cancelled = try await store.cancel(order.manage, at: Samples.now, reason: nil)
            #expect(cancelled.status == .cancelled && cancelled.sequence == 1)
        }
        #expect(try await store.count("SELECT count(*) FROM claim") == 0)
        #expect(try await store.count("SELECT count(*) FROM meeting") == 0)
        #expect(try await store.verify() == [])
    }

    @Test func `changes never go back in time, whatever the clock does`() async throws {
        _ = try await store.book(samples.order(1))
        let earlier = Instant(clamping: Samples.now.seconds - 86_400)
        let moved = try await store.move(samples.move(1, to: 60, now: earlier))
        #expect(moved.changed == Samples.now)
        let cancelled = try await store.cancel(Samples.manage(1), at: earlier, reason: nil)
        #expect(cancelled.changed == Samples.now)
    }
}
