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
        Migration(name: "Take bookings, and keep the notices of them", sql: firstTables),
        Migration(name: "Let programs of the owner read bookings", sql: ownerKeys),
        Migration(name: "Keep where customers came from", sql: campaigns),
        Migration(name: "Keep links that book once", sql: oneTimeLinks),
        Migration(name: "Share out the bookings of master pages", sql: assignments),
        Migration(
            name: "Let links book with whom a master page finds",
            sql: linksOfMasterPages
        ),
        Migration(name: "Keep the price agreed and the kinds of answers", sql: agreements),
        Migration(name: "Let bookings be moved to another host", sql: successions),
        Migration(name: "Tell what the owner has changed", sql: ownerChanges),
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

    /// What there is to do with a database.
    enum Finding: Hashable {
        case empty
        case current
        /// So many of our changes have been made, and some are missing.
        case older(count: Int)
    }

    /// Opens a file that nothing else has open, and looks what it is without changing it.
    ///
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - name: How failures name it, when it is a copy of what the owner named.
    ///   - isReading: Whether nothing can be written by the connection; then the file may be open
    ///     elsewhere.
    /// - Returns: The connection, and what there is to do.
    /// - Throws: ``StoreFailure/newer(path:)`` when it has had changes that we do not know,
    ///   ``StoreFailure/foreign(path:)`` when it is not ours.
    func connect(
        to path: String,
        named name: String? = nil,
        isReading: Bool = false
    ) throws -> (DatabaseQueue, Finding) {
        do {
            var configuration = BookingStore.configuration()
            configuration.readonly = isReading
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let finding = try database.inDatabase { try self.finding(in: $0, named: name ?? path) }
            return (database, finding)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw StoreFailure.foreign(path: name ?? path)
        }
    }

    private func finding(in db: Database, named name: String) throws -> Finding {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
        let tables = try Int.fetchOne(db, sql: Self.tableCount)
        // A first start that was cut short may have left the list of changes.
        if application == 0, tables == 0, try migrator.appliedIdentifiers(db).isEmpty {
            return .empty
        }
        guard application == Self.applicationID else { throw StoreFailure.foreign(path: name) }
        let applied = try migrator.appliedIdentifiers(db)
        let known = migrations.map(\.name)
        guard applied == Set(known.prefix(applied.count)) else {
            throw StoreFailure.newer(path: name)
        }
        return applied.count == known.count ? .current : .older(count: applied.count)
    }

    /// How many tables, indexes and the like there are, but for the list of changes.
    private static let tableCount = """
        SELECT count(*) FROM sqlite_schema
        WHERE tbl_name <> 'grdb_migrations' AND name NOT LIKE 'sqlite_%'
        """

    /// Makes the changes that are missing.
    func migrate(_ database: any DatabaseWriter) throws {
        try migrator.migrate(database)
    }
}
