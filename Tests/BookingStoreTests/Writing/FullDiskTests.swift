import GRDB
import Scheduling
import Testing

@testable import BookingStore

struct FullDiskTests {
    /// Lets the database have so many pages more than it has; `nil` as many as it likes.
    private func allow(_ pages: Int?, _ store: BookingStore) async throws {
        try await store.database.writeWithoutTransaction { db in
            let count = try #require(try Int.fetchOne(db, sql: "PRAGMA page_count"))
            let most = pages.map { count + $0 } ?? 1_000_000
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(most)")
        }
    }

    @Test func `a full disk fails bookings, confirms none in vain, and is forgotten when it ends`()
        async throws
    {
        let folder = try StoreFolder()
        let store = try folder.open()
        let samples = try Samples()
        try await allow(8, store)
        var booked: Set<BookingID> = []
        var failures = 0
        for round in 0..<8 {
            let orders = try (0..<32).map {
                try samples.order(round * 32 + $0, at: (round * 32 + $0) * 30)
            }
            let results = await withTaskGroup(of: Result<BookingID, any Error>.self) { group in
                for order in orders {
                    group.addTask {
                        do {
                            _ = try await store.book(order)
                            return .success(order.booking.id)
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for result in results {
                switch result {
                case .success(let id): booked.insert(id)
                case .failure(let error):
                    failures += 1
                    guard case StoreFailure.unavailable = error else {
                        Issue.record("\(error)")
                        continue
                    }
                }
            }
        }
        #expect(failures > 0)
        let stored = try await store.bookings(matching: BookingFilter()).map(\.id)
        #expect(Set(stored) == booked)
        try await allow(nil, store)
        let order = try samples.order(999, at: 999 * 30)
        #expect(try await store.book(order) == .booked(order.booking))
        #expect(try await store.verify() == [])
        try await store.close()
    }
}
