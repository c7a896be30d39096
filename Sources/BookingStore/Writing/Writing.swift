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
}
