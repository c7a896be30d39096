import Glibc

/// An open file or folder, closed when it goes out of scope.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let status: stat

    enum Kind {
        case file, folder, other
    }

    /// Opens a path; `nil` when there is nothing that may be opened.
    init?(_ path: String, _ flags: Int32) throws(SiteFolder.Failure) {
        try self.init(opened: unsafe open(path, flags | O_CLOEXEC))
    }

    /// Opens a name in a folder; `nil` when there is nothing that may be opened.
    init?(
        _ name: String,
        _ flags: Int32,
        in folder: borrowing OpenFile
    ) throws(SiteFolder.Failure) {
        try self.init(opened: unsafe openat(folder.descriptor, name, flags | O_CLOEXEC))
    }

    private init?(opened descriptor: Int32) throws(SiteFolder.Failure) {
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ELOOP, EACCES, ENAMETOOLONG, ENXIO: return nil
            default: throw SiteFolder.Failure(number: errno)
            }
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw SiteFolder.Failure(number: number)
        }
        self.descriptor = descriptor
        self.status = status
    }

    deinit { close(descriptor) }

    var kind: Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    func isSame(as other: borrowing OpenFile) -> Bool {
        status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino
    }

    /// The whole content.
    func bytes() throws(SiteFolder.Failure) -> [UInt8] {
        // One more than the size, so that the read that fills it also finds the end.
        var bytes = try piece(Int(status.st_size) + 1)
        while bytes.count > Int(status.st_size) {
            let more = try piece(65_536)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    private func piece(_ length: Int) throws(SiteFolder.Failure) -> [UInt8] {
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            let result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            count = max(0, result)
            if result < 0 { failure = errno }
        }
        if let failure { throw SiteFolder.Failure(number: failure) }
        return bytes
    }
}
