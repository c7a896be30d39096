extension BookingStore {
    /// Copies the bookings, as they are at one moment between two commits, to a new file.
    ///
    /// Bookings go on meanwhile: a connection of its own, which only reads, does it.
    ///
    /// - Throws: ``StoreFailure``; ``StoreFailure/exists(path:)`` when there is such a file.
    package func backup(to path: String) async throws {
        guard let file else { throw StoreFailure.unavailable("there is no file to copy") }
        let reader = try BookingReader(at: file.path, allowsOlder: true)
        try await reader.backup(to: path)
        try reader.close()
    }
}
