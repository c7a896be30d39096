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
        // Another process may have been a moment faster.
        guard try DurableFile.make(key, at: path) else {
            if let key = try read(path) { return key }
            throw .file(deed: "read", path: path, code: ENOENT)
        }
        return key
    }

    private static let length = 32

    /// Reads the key; `nil` when there is none.
    ///
    /// - Throws: ``StoreFailure`` when the file cannot be read, or is not a key.
    static func existing(_ path: String) throws(StoreFailure) -> [UInt8]? { try read(path) }

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
