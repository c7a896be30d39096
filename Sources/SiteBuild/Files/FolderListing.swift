import CLinux
import Glibc

/// An entry of a folder.
struct FolderEntry {
    enum Kind { case file, folder, link, other }

    let name: RawPath
    let kind: Kind
}

extension Folder {
    /// Calls back for each entry, in the file system's order, without `.` and `..`.
    func forEachEntry(_ body: (FolderEntry) throws(FileFailure) -> Void) throws(FileFailure) {
        // A descriptor of its own: reading moves a position that duplicates share.
        let own = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let stream = unsafe fdopendir(own) else { throw FileFailure("list", path) }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw FileFailure("list", path) }
                return
            }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe RawPath(cString: UnsafeRawPointer(tuple))
            }
            guard name.bytes != [UInt8(ascii: ".")], name.bytes != Array("..".utf8) else {
                continue
            }
            let type = unsafe entry.pointee.d_type
            try body(FolderEntry(name: name, kind: try kind(type, name)))
        }
    }

    private func kind(_ type: UInt8, _ name: RawPath) throws(FileFailure) -> FolderEntry.Kind {
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN):
            // Some file systems do not tell the type in the listing.
            guard let status = try status(of: name) else { return .other }
            switch status.mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            case S_IFLNK: return .link
            default: return .other
            }
        default: return .other
        }
    }

    /// Removes a folder with all that is in it, following no links.
    func removeTree(_ name: some SystemPath) throws(FileFailure) {
        guard let status = try status(of: name) else { return }
        guard status.mode & S_IFMT == S_IFDIR else { return try remove(name) }
        let inner = try Folder(name, in: self)
        defer { inner.close() }
        var folders: [RawPath] = []
        var files: [RawPath] = []
        try inner.forEachEntry { entry throws(FileFailure) in
            if entry.kind == .folder {
                folders.append(entry.name)
            } else {
                files.append(entry.name)
            }
        }
        for file in files { try inner.remove(file) }
        for folder in folders { try inner.removeTree(folder) }
        try removeEmptyFolder(name)
    }
}
