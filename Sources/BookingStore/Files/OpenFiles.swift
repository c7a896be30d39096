/// The database and its log as they were opened, so that it is seen when they stand there no more.
///
/// SQLite goes on writing to files that somebody has deleted, moved or replaced; what it writes then
/// is gone with the process. The log lies there as long as the database is open.
struct OpenFiles: Sendable {
    private let path: String
    private let database: FileIdentity?
    private let log: FileIdentity?

    init(ofDatabase path: String) {
        self.path = path
        database = FileIdentity(ofFileAt: path)
        log = FileIdentity(ofFileAt: Self.log(of: path))
    }

    /// Makes sure that what is written now will be found by the next process.
    ///
    /// - Throws: ``StoreFailure/unavailable(_:)``.
    func check() throws(StoreFailure) {
        guard FileIdentity(ofFileAt: path) == database else { throw Self.moved(path) }
        let log = Self.log(of: path)
        guard self.log == nil || FileIdentity(ofFileAt: log) == self.log else {
            throw Self.moved(log)
        }
    }

    private static func log(of path: String) -> String { path + "-wal" }

    private static func moved(_ path: String) -> StoreFailure {
        .unavailable(
            "\(path) was deleted, moved or replaced while it was in use; "
                + "put it back, or stop this program and start it again"
        )
    }
}
