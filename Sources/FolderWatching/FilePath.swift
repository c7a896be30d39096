import Glibc

/// Paths as text, and the few questions about them that a watcher asks the file system.
enum FilePath {
    struct Entry {
        let name: String
        let isFolder: Bool
    }

    static func withoutFinalSlash(_ path: String) -> String {
        var bytes = Substring(path).utf8
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(Substring(bytes))
    }

    static func join(_ folder: String, _ name: String) -> String {
        switch folder {
        case ".": name
        case "/": "/" + name
        default: folder + "/" + name
        }
    }

    /// The folder that a path lies in; `nil` when the text does not tell.
    static func parent(of path: String) -> String? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty, !last.elementsEqual(".".utf8),
            !last.elementsEqual("..".utf8)
        else { return nil }
        guard parts.count > 1 else { return "." }
        let parent = String(Substring(path.utf8.dropLast(last.count + 1)))
        return parent.isEmpty ? "/" : parent
    }

    static func isSame(_ path: String, asOrBelow folder: String) -> Bool {
        guard path.utf8.starts(with: folder.utf8) else { return false }
        let rest = path.utf8.dropFirst(folder.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }

    /// Whether a file that was just made is complete: a link is, a file is when its writer closes it.
    static func isWholeAtCreation(_ path: String) -> Bool {
        guard let status = status(of: path) else { return false }
        return status.st_mode & S_IFMT != S_IFREG || status.st_nlink > 1
    }

    static func entries(of folder: String) -> [Entry] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            guard name != ".", name != ".." else { continue }
            let kind = unsafe Int(entry.pointee.d_type)
            let isFolder =
                kind == Int(DT_DIR)
                || kind == Int(DT_UNKNOWN)
                    && (status(of: join(folder, name))?.st_mode ?? 0) & S_IFMT == S_IFDIR
            entries.append(Entry(name: name, isFolder: isFolder))
        }
        return entries
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status : nil
    }
}
