import GRDB

/// The tables of the database, as the changes that made them, oldest first.
///
/// A change is never edited once it is released; a further one follows it. Each is one
/// transaction.
struct Schema: Sendable {
    let migrations: [Migration]

    struct Migration: Sendable {
        /// A sentence.
        let name: String
        let sql: String
    }

    static let current = Schema(migrations: [
        Migration(name: "Take bookings, and keep the notices of them", sql: firstTables)
    ])

    /// Written into the head of every database of ours: `Bkpl`.
    static let applicationID = 0x426B_706C

    private var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        return migrator
    }

    /// What is to be done with a database that was found.
    enum Finding: Hashable {
        case empty
        case current
        /// So many of our changes have been made, and some are missing.
        case older(count: Int)
        /// It has had changes that we do not know.
        case newer
        case foreign
    }

    /// Looks at a database without changing it.
    func finding(in db: Database) throws -> Finding {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
        if application == 0, tables == 0 { return .empty }
        guard application == Self.applicationID else { return .foreign }
        let applied = try migrator.appliedIdentifiers(db)
        let known = migrations.map(\.name)
        guard applied == Set(known.prefix(applied.count)) else { return .newer }
        return applied.count == known.count ? .current : .older(count: applied.count)
    }

    /// Makes the changes that are missing.
    func migrate(_ database: any DatabaseWriter) throws {
        try migrator.migrate(database)
    }
}
