import CLinux
import Glibc

/// An open folder; paths given to its functions are relative to it.
///
/// The owner closes it; copies share the descriptor.
struct Folder: Sendable {
    let descriptor: Int32
    /// For messages.
    let path: String

    /// Opens a folder.
    ///
    /// - Throws: ``FileFailure``.
    init(_ path: String) throws(FileFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens the folder with the owner's definitions.
    init(content path: String) throws(FileFailure) {
        do {
            try self.init(path)
        } catch {
            guard error.code == ENOENT else { throw error }
            throw FileFailure(error.deed, path, code: error.code, isMissingContent: true)
        }
    }

    /// Opens a folder inside this one, making it first when it is missing.
    init(making name: String, in parent: Folder) throws(FileFailure) {
        let path = parent.path + "/" + name
        guard unsafe mkdirat(parent.descriptor, name, 0o755) == 0 || errno == EEXIST else {
            throw FileFailure("make", path)
        }
        try self.init(name, in: parent)
    }

    /// Opens a folder inside this one; a link in its place is not followed.
    init(_ name: some SystemPath, in parent: Folder) throws(FileFailure) {
        let path = parent.full(name)
        let descriptor = unsafe name.withPointer {
            unsafe openat(parent.descriptor, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        }
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        self.descriptor = descriptor
        self.path = path
    }

    func close() { _ = Glibc.close(descriptor) }

    /// Makes a folder and those above it, where they are missing.
    static func make(_ path: String) throws(FileFailure) {
        var made = ""
        for (index, part) in path.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        ).enumerated() {
            made += (index == 0 ? "" : "/") + String(decoding: Array(part), as: UTF8.self)
            guard !part.isEmpty else { continue }
            guard unsafe mkdir(made, 0o755) == 0 || errno == EEXIST || errno == EISDIR else {
                throw FileFailure("make", made)
            }
        }
    }

    /// The state of a file, not following a link; `nil` when there is none.
    func stamp(of name: String) throws(FileFailure) -> FileStamp? {
        try status(of: name).map { FileStamp($0) }
    }

    func status(of name: some SystemPath) throws(FileFailure) -> linux_status? {
        var status = linux_status()
        let result = unsafe name.withPointer {
            unsafe linux_look_at(descriptor, $0, AT_SYMLINK_NOFOLLOW, &status)
        }
        if result == 0 { return status }
        guard errno == ENOENT || errno == ENOTDIR else { throw FileFailure("look at", full(name)) }
        return nil
    }

    /// The content of a file; `nil` when there is none.
    func read(_ name: String) throws(FileFailure) -> [UInt8]? {
        // Opening a named pipe would wait for somebody who writes to it.
        let file = unsafe openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw FileFailure("read", full(name)) }
            return nil
        }
        defer { _ = Glibc.close(file) }
        var status = linux_status()
        guard unsafe linux_look(file, &status) == 0 else { throw FileFailure("read", full(name)) }
        guard status.mode & S_IFMT == S_IFREG else {
            let isFolder = status.mode & S_IFMT == S_IFDIR
            throw FileFailure("read", full(name), code: isFolder ? EISDIR : EINVAL)
        }
        // One byte more than the size, to notice a file that grows meanwhile.
        var capacity = Int(status.size) + 1
        var bytes: [UInt8] = []
        while true {
            let before = bytes.count
            var result = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                result = unsafe Glibc.read(file, buffer.baseAddress, capacity)
                count = max(result, 0)
            }
            if result < 0 {
                if errno == EINTR { continue }
                throw FileFailure("read", full(name))
            }
            if before == 0 { bytes = chunk } else { bytes += chunk }
            if result < capacity && (result == 0 || bytes.count >= Int(status.size)) {
                return bytes
            }
            capacity = 65_536
        }
    }

    /// At most so many bytes of a plain file; `nil` when there is none, or a pipe in its place, or a
    /// link that is not to be followed.
    func readPlain(
        _ name: String,
        from start: Int = 0,
        limit: Int = .max,
        followingLinks: Bool = false
    ) throws(FileFailure) -> [UInt8]? {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let file = unsafe openat(descriptor, name, flags)
        guard file >= 0 else {
            // Neither a link nor a socket can be opened so.
            guard [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno) else {
                throw FileFailure("read", full(name))
            }
            return nil
        }
        defer { _ = Glibc.close(file) }
        var status = linux_status()
        guard unsafe linux_look(file, &status) == 0 else { throw FileFailure("read", full(name)) }
        guard status.mode & S_IFMT == S_IFREG else { return nil }
        // No more room than there are bytes, whatever length a damaged file claims to have.
        let count = min(limit, max(0, Int(status.size) - start))
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat {
                let rest = unsafe buffer.baseAddress.map { unsafe $0 + initialized }
                result = unsafe pread(file, rest, count - initialized, start + initialized)
                initialized += max(result, 0)
            } while result < 0 && errno == EINTR || result > 0 && initialized < count
        }
        guard result >= 0 else { throw FileFailure("read", full(name)) }
        return bytes
    }

    /// Opens a plain file, making it when it is missing; a link or a pipe in its place is refused.
    func openPlain(_ name: String) throws(FileFailure) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
        let file = unsafe openat(descriptor, name, flags, 0o644)
        guard file >= 0 else { throw FileFailure("write", full(name)) }
        var status = linux_status()
        guard unsafe linux_look(file, &status) == 0, status.mode & S_IFMT == S_IFREG else {
            _ = Glibc.close(file)
            throw FileFailure("write", full(name), code: EINVAL)
        }
        return file
    }

    /// Whether a file holds exactly these bytes.
    func holds(_ name: String, _ bytes: [UInt8]) throws(FileFailure) -> Bool {
        guard let status = try status(of: name), status.mode & S_IFMT == S_IFREG,
            status.size == bytes.count
        else { return false }
        return try read(name) == bytes
    }

    /// Writes a new file, replacing one of that name, and tells its state.
    ///
    /// Everybody may read it if it is public, whatever the user's umask.
    @discardableResult
    func write(
        _ name: String,
        _ bytes: [UInt8],
        isPublic: Bool = false
    ) throws(FileFailure) -> FileStamp {
        let file = try create(name)
        guard file >= 0 else { throw FileFailure("write", full(name)) }
        defer { _ = Glibc.close(file) }
        var written = 0
        while written < bytes.count {
            let result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    file,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
            }
            if result < 0 {
                if errno == EINTR { continue }
                throw FileFailure("write", full(name))
            }
            written += result
        }
        var status = linux_status()
        guard unsafe linux_look(file, &status) == 0 else { throw FileFailure("write", full(name)) }
        if isPublic && status.mode & 0o777 != 0o644 {
            guard fchmod(file, 0o644) == 0 else { throw FileFailure("write", full(name)) }
        }
        return FileStamp(status)
    }

    /// Opens a new file, never one that exists: it may be another name of a published one.
    private func create(_ name: String) throws(FileFailure) -> Int32 {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let file = unsafe openat(descriptor, name, flags, 0o644)
        guard file < 0, errno == EEXIST else { return file }
        try remove(name)
        return unsafe openat(descriptor, name, flags, 0o644)
    }

    /// Makes the folders above a file, where they are missing.
    ///
    /// - Returns: Those that were missing, the outermost first.
    @discardableResult
    func makeParents(
        of path: RawPath,
        arePublic: Bool = false
    ) throws(FileFailure) -> [RawPath] {
        var made: [RawPath] = []
        for parent in path.parents where try makeFolder(parent, isPublic: arePublic) {
            made.append(parent)
        }
        return made
    }

    /// Makes a folder; `false` when it is there already.
    ///
    /// Everybody may open it if it is public, whatever the user's umask.
    @discardableResult
    func makeFolder(
        _ name: some SystemPath,
        isPublic: Bool = false
    ) throws(FileFailure) -> Bool {
        if unsafe name.withPointer({ unsafe mkdirat(descriptor, $0, 0o755) }) != 0 {
            guard errno == EEXIST else { throw FileFailure("make", full(name)) }
            return false
        }
        if isPublic { try openToAll(name) }
        return true
    }

    /// Opens a folder to everybody; `false` when it is open already.
    @discardableResult
    func openToAll(_ name: some SystemPath) throws(FileFailure) -> Bool {
        guard let mode = try status(of: name)?.mode, mode & 0o755 != 0o755 else { return false }
        try setMode(mode | 0o755, of: name)
        return true
    }

    func setMode(_ mode: mode_t, of name: some SystemPath) throws(FileFailure) {
        let result = unsafe name.withPointer { unsafe fchmodat(descriptor, $0, mode & 0o7777, 0) }
        guard result == 0 else {
            throw FileFailure("open to others", full(name))
        }
    }

    /// Removes a file; a missing one, or a folder of its name, is as good as removed.
    func remove(_ name: some SystemPath) throws(FileFailure) {
        if unsafe name.withPointer({ unsafe unlinkat(descriptor, $0, 0) }) == 0 { return }
        guard errno == ENOENT || errno == ENOTDIR || errno == EISDIR else {
            throw FileFailure("remove", full(name))
        }
    }

    /// Removes a folder if it is empty; `false` when it is not.
    @discardableResult
    func removeEmptyFolder(_ name: some SystemPath) throws(FileFailure) -> Bool {
        let result = unsafe name.withPointer { unsafe unlinkat(descriptor, $0, AT_REMOVEDIR) }
        if result == 0 || errno == ENOENT { return true }
        guard errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR || errno == EBUSY else {
            throw FileFailure("remove", full(name))
        }
        return false
    }

    /// Gives a file a second name in another folder of the same file system.
    func link(
        _ name: some SystemPath,
        to target: some SystemPath,
        in other: Folder
    ) throws(FileFailure) {
        if tryLink(name, to: target, in: other) { return }
        if errno == EEXIST {
            try other.remove(target)
            if tryLink(name, to: target, in: other) { return }
        }
        throw FileFailure("link", full(name))
    }

    private func tryLink(
        _ name: some SystemPath,
        to target: some SystemPath,
        in other: Folder
    ) -> Bool {
        unsafe name.withPointer { name in
            unsafe target.withPointer {
                unsafe linkat(descriptor, name, other.descriptor, $0, 0) == 0
            }
        }
    }

    /// Moves a file or folder, replacing a file of the new name in one step.
    func move(_ name: String, to target: String, in other: Folder) throws(FileFailure) {
        guard unsafe renameat(descriptor, name, other.descriptor, target) == 0 else {
            throw FileFailure("replace", other.full(target))
        }
    }

    /// Exchanges two folders in one step; `false` where the file system cannot.
    func exchange(_ name: String, with target: String, in other: Folder) throws(FileFailure) -> Bool
    {
        if unsafe linux_exchange(descriptor, name, other.descriptor, target) == 0 {
            return true
        }
        guard errno == EINVAL || errno == ENOSYS else {
            throw FileFailure("replace", other.full(target))
        }
        return false
    }

    func full(_ name: some SystemPath) -> String {
        path == "." ? name.shown : path + "/" + name.shown
    }
}
