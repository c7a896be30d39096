import Scheduling
import Testing

@testable import BookingStore

struct OwnerChangeTests {
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        store = try BookingStore.inMemory()
        samples = try Samples(minutes: [30, 60])
    }

    private func book(_ number: Int, at minutes: Int = 0) async throws -> BookingID {
        let order = try samples.order(number, at: minutes, policy: .never, reason: .required)
        return try #require(try await store.book(order).booking).id
    }

    private func move(
        _ id: BookingID,
        to minutes: Int,
        at now: Instant = Samples.now
    ) throws
        -> MoveOrder
    {
        let order = try samples.move(0, to: minutes, reason: "A train", now: now)
        return MoveOrder(
            handle: .owner(id),
            start: order.start,
            now: order.now,
            page: order.page,
            event: order.event,
            zone: order.zone,
            wallTime: order.wallTime,
            zoneVersion: order.zoneVersion,
            reason: order.reason
        )
    }

    private func refusal(
        _ change: () async throws -> Booking
    ) async throws -> ChangeRefusal? {
        await #expect(throws: ChangeRefusal.self) { _ = try await change() }
    }

    @Test func `an id that no booking has changes nothing`() async throws {
        let id = try #require(BookingID("0000000000000000"))
        let cancelling = try await refusal {
            try await store.cancel(.owner(id), at: Samples.now, reason: nil)
        }
        #expect(cancelling == .unknown)
        #expect(try await refusal { try await store.move(move(id, to: 60)) } == .unknown)
    }

    @Test func `the owner, too, changes nothing that is cancelled or has begun`() async throws {
        let id = try await book(1)
        let begun = try await refusal {
            try await store.cancel(.owner(id), at: Samples.monday, reason: nil)
        }
        #expect(begun == .past)
        let late = try move(id, to: 60, at: Samples.monday)
        #expect(try await refusal { try await store.move(late) } == .past)
        _ = try await store.cancel(.owner(id), at: Samples.now, reason: nil)
        let again = try await refusal {
            try await store.cancel(.owner(id), at: Samples.now, reason: nil)
        }
        #expect(again == .alreadyCancelled)
        #expect(try await refusal { try await store.move(move(id, to: 60)) } == .alreadyCancelled)
    }

    @Test func `the owner moves to no time that is taken`() async throws {
        let id = try await book(1)
        _ = try await book(2, at: 60)
        let refused = try await refusal { try await store.move(move(id, to: 60)) }
        #expect(refused == .notOpen(.seatsTaken))
        #expect(try await store.booking(id)?.start == Samples.monday)
        #expect(try await store.count("SELECT count(*) FROM ownerChange") == 0)
    }

    @Test func `no policy keeps the owner from a change, and it is told whose it was`()
        async throws
    {
        let id = try await book(1)
        let moved = try await store.move(move(id, to: 120))
        #expect(moved.isChangedByOwner && moved.sequence == 1 && moved.reason == "A train")
        #expect(try await store.booking(id) == moved)
        let cancelled = try await store.cancel(.owner(id), at: Samples.now, reason: nil)
        #expect(cancelled.isChangedByOwner && cancelled.sequence == 2)
        let notices = try await store.dueNotices(at: Samples.at(1), limit: 10)
        #expect(notices.allSatisfy { !$0.booking.isChangedByOwner && $0.kind == .booked })
        for notice in notices { try await store.markDelivered(notice.id, at: Samples.now) }
        let next = try await store.dueNotices(at: Samples.at(1), limit: 10)
        #expect(!next.isEmpty)
        #expect(next.allSatisfy { $0.booking == moved && $0.kind == .moved })
        // The time is free at once.
        _ = try await book(2, at: 120)
        #expect(try await store.overlaps() == 0)
    }

    @Test func `what the customer changes afterwards is the customer's`() async throws {
        let order = try samples.order(1)
        let id = try #require(try await store.book(order).booking).id
        #expect(try await store.move(move(id, to: 120)).isChangedByOwner)
        let moved = try await store.move(samples.move(1, to: 180))
        #expect(!moved.isChangedByOwner && moved.sequence == 2)
        #expect(try await store.booking(id) == moved)
    }
}

extension BookingReceipt {
    fileprivate var booking: Booking? {
        switch self {
        case .booked(let booking), .repeated(let booking), .alreadyBooked(let booking): booking
        }
    }
}
