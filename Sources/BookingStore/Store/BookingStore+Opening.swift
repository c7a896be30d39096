import GRDB
import Scheduling

extension BookingStore {
    /// Opens the database of a path for writing; makes it, and its folder, where they are missing.
    ///
    /// An older database is brought up to date, after a copy was made beside it.
    ///
    /// - Throws: ``StoreFailure``.
    package init(at path: String) throws { try self.init(at: path, schema: .current) }

    /// Makes a store that ends with the process.
    package static func inMemory() throws -> BookingStore { try inMemory(judge: .domain) }

    static func inMemory(judge: Judge) throws -> BookingStore {
        do {
            let queue = try DatabaseQueue(configuration: configuration())
            try Schema.current.migrate(queue)
            return BookingStore(database: queue, file: nil, judge: judge)
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }

    init(at path: String, schema: Schema, judge: Judge = .domain) throws {
        let file = try StoreFile(path)
        do {
            try file.prepare(schema)
            let pool = try DatabasePool(path: path, configuration: Self.configuration())
            try Self.makeDurable(pool)
            self.init(database: pool, file: file, judge: judge)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            throw StoreFailure.unavailable("\(path): \(StoreFailure.words(of: error))")
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }

    /// Makes a commit wait for the disk.
    ///
    /// The pool lowers this to NORMAL while it opens, by which a power failure can take back
    /// bookings that were confirmed.
    private static func makeDurable(_ pool: DatabasePool) throws {
        let level = try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw StoreFailure.unavailable("commits would not be durable") }
    }

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "bookings"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        // A rollback that the disk refuses must not end the program; see `SharedTransaction`.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            // What is deleted is overwritten, and nothing of it goes into temporary files.
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
            // A damaged file must not make its triggers and views call what harms.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return configuration
    }
}
