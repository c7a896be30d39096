import Glibc

/// Files that hold what customers said: for the owner's eyes only, and on the disk when we say so.
enum Disk {
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// How many bytes a file has; `nil` when there is none.
    static func size(_ path: String) throws(StoreFailure) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .file(deed: "look at", path: path, code: errno)
        }
        return Int(status.st_size)
    }

    /// The path without links; the path itself when there is no such file.
    static func resolved(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Makes the folder of a file, and those above it, where they are missing; nobody else may
    /// open them.
    static func makeFolder(of file: String) throws(StoreFailure) {
        let bytes = Array(file.utf8)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
            let folder = String(decoding: bytes[..<index], as: UTF8.self)
            if unsafe mkdir(folder, 0o700) == 0 {
                try flushFolder(of: folder)
            } else if errno != EEXIST && errno != EISDIR {
                throw .file(deed: "make", path: folder, code: errno)
            }
        }
    }

    /// Makes an empty file that only its owner may read.
    ///
    /// - Throws: ``StoreFailure/exists(path:)`` when there is one.
    static func createEmpty(_ path: String) throws(StoreFailure) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { throw .exists(path: path) }
            throw .file(deed: "write", path: path, code: errno)
        }
        _ = Glibc.close(file)
    }

    /// Makes an empty file that only its owner may read, of a name that nothing else has.
    ///
    /// - Returns: Its path, the wish followed by six letters or digits.
    static func createUnique(_ wish: String) throws(StoreFailure) -> String {
        var path = (wish + "XXXXXX").utf8CString
        let file = unsafe path.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1
        }
        guard file >= 0 else { throw .file(deed: "write", path: wish, code: errno) }
        _ = Glibc.close(file)
        return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Waits until a file, or the names in a folder, have reached the disk.
    static func flush(_ path: String) throws(StoreFailure) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .file(deed: "open", path: path, code: errno) }
        defer { _ = Glibc.close(file) }
        guard fsync(file) == 0 else { throw .file(deed: "write", path: path, code: errno) }
    }

    static func flushFolder(of file: String) throws(StoreFailure) {
        let bytes = Array(file.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return try flush(".") }
        try flush(slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self))
    }

    static func removeIfThere(_ path: String) throws(StoreFailure) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw .file(deed: "remove", path: path, code: errno)
        }
    }

    /// Renames a file over another one.
    static func rename(_ path: String, to target: String) throws(StoreFailure) {
        guard unsafe Glibc.rename(path, target) == 0 else {
            throw .file(deed: "write", path: target, code: errno)
        }
    }

    /// Gives a file a second name.
    ///
    /// - Throws: ``StoreFailure/exists(path:)`` when there is a file of that name.
    static func link(_ path: String, to target: String) throws(StoreFailure) {
        guard unsafe Glibc.link(path, target) == 0 else {
            if errno == EEXIST { throw .exists(path: target) }
            throw .file(deed: "write", path: target, code: errno)
        }
    }

    /// Gives a file a second name that was free: the wish followed by the first number, from 1.
    ///
    /// - Returns: The name.
    static func link(_ path: String, toFirstFree wish: String) throws(StoreFailure) -> String {
        for number in 1...9999 {
            let target = "\(wish)\(number)"
            do throws(StoreFailure) {
                try link(path, to: target)
                return target
            } catch .exists {
                continue
            }
        }
        throw .exists(path: "\(wish)9999")
    }

    /// Copies a file to a new one that only its owner may read, down to the disk.
    static func copy(_ path: String, to target: String) throws(StoreFailure) {
        let source = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw .file(deed: "read", path: path, code: errno) }
        defer { _ = Glibc.close(source) }
        try createEmpty(target)
        let copy = unsafe open(target, O_WRONLY | O_CLOEXEC)
        guard copy >= 0 else { throw .file(deed: "write", path: target, code: errno) }
        defer { _ = Glibc.close(copy) }
        while true {
            let count = sendfile(copy, source, nil, 1 << 20)
            if count == 0 { break }
            guard count > 0 || errno == EINTR else {
                throw .file(deed: "write", path: target, code: errno)
            }
        }
        guard fsync(copy) == 0 else { throw .file(deed: "write", path: target, code: errno) }
    }
}
