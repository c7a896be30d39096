import Scheduling
import Testing

@testable import BookingStore

struct OutboxTests {
    private let store: BookingStore
    private let samples: Samples
    private let later = Instant(clamping: Samples.now.seconds + 3600)

    init() throws {
        store = try BookingStore.inMemory()
        samples = try Samples()
    }

    private func due(
        at now: Instant = Samples.now,
        limit: Int = 100
    ) async throws -> [BookingNotice] {
        try await store.dueNotices(at: now, limit: limit)
    }

    @Test func `a refused order leaves no notice`() async throws {
        let closed = try Samples { $0.notice = .days(30) }
        await #expect(throws: BookingRefusal.self) { _ = try await store.book(closed.order(1)) }
        #expect(try await due().isEmpty)
    }

    @Test(
        arguments: [
            ("ada@example.com", [], [.customer, .host]),
            (nil, [], [.customer]),
            (nil, ["g@example.org"], [.customer, .guests]),
            ("ada@example.com", ["g@example.org"], [.customer, .host, .guests]),
        ] as [(String?, [String], [BookingNotice.Recipient])]
    )
    func `everybody who takes part and has an address is told`(
        host: String?,
        guests: [String],
        recipients: [BookingNotice.Recipient]
    ) async throws {
        let samples = try Samples(hostEmail: host)
        let order = try samples.order(1, guests: guests)
        _ = try await store.book(order)
        let notices = try await due()
        #expect(notices.map(\.recipient) == recipients)
        for notice in notices {
            #expect(notice.kind == .booked && notice.booking == order.booking && notice.tries == 0)
        }
    }

    @Test func `a notice tells how the booking stood after its change`() async throws {
        let order = try samples.order(1)
        _ = try await store.book(order)
        let moved = try await store.move(samples.move(1, to: 60, reason: "late"))
        let cancelled = try await store.cancel(order.manage, at: later, reason: "ill")
        var told: [BookingNotice] = []
        while let notice = try await due(at: later).first(where: { $0.recipient == .customer }) {
            told.append(notice)
            try await store.markDelivered(notice.id, at: later)
        }
        #expect(told.map(\.kind) == [.booked, .moved, .cancelled])
        #expect(told.map(\.booking) == [order.booking, moved, cancelled])
    }

    @Test func `nobody is told of a change before the one that came first`() async throws {
        _ = try await store.book(samples.order(1))
        _ = try await store.move(samples.move(1, to: 60))
        let first = try await due()
        #expect(first.map(\.kind) == [.booked, .booked])
        let customers = try #require(first.first)
        try await store.postpone(customers.id, until: later)
        #expect(try await due().map(\.recipient) == [.host])
        try await store.markDelivered(first[1].id, at: Samples.now)
        #expect(try await due().map(\.kind) == [.moved])
        #expect(try await due(at: later).map(\.kind) == [.moved, .booked])
    }

    @Test func `a notice that was put off comes again when it is due, and counts`() async throws {
        _ = try await store.book(samples.order(1))
        let notice = try #require(try await due().first)
        try await store.postpone(notice.id, until: later)
        let before = Instant(clamping: later.seconds - 1)
        #expect(try await due(at: before).allSatisfy { $0.id != notice.id })
        let again = try #require(try await due(at: later).first { $0.id == notice.id })
        #expect(again.tries == 1)
    }

    @Test func `a delivered notice neither comes again nor can be put off`() async throws {
        _ = try await store.book(samples.order(1))
        for notice in try await due() {
            try await store.markDelivered(notice.id, at: Samples.now)
            try await store.postpone(notice.id, until: Samples.now)
        }
        #expect(try await due(at: later).isEmpty)
    }

    @Test func `notices come oldest first, and as many as are asked for`() async throws {
        for number in 0..<5 { _ = try await store.book(samples.order(number, at: number * 30)) }
        let all = try await due()
        #expect(all.count == 10)
        #expect(all.map(\.id) == all.map(\.id).sorted())
        #expect(try await due(limit: 3) == Array(all.prefix(3)))
        #expect(try await due(limit: 0).isEmpty)
        #expect(try await due(limit: -1).isEmpty)
    }
}
