import GRDB
import Scheduling

/// The query that a filter of bookings stands for.
struct BookingQuery {
    private var conditions: [String] = []
    private var arguments = StatementArguments()
    private let limit: Int?

    init(_ filter: BookingFilter) {
        limit = filter.limit
        if let page = filter.page { add("b.page = ?", [page.text]) }
        if let host = filter.host { add("b.host = ?", [host.text]) }
        if let status = filter.status { add("b.status = ?", [status.rawValue]) }
        if let email = filter.email { add("b.customerEmail = ?", [email.text]) }
        if let from = filter.from { add("b.start >= ?", [from.seconds]) }
        if let until = filter.until { add("b.start < ?", [until.seconds]) }
        if let after = filter.after {
            add("(b.start, b.id) > (?, ?)", [after.start.seconds, after.id.text])
        }
    }

    private mutating func add(_ condition: String, _ values: StatementArguments) {
        conditions.append(condition)
        arguments += values
    }

    func bookings(in db: Database) throws -> [Booking] {
        var sql = StoredBooking.select(.latest)
        if !conditions.isEmpty { sql += "WHERE " + conditions.joined(separator: " AND ") }
        sql += " ORDER BY b.start, b.id"
        // The limit is an argument, so that statements are few and stay compiled; -1 is none.
        sql += " LIMIT ?"
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: sql),
            arguments: arguments + [limit ?? -1]
        )
        var bookings: [Booking] = []
        while let row = try rows.next() {
            bookings.append(try StoredBooking(row, in: db).booking)
        }
        return bookings
    }
}
