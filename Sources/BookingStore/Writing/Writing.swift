import GRDB
import Scheduling

/// One caller's part of a transaction: all of it is kept, or nothing.
struct Writing {
    let db: Database
    /// The hosts of whom something was taken or freed.
    var changedHosts: Set<DefinitionID> = []

    init(_ db: Database) { self.db = db }

    /// Runs a statement that returns nothing; it is compiled once for each text.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The number that a query gives first; `nil` when it gives none.
    func first(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
