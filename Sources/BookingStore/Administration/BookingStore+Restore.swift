import GRDB

extension BookingStore {
    /// What a restore has done.
    package struct Restored: Hashable, Sendable {
        /// Where the database that was replaced lies now; `nil` when there was none.
        package let former: String?
        /// How many notices were waiting in the backup and will not be sent: they may have been.
        package let withdrawnNotices: Int
        /// How many keys were in the backup and are not good any more: they may have been revoked.
        package let withdrawnKeys: Int
        /// How many one-time links are held until the owner confirms them: they may have been used.
        package let heldLinks: Int
        /// How often a backup has been put in place, and 1.
        package let epoch: Int
    }

    /// Puts a backup in the place of a database that no process has open.
    ///
    /// The backup is checked first, and stays as it is. The former database is kept beside the new
    /// one. At every moment the path holds the one or the other. One-time links of the backup may have
    /// been used since: they are held until the owner confirms them. The owner's keys are gone.
    ///
    /// - Throws: ``StoreFailure``; and then the former database is in its place.
    package static func restore(_ backup: String, to path: String) throws -> Restored {
        guard Disk.exists(backup) else { throw StoreFailure.noBackup(path: backup) }
        let file = try StoreFile(path)
        defer { file.lock.release() }
        let unfinished = path + ".unfinished"
        do {
            // An empty one is left behind by who has only read.
            guard try Disk.size(backup + "-wal") ?? 0 == 0 else {
                throw StoreFailure.damaged(["\(backup) is not a backup but a database in use"])
            }
            for ending in ["", "-wal", "-shm", "-journal"] {
                try Disk.removeIfThere(unfinished + ending)
            }
            try Disk.copy(backup, to: unfinished)
            let made = try makeCurrent(unfinished, named: backup, after: Former(database: path))
            let former = try file.keepFormer()
            try Disk.rename(unfinished, to: path)
            try Disk.flushFolder(of: path)
            return Restored(
                former: former,
                withdrawnNotices: made.notices,
                withdrawnKeys: made.keys,
                heldLinks: made.links,
                epoch: made.epoch
            )
        } catch {
            try? Disk.removeIfThere(unfinished)
            throw StoreFailure.wrapping(error)
        }
    }

    /// Checks a copy of a backup, brings it up to date and begins a new epoch in it.
    ///
    /// - Returns: How many notices and keys were withdrawn and links are held, and the epoch.
    private static func makeCurrent(
        _ copy: String,
        named backup: String,
        after former: Former
    ) throws -> (notices: Int, keys: Int, links: Int, epoch: Int) {
        let schema = Schema.current
        let (database, finding) = try schema.connect(to: copy, named: backup)
        guard finding != .empty else { throw StoreFailure.foreign(path: backup) }
        try schema.migrate(database)
        let problems = try database.read { try Inspection($0).problems() }
        guard problems.isEmpty else { throw StoreFailure.damaged(problems) }
        let made = try database.write { db in
            // The same backup, put in place twice, begins two epochs.
            try db.execute(
                sql: "UPDATE meta SET value = max(value, ?) + 1 WHERE key = 'epoch'",
                arguments: [former.epoch]
            )
            try beginNotices(after: former.lastNotice, in: db)
            try db.execute(sql: "UPDATE notice SET state = 'withdrawn' WHERE state = 'pending'")
            let notices = db.changesCount
            try db.execute(sql: "DELETE FROM ownerKey")
            let keys = db.changesCount
            // A used one too: if it is reopened, it may have been used again since.
            try db.execute(sql: "UPDATE oneTimeLink SET held = 1")
            let links = try Int.fetchOne(db, sql: Self.heldCount) ?? 0
            return (notices: notices, keys: keys, links: links, epoch: try epoch(in: db))
        }
        try database.close()
        try Disk.flush(copy)
        return made
    }

    private static let heldCount =
        "SELECT count(*) FROM oneTimeLink WHERE used IS NULL AND revoked IS NULL"

    /// How often a backup has been put in place, and 1.
    package func epoch() async throws -> Int {
        try await read { try Self.epoch(in: $0) }
    }

    /// What the database that is to be replaced has used up; nothing where it cannot be read.
    private struct Former {
        var epoch = 0
        var lastNotice: Int64 = 0

        init(database path: String) {
            guard let (former, finding) = try? Schema.current.connect(to: path, isReading: true)
            else { return }
            defer { try? former.close() }
            guard finding != .empty else { return }
            epoch = (try? former.read { try BookingStore.epoch(in: $0) }) ?? 0
            lastNotice = (try? former.read { try BookingStore.lastNotice(in: $0) }) ?? 0
        }
    }

    private static func lastNotice(in db: Database) throws -> Int64 {
        let sql = "SELECT max(seq) FROM sqlite_sequence WHERE name = 'notice'"
        return try Int64.fetchOne(db, sql: sql) ?? 0
    }

    /// Lets numbers of notices begin after a former one: messages that have not been sent yet may
    /// lie in files of these numbers.
    private static func beginNotices(after former: Int64, in db: Database) throws {
        let last = max(try lastNotice(in: db), former)
        try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'notice'")
        try db.execute(
            sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('notice', ?)",
            arguments: [last]
        )
    }

    private static func epoch(in db: Database) throws -> Int {
        guard let epoch = try Int.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'epoch'")
        else { throw StoreFailure.damaged(["there is no epoch"]) }
        return epoch
    }
}

extension StoreFile {
    /// Gives the database that is to be replaced a further name, its log included.
    ///
    /// - Returns: The name; `nil` when there is no database.
    fileprivate func keepFormer() throws -> String? {
        guard Disk.exists(path) else { return nil }
        // What the log holds goes into the file; a damaged file keeps its log.
        if let former = try? DatabaseQueue(path: path, configuration: BookingStore.configuration())
        {
            _ = try? former.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try? former.close()
        }
        let name = try Disk.link(path, toFirstFree: path + ".replaced-")
        // A log that stayed would be taken for the new database's.
        for ending in ["-wal", "-shm", "-journal"] where Disk.exists(path + ending) {
            try Disk.rename(path + ending, to: name + ending)
        }
        try Disk.flushFolder(of: path)
        return name
    }
}
