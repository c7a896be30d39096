import GRDB

/// The file of a database that this process alone may write.
struct StoreFile: Sendable {
    let path: String
    let lock: StoreLock

    /// Takes the right to write a file, which need not exist, and makes the folder that it lies in.
    ///
    /// Nothing may open the file before: closing it again would take away the locks of SQLite.
    init(_ path: String) throws(StoreFailure) {
        self.path = path
        try Disk.makeFolder(of: path)
        lock = try StoreLock.take(ofDatabase: path)
    }

    /// Makes the database, or brings it up to date.
    ///
    /// One connection that nothing else uses does it, before any other is opened. When it closes,
    /// what an earlier process left in the log is in the file.
    func prepare(_ schema: Schema) throws {
        if !Disk.exists(path) { try Disk.createEmpty(path) }
        let (database, finding) = try schema.connect(to: path)
        if case .older(let count) = finding { try keepCopy(before: count + 1, database) }
        if finding != .current { try schema.migrate(database) }
        try database.close()
        try Disk.flushFolder(of: path)
    }

    /// Copies the database as it is before its n-th change, in place of an older such copy.
    private func keepCopy(before change: Int, _ database: DatabaseQueue) throws {
        let copy = "\(path).before-\(change)"
        let unfinished = copy + ".unfinished"
        try Disk.removeIfThere(unfinished)
        try Disk.createEmpty(unfinished)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
        }
        try Disk.flush(unfinished)
        try Disk.rename(unfinished, to: copy)
        try Disk.flushFolder(of: copy)
    }
}
