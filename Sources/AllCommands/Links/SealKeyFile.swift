import BookingStore
import Digests
import Glibc
import Sealing

/// The keys of sealed links, in a file beside the database that only its owner can read.
struct SealKeyFile {
    let path: String

    /// Reads the keys, or makes the first one when there is no file.
    ///
    /// - Throws: ``StoreFailure`` when the file cannot be read or written, or holds something else.
    func load() throws(StoreFailure) -> SealKeyring {
        if let ring = try existing() { return ring }
        try DurableFile.makeFolder(of: path)
        let lock = try lock()
        defer { close(lock) }
        // Another process may have been a moment faster.
        if let ring = try existing() { return ring }
        guard let ring = SealKeyring(random: SystemRandom.bytes(52)),
            try DurableFile.make(ring.fileText, at: path)
        else { throw .file(deed: "make", path: path, code: EINVAL) }
        return ring
    }

    /// Waits until no other process makes or changes the keys.
    ///
    /// - Returns: A descriptor; the next one waits until it is closed.
    private func lock() throws(StoreFailure) -> Int32 {
        let lock = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw .file(deed: "lock", path: path, code: errno)
        }
        return lock
    }

    /// Reads the keys; `nil` when there is no file.
    ///
    /// - Throws: ``StoreFailure`` when the file cannot be read, or holds something else.
    func existing() throws(StoreFailure) -> SealKeyring? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(deed: "read", path: path, code: errno)
        }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: Self.maximumLength + 1)
        let count = unsafe text.withUnsafeMutableBytes { buffer in
            unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
        guard count >= 0 else { throw .file(deed: "read", path: path, code: errno) }
        guard count <= Self.maximumLength, let ring = SealKeyring(fileText: Array(text[..<count]))
        else { throw .file(deed: "use", path: path, code: EINVAL) }
        return ring
    }

    /// Changes the keys, one process at a time.
    ///
    /// - Returns: What the change returned; the file is written only if that is `true`.
    /// - Throws: ``StoreFailure``; then the file is as it was.
    func change(_ change: (inout SealKeyring) -> Bool) throws(StoreFailure) -> Bool {
        _ = try load()
        let lock = try lock()
        defer { close(lock) }
        guard var ring = try existing() else {
            throw .file(deed: "read", path: path, code: ENOENT)
        }
        guard change(&ring) else { return false }
        try DurableFile.write(ring.fileText, to: path)
        return true
    }

    /// In bytes; room for hundreds of keys.
    private static let maximumLength = 65_536
}

extension DurableFile {
    /// Makes the folder of a file, if there is none.
    fileprivate static func makeFolder(of path: String) throws(StoreFailure) {
        let bytes = Array(path.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return }
        let folder = String(decoding: bytes[..<slash], as: UTF8.self)
        guard unsafe access(folder, F_OK) != 0 else { return }
        try makeFolder(folder)
    }
}
