import Glibc

/// Which folders are watched, and what changed in them.
///
/// Folders that come are watched and what is in them reported, because files may have been put
/// there before the watch began. Beside each root its parent is watched, so that a root that is
/// removed and made again (a checkout) stays in view.
struct WatchedTree {
    private let roots: [String]
    private let exceptions: Set<String>
    private let isIgnored: @Sendable (String) -> Bool
    private let instance: Int32
    /// The path of each watched folder.
    private var folders: [Int32: String] = [:]
    /// The folders that are watched for the sake of roots in them.
    private var parents: [Int32: String] = [:]
    private var changes: Set<String> = []
    private var lostTrack = false

    init(
        roots: [String],
        except exceptions: [String],
        isIgnored: @escaping @Sendable (String) -> Bool,
        instance: Int32
    ) {
        self.roots = roots.map(FilePath.withoutFinalSlash)
        self.exceptions = Set(exceptions.map(FilePath.withoutFinalSlash))
        self.isIgnored = isIgnored
        self.instance = instance
    }

    var hasChanges: Bool { lostTrack || !changes.isEmpty }

    mutating func takeChanges() -> ChangeBatch {
        defer {
            changes.removeAll(keepingCapacity: true)
            lostTrack = false
        }
        return ChangeBatch(
            paths: lostTrack
                ? [] : changes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            isIncomplete: lostTrack
        )
    }

    /// Begins anew, because some changes went unseen and new folders may be among them.
    mutating func startOver() throws(WatchFailure) {
        try watchEverything()
        lostTrack = true
    }

    mutating func watchEverything() throws(WatchFailure) {
        folders = [:]
        parents = [:]
        for root in roots {
            if let parent = FilePath.parent(of: root), let watch = try add(parent, to: root) {
                parents[watch] = parent
            }
            try watchFolder(root)
        }
    }

    mutating func take(_ event: Notification) throws(WatchFailure) {
        if event.kind.contains(.overflow) { return try startOver() }
        if event.kind.contains(.watchEnded) {
            folders[event.watch] = nil
            parents[event.watch] = nil
            return
        }
        if let parent = parents[event.watch] {
            let path = FilePath.join(parent, event.name)
            if roots.contains(path) { try takeChange(ofRoot: path, event.kind) }
        }
        guard let folder = folders[event.watch] else { return }
        if event.name.isEmpty {
            if roots.contains(folder) { lostTrack = true }
        } else if !isIgnored(event.name) {
            try takeChange(of: FilePath.join(folder, event.name), event.kind)
        }
    }

    private mutating func takeChange(
        of path: String,
        _ kind: Notification.Kind
    ) throws(WatchFailure) {
        guard !exceptions.contains(path) else { return }
        if kind.contains(.folder) {
            changes.insert(path)
            forgetFolder(path)
            if !kind.isDisjoint(with: [.created, .movedHere]) { try watchFolder(path) }
        } else if !kind.contains(.created) || FilePath.isWholeAtCreation(path) {
            changes.insert(path)
        }
    }

    private mutating func takeChange(
        ofRoot root: String,
        _ kind: Notification.Kind
    ) throws(WatchFailure) {
        lostTrack = true
        forgetFolder(root)
        if !kind.isDisjoint(with: [.created, .movedHere]) { try watchFolder(root) }
    }

    private mutating func watchFolder(_ path: String) throws(WatchFailure) {
        guard !exceptions.contains(path), let watch = try add(path, to: path) else { return }
        folders[watch] = path
        for entry in FilePath.entries(of: path) where !isIgnored(entry.name) {
            let inner = FilePath.join(path, entry.name)
            changes.insert(inner)
            if entry.isFolder { try watchFolder(inner) }
        }
    }

    private mutating func forgetFolder(_ path: String) {
        for (watch, folder) in folders where FilePath.isSame(folder, asOrBelow: path) {
            folders[watch] = nil
            if parents[watch] == nil { inotify_rm_watch(instance, watch) }
        }
    }

    /// Watches a folder; `nil` when there is none (any more).
    private func add(_ path: String, to root: String) throws(WatchFailure) -> Int32? {
        // Links to folders are followed for the roots only: below, one could lead in circles.
        let followed = path != root || roots.contains(path)
        let mask =
            Notification.Kind.wanted.rawValue | UInt32(IN_ONLYDIR)
            | (followed ? 0 : UInt32(IN_DONT_FOLLOW))
        let watch = unsafe inotify_add_watch(instance, path, mask)
        guard watch < 0 else { return watch }
        switch errno {
        case ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG: return nil
        case ENOSPC: throw .tooManyFolders
        default: throw .system(errno)
        }
    }
}
