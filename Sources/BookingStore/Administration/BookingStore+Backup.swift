import GRDB

extension BookingStore {
    /// Copies the bookings, as they are at one moment between two commits, to a new file.
    ///
    /// Bookings go on meanwhile. Only a whole copy that has reached the disk gets the name; it is
    /// for its owner's eyes only.
    ///
    /// - Throws: ``StoreFailure``; ``StoreFailure/exists(path:)`` when there is such a file.
    package func backup(to path: String) async throws {
        guard let file else { throw StoreFailure.unavailable("there is no file to copy") }
        if Disk.exists(path) { throw StoreFailure.exists(path: path) }
        let unfinished = try Disk.createUnique(path + ".unfinished-")
        do {
            // A connection of its own, which only reads: the one that writes is not kept waiting.
            var configuration = Self.configuration()
            configuration.readonly = true
            let source = try DatabaseQueue(path: file.path, configuration: configuration)
            try await Self.copy(source, to: unfinished)
            try source.close()
            try Disk.flush(unfinished)
            try Disk.link(unfinished, to: path)
            try Disk.removeIfThere(unfinished)
            try Disk.flushFolder(of: path)
        } catch {
            try? Disk.removeIfThere(unfinished)
            throw StoreFailure.wrapping(error)
        }
    }

    private static func copy(_ source: DatabaseQueue, to path: String) async throws {
        try await source.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
    }
}
