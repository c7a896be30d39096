import Glibc

/// The right to write one database, held by at most one process at a time.
///
/// The lock is on a file beside the database, `<database>.lock`, which says who holds it and is
/// never removed: a second one of that name would be a second right. The system takes the lock
/// back when the process ends, however it ends.
final class StoreLock: Sendable {
    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Takes the lock at once, or fails.
    ///
    /// - Throws: ``StoreFailure/held(by:path:)`` when somebody has it; the path is the database's.
    static func take(ofDatabase database: String) throws(StoreFailure) -> StoreLock {
        // Another name of the same file must lead to the same lock.
        let path = Disk.resolved(database) + ".lock"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .file(deed: "open", path: path, code: errno) }
        let lock = StoreLock(descriptor: descriptor, path: path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            guard code == EWOULDBLOCK else { throw .file(deed: "lock", path: path, code: code) }
            throw .held(by: lock.holder, path: database)
        }
        try lock.announce(address: nil)
        return lock
    }

    /// Writes down that this process has the lock, and where it can be reached.
    func announce(address: String?) throws(StoreFailure) {
        let text = Array(StoreHolder(process: getpid(), address: address).text.utf8)
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, text, text.count, 0) == text.count
        else { throw .file(deed: "write", path: path, code: errno) }
    }

    /// Lets another process, or another store, have it.
    func release() {
        _ = ftruncate(descriptor, 0)
        _ = flock(descriptor, LOCK_UN)
    }

    /// Who holds the lock, as far as they said.
    private var holder: StoreHolder? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return StoreHolder(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
    }
}
