import BookingStore
import Glibc

/// Files for their owner's eyes only, of which each is whole, and survives a power failure, or is
/// not there.
enum DurableFile {
    /// Writes a file, in place of an older one of its name.
    ///
    /// - Throws: ``StoreFailure``, and then what was there before is there still.
    static func write(_ bytes: [UInt8], to path: String) throws(StoreFailure) {
        let unfinished = try writeUnfinished(bytes, for: path)
        guard unsafe rename(unfinished, path) == 0 else {
            let code = errno
            _ = unsafe unlink(unfinished)
            throw .file(deed: "write", path: path, code: code)
        }
        try flushFolder(of: path)
    }

    /// Writes a file unless there is one of its name.
    ///
    /// - Returns: Whether there was none.
    static func make(_ bytes: [UInt8], at path: String) throws(StoreFailure) -> Bool {
        let unfinished = try writeUnfinished(bytes, for: path)
        let isMade = unsafe link(unfinished, path) == 0
        let code = errno
        _ = unsafe unlink(unfinished)
        guard isMade || code == EEXIST else {
            throw .file(deed: "make", path: path, code: code)
        }
        try flushFolder(of: path)
        return isMade
    }

    /// Makes a folder, if there is none, below one that is there.
    static func makeFolder(_ path: String) throws(StoreFailure) {
        if unsafe mkdir(path, 0o700) == 0 { return try flushFolder(of: path) }
        guard errno == EEXIST else { throw .file(deed: "make", path: path, code: errno) }
    }

    /// Writes a file under another name, in place of what an earlier try has left.
    ///
    /// - Returns: That name.
    private static func writeUnfinished(
        _ bytes: [UInt8],
        for path: String
    ) throws(StoreFailure) -> String {
        let unfinished = path + ".tmp"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe open(unfinished, flags, 0o600)
        guard descriptor >= 0 else {
            throw .file(deed: "write", path: unfinished, code: errno)
        }
        defer { close(descriptor) }
        guard writeAll(bytes, to: descriptor), fsync(descriptor) == 0 else {
            let code = errno
            // On a full disk it would be in the way.
            _ = unsafe unlink(unfinished)
            throw .file(deed: "write", path: unfinished, code: code)
        }
        return unfinished
    }

    /// Writes bytes one after another; `false` when that fails, and `errno` says why.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
            }
            guard count > 0 || errno == EINTR else { return false }
            written += max(0, count)
        }
        return true
    }

    /// Waits until the names in the folder of a file have reached the disk.
    private static func flushFolder(of file: String) throws(StoreFailure) {
        let bytes = Array(file.utf8)
        let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(decoding: bytes[...$0], as: UTF8.self) } ?? "."
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(deed: "open", path: folder, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw .file(deed: "write", path: folder, code: errno)
        }
    }
}
