import Glibc

/// The folder that a site was built into.
///
/// Each look opens the folder anew, by its path, because a build exchanges the whole folder for
/// another. Below it no symbolic link is followed, so nothing outside can be reached.
struct SiteFolder: Sendable {
    let path: String

    enum Entry: Sendable {
        /// A file; for a folder, its `index.html`.
        case file(OpenFile)
        /// A folder that has an `index.html`, asked for without its final slash.
        case folder
        case missing
    }

    /// A failure of the disk or of our own limits.
    struct Failure: Error {
        let number: Int32

        /// Whether too many files are open for one more.
        var isShortage: Bool { number == EMFILE || number == ENFILE }
    }

    /// Looks for what is at some parts of a path.
    ///
    /// This blocks: it belongs on a thread that may wait.
    func entry(_ parts: [String], isFolder: Bool) throws(Failure) -> Entry {
        var entry = Entry.missing
        // A folder that was exchanged during a look may be half removed already.
        for _ in 0..<3 {
            guard let root = try OpenFile(path, O_RDONLY | O_DIRECTORY) else { return .missing }
            entry = try Self.entry(parts, isFolder: isFolder, in: root)
            guard case .missing = entry,
                let now = try OpenFile(path, O_RDONLY | O_DIRECTORY), !now.isSame(as: root)
            else { break }
        }
        return entry
    }

    private static func entry(
        _ parts: [String],
        isFolder: Bool,
        in root: OpenFile
    ) throws(Failure) -> Entry {
        guard let name = parts.last else { return try index(of: root) }
        guard let folder = try self.folder(parts.dropLast(), in: root),
            let file = try OpenFile(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: folder)
        else { return .missing }
        switch file.kind {
        case .file: return isFolder ? .missing : .file(file)
        case .other: return .missing
        case .folder:
            let index = try index(of: file)
            if !isFolder, case .file = index { return .folder }
            return index
        }
    }

    private static func folder(
        _ parts: ArraySlice<String>,
        in root: OpenFile
    ) throws(Failure) -> OpenFile? {
        guard var folder = try OpenFile(".", O_RDONLY | O_DIRECTORY, in: root) else { return nil }
        for part in parts {
            guard let next = try OpenFile(part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: folder)
            else { return nil }
            folder = next
        }
        return folder
    }

    private static func index(of folder: OpenFile) throws(Failure) -> Entry {
        guard let file = try OpenFile("index.html", O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: folder),
            file.kind == .file
        else { return .missing }
        return .file(file)
    }
}
