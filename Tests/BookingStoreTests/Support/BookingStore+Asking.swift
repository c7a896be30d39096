import GRDB
import Scheduling
import Testing

@testable import BookingStore

/// What came of an order.
typealias Outcome = Result<BookingReceipt, BookingRefusal>

extension BookingStore {
    /// The number that a query of the database itself gives.
    func count(_ sql: String) async throws -> Int {
        try await database.read { try #require(try Int.fetchOne($0, sql: sql)) }
    }

    /// How many pairs of claims of one host share a moment; asks for all pairs, without an index.
    func overlaps() async throws -> Int {
        try await count(
            """
            SELECT count(*) FROM claim a JOIN claim b ON a.host = b.host AND +a.start < +b.start
            WHERE b.start < a."end"
            """
        )
    }

    /// Books many orders at once.
    ///
    /// - Returns: For each, in the same order, the receipt, or the refusal.
    func race(_ orders: [BookingOrder]) async throws -> [Outcome] {
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            for (index, order) in orders.enumerated() {
                group.addTask {
                    do {
                        return (index, .success(try await book(order)))
                    } catch let refusal as BookingRefusal {
                        return (index, .failure(refusal))
                    }
                }
            }
            var results: [Int: Outcome] = [:]
            for try await (index, result) in group { results[index] = result }
            return try orders.indices.map { try #require(results[$0]) }
        }
    }

    /// Cancels by a customer's manage link.
    @discardableResult
    func cancel(_ digest: TokenDigest, at now: Instant, reason: String?) async throws -> Booking {
        try await cancel(.token(digest), at: now, reason: reason)
    }

    /// Runs statements by hand, past all that the program checks.
    func tamper(_ sql: String, withForeignKeys: Bool = true) async throws {
        try await database.writeWithoutTransaction { db in
            if !withForeignKeys { try db.execute(sql: "PRAGMA foreign_keys = OFF") }
            defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
            try db.execute(sql: sql)
        }
    }
}

extension Result {
    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
