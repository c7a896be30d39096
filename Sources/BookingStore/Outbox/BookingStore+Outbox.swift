import GRDB
package import Scheduling

extension BookingStore: NoticeOutbox {
    /// The notices that are due, oldest first; of one booking and recipient only the oldest that
    /// waits, so that nobody reads of a move before the booking.
    package func dueNotices(at now: Instant, limit: Int) async throws -> [BookingNotice] {
        guard limit > 0 else { return [] }
        return try await read { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: Self.dueQuery),
                arguments: [now.seconds, limit]
            )
            var notices: [BookingNotice] = []
            while let row = try rows.next() { notices.append(try BookingNotice(row, in: db)) }
            return notices
        }
    }

    @discardableResult
    package func markDelivered(_ id: Int64, at now: Instant) async throws -> Bool {
        try await commits.write { writing in
            try writing.run(
                """
                UPDATE notice SET state = 'delivered', delivered = ?
                WHERE id = ? AND state = 'pending'
                """,
                [now.seconds, id]
            )
            return try writing.first("SELECT 1 FROM notice WHERE id = ?", [id]) != nil
        }
    }

    package func postpone(_ id: Int64, until due: Instant) async throws {
        try await commits.write { writing in
            try writing.run(
                "UPDATE notice SET due = ?, tries = tries + 1 WHERE id = ? AND state = 'pending'",
                [due.seconds, id]
            )
        }
    }

    private static let dueQuery = """
        SELECT n.id, n.kind, n.recipient, n.tries, \(StoredBooking.columns)
        FROM notice n JOIN booking b ON b.number = n.booking \(StoredBooking.joining(.noticed))
        WHERE n.state = 'pending' AND n.due <= ? AND NOT EXISTS (
            SELECT 1 FROM notice earlier WHERE earlier.booking = n.booking
                AND earlier.recipient = n.recipient AND earlier.id < n.id
                AND earlier.state = 'pending')
        ORDER BY n.due, n.id LIMIT ?
        """
}

extension BookingNotice {
    fileprivate init(_ row: Row, in db: Database) throws {
        var reader = RowReader(row)
        self.init(
            id: try reader.next(),
            kind: try reader.next { Kind(rawValue: $0) },
            recipient: try reader.next { Recipient(rawValue: $0) },
            booking: try StoredBooking(row, from: 4, in: db).booking,
            tries: try reader.next()
        )
    }
}
