import BookingStore
import Digests
import Glibc

/// The key from which manage tokens are made, in a file beside the database that only its owner
/// can read.
enum SecretKey {
    /// Reads the key, or makes it when there is none.
    ///
    /// - Throws: ``StoreFailure`` when the file cannot be read or written, or is not a key.
    static func load(_ path: String) throws(StoreFailure) -> [UInt8] {
        if let key = try read(path) { return key }
        let key = SystemRandom.bytes(length)
        let descriptor = unsafe open(
            path,
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
            0o600
        )
        guard descriptor >= 0 else {
            // Another process may have been a moment faster.
            if errno == EEXIST, let key = try read(path) { return key }
            throw StoreFailure.file(deed: "make", path: path, code: errno)
        }
        defer { close(descriptor) }
        let written = unsafe key.withUnsafeBytes { buffer in
            unsafe write(descriptor, buffer.baseAddress, buffer.count)
        }
        guard written == length, fsync(descriptor) == 0 else {
            throw StoreFailure.file(deed: "write", path: path, code: errno)
        }
        return key
    }

    private static let length = 32

    private static func read(_ path: String) throws(StoreFailure) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw StoreFailure.file(deed: "read", path: path, code: errno)
        }
        defer { close(descriptor) }
        var key = [UInt8](repeating: 0, count: length + 1)
        let count = unsafe key.withUnsafeMutableBytes { buffer in
            unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
        guard count == length else {
            throw StoreFailure.file(deed: "use", path: path, code: EINVAL)
        }
        key.removeLast()
        return key
    }
}
