import CLinux
import Glibc
import SiteSource

/// Every file below the content folder with its stamp, in the order in which they were listed.
///
/// Two compact arrays rather than one string a file: comparing a listing with that of the last
/// build is comparing two blocks of memory, and that is all that a build without a change does.
struct SourceListing: Sendable {
    /// The paths relative to the content folder, one after another.
    fileprivate(set) var names: [UInt8] = []
    fileprivate(set) var entries: [SourceEntry] = []

    init() {}

    init(names: [UInt8], entries: [SourceEntry]) {
        self.names = names
        self.entries = entries
    }

    var count: Int { entries.count }

    /// Adds a file that may be missing.
    mutating func append(_ path: String, _ stamp: FileStamp?) {
        names.append(contentsOf: path.utf8)
        entries.append(
            SourceEntry(
                stamp: stamp ?? FileStamp(linux_status()),
                nameEnd: UInt32(clamping: names.count),
                obstacle: stamp == nil ? SourceEntry.isNoFile : 0
            )
        )
    }

    /// The path of a file; with its bytes escaped when they are no text.
    func path(at index: Int) -> String {
        let name = names[nameRange(at: index)]
        return String(validating: name, as: UTF8.self) ?? RawPath(Array(name)).shown
    }

    /// Whether a path is text; nobody can write or read the name of another reliably.
    func isText(at index: Int) -> Bool {
        String(validating: names[nameRange(at: index)], as: UTF8.self) != nil
    }

    func nameRange(at index: Int) -> Range<Int> {
        let start = index == 0 ? 0 : min(Int(entries[index - 1].nameEnd), names.count)
        return start..<max(start, min(Int(entries[index].nameEnd), names.count))
    }

    /// Whether a file is one of the many whose path alone says that it is a page:
    /// `pages/ada-intro.md`.
    func isPlainPage(at index: Int) -> Bool {
        let name = names[nameRange(at: index)]
        guard name.count > 9, name.starts(with: "pages/".utf8),
            name.suffix(3).elementsEqual(".md".utf8)
        else { return false }
        return name.dropFirst(6).dropLast(3).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    /// How many files are master pages.
    var masterCount: Int {
        var start = 0
        var count = 0
        for entry in entries {
            let end = min(Int(entry.nameEnd), names.count)
            // Most files lie in folders of other names.
            if start < end, names[start] == UInt8(ascii: "m"),
                SourceKind(path: String(decoding: names[start..<end], as: UTF8.self)) == .master
            {
                count += 1
            }
            start = max(start, end)
        }
        return count
    }

    /// Whether both list the same files in the same states.
    func isSame(as other: SourceListing) -> Bool {
        names == other.names && entries == other.entries
    }

    /// Makes the stamps of files that changed at or after a moment match nothing.
    ///
    /// A file system's clock is coarse: a file written again in the same tick, with the same
    /// size, would look unchanged for ever.
    mutating func distrustChanges(since moment: Int64) {
        for index in entries.indices
        where max(entries[index].stamp.modified, entries[index].stamp.changed) >= moment {
            entries[index].stamp.changed = 0
        }
    }
}

/// The state of one source file.
struct SourceEntry: Hashable, Sendable, BitwiseCopyable {
    var stamp: FileStamp
    /// Where the file's path ends in the names.
    var nameEnd: UInt32
    /// Why the file must not be read; 0 when it may be.
    var obstacle: UInt32

    /// It is neither a file nor a folder, or a link to no file.
    static let isNoFile: UInt32 = 1
    /// It is a link to a file that is not in the content folder.
    static let leadsOutside: UInt32 = 2
}

extension SourceListing {
    /// Lists a folder with all folders below it.
    ///
    /// Names that begin with a dot are left out.
    ///
    /// - Throws: ``FileFailure``.
    static func scan(_ folder: Folder) throws(FileFailure) -> SourceListing {
        var listing = SourceListing()
        listing.names.reserveCapacity(1 << 16)
        try listing.scan(folder, prefix: [], root: folder)
        return listing
    }

    private mutating func scan(
        _ folder: Folder,
        prefix: [UInt8],
        root: Folder
    ) throws(FileFailure) {
        let own = unsafe openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let stream = unsafe fdopendir(own) else {
            throw FileFailure("list", folder.path)
        }
        defer { unsafe closedir(stream) }
        var folders: [RawPath] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let type = unsafe Int(entry.pointee.d_type)
            try unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple throws(FileFailure) in
                let name = unsafe UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self)
                guard unsafe name.pointee != CChar(UInt8(ascii: ".")) else { return }
                // Some file systems do not tell the type in the listing.
                var mode =
                    type == Int(DT_DIR) ? S_IFDIR : type == Int(DT_LNK) ? Glibc.S_IFLNK : S_IFREG
                if type == Int(DT_UNKNOWN) {
                    let status = try unsafe folder.status(of: RawPath(cString: tuple))
                    mode = status.map { $0.mode & S_IFMT } ?? S_IFREG
                }
                switch mode {
                case S_IFDIR: unsafe folders.append(RawPath(cString: tuple))
                case S_IFLNK: unsafe append(link: name, in: folder, prefix: prefix, root: root)
                default: unsafe try append(name, in: folder, prefix: prefix)
                }
            }
        }
        guard errno == 0 else { throw FileFailure("list", folder.path) }
        for name in folders {
            let inner = try Folder(name, in: folder)
            defer { inner.close() }
            try scan(inner, prefix: prefix + name.bytes + [UInt8(ascii: "/")], root: root)
        }
    }

    private mutating func append(
        _ name: UnsafePointer<CChar>,
        in folder: Folder,
        prefix: [UInt8]
    ) throws(FileFailure) {
        var status = linux_status()
        guard unsafe linux_look_at(folder.descriptor, name, AT_SYMLINK_NOFOLLOW, &status) == 0
        else {
            // It went away since it was listed.
            if errno == ENOENT { return }
            throw FileFailure("look at", unsafe folder.full(RawPath(cString: name)))
        }
        let isFile = status.mode & S_IFMT == S_IFREG
        unsafe append(name, prefix, status, isFile ? 0 : SourceEntry.isNoFile)
    }

    /// Adds a link with the state of the file to which it leads.
    private mutating func append(
        link name: UnsafePointer<CChar>,
        in folder: Folder,
        prefix: [UInt8],
        root: Folder
    ) {
        var status = linux_status()
        let leadsToFile =
            unsafe linux_look_at(folder.descriptor, name, 0, &status) == 0
            && status.mode & S_IFMT == S_IFREG
        let isInside = unsafe leadsToFile && folder.leads(RawPath(cString: name), into: root)
        unsafe append(
            name,
            prefix,
            status,
            isInside ? 0 : leadsToFile ? SourceEntry.leadsOutside : SourceEntry.isNoFile
        )
    }

    private mutating func append(
        _ name: UnsafePointer<CChar>,
        _ prefix: [UInt8],
        _ status: linux_status,
        _ obstacle: UInt32
    ) {
        names.append(contentsOf: prefix)
        unsafe names.append(
            contentsOf: UnsafeRawBufferPointer(start: name, count: strlen(name))
        )
        entries.append(
            SourceEntry(
                stamp: FileStamp(status),
                nameEnd: UInt32(clamping: names.count),
                obstacle: obstacle
            )
        )
    }
}
