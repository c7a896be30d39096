import GRDB
import Scheduling

extension StoredAssignment {
    /// Who was found for a booking, the booking's own page first.
    static func all(of booking: BookingID, in db: Database) throws -> [StoredAssignment] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT a.master, a.page, a.reason FROM booking b
                    JOIN assignment a ON a.booking = b.number WHERE b.id = ? ORDER BY a.seat
                    """
            ),
            arguments: [booking.text]
        )
        var all: [StoredAssignment] = []
        while let row = try rows.next() {
            var row = RowReader(row)
            all.append(
                StoredAssignment(
                    master: try row.nextID(),
                    page: try row.nextID(),
                    reason: try row.next { AssignmentReason($0) }
                )
            )
        }
        return all
    }
}

extension AssignmentRecord {
    /// Reads what decides about a pool.
    init(_ scope: AssignmentScope, in db: Database) throws {
        self.init()
        for member in scope.pool.members {
            let page = member.page.id
            if scope.pool.distribution.method == .roundRobin {
                if let turns = try Turns(of: page, scope, in: db) { note(turns, of: page) }
            } else {
                let last = try Int.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT max(booking) FROM assignment
                            WHERE master = ? AND event = ? AND page = ?
                            """
                    ),
                    arguments: [scope.master.text, scope.event.text, page.text]
                )
                if let last { note(last: last, of: page) }
            }
        }
    }
}

extension AssignmentRecord.Turns {
    /// Sums up what a page has received since the scope begins; `nil` when that is nothing.
    fileprivate init?(of page: DefinitionID, _ scope: AssignmentScope, in db: Database) throws {
        let arguments: StatementArguments = [scope.turns, page.text, scope.since.seconds]
        let sums = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT min(booking), count(*), sum(removed), max(booking) FROM assignment
                    WHERE turns = ? AND page = ? AND made >= ?
                    """
            ),
            arguments: arguments
        )
        guard let sums else { return nil }
        var row = RowReader(sums)
        guard let number: Int = try row.nextIfAny() else { return nil }
        let first = try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT turn FROM assignment WHERE booking = ? AND page = ?"
            ),
            arguments: [number, page.text]
        )
        self.init(
            first: first ?? 1,
            received: try row.next(),
            removed: try row.next(),
            last: try row.next()
        )
    }
}
