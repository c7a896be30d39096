import Glibc

/// The folder inside the output folder where a build prepares what it will put in place.
///
/// It holds the record of the last build, a lock, and, while a build runs, its staged files and
/// the journal. It lies on the same file system as the site, so that putting in place is renaming.
struct Workshop: Sendable {
    let output: Folder
    let folder: Folder
    private let lockFile: Int32

    static let name = ".bookplate"
    private static let lock = "lock"
    static let next = "next"
    static let record = "record"
    static let nextRecord = "record.next"
    static let pages = "pages"
    static let nextPages = "pages.next"
    static let buttons = "buttons"
    static let nextButtons = "buttons.next"
    static let journal = "journal"
    static let nextJournal = "journal.next"

    /// Opens the workshop of an output folder, making both where needed, and waits until no
    /// other build uses it.
    ///
    /// If another build is running, `onWait` is called once.
    ///
    /// - Throws: ``FileFailure``.
    init(outputPath: String, onWait: () -> Void = {}) throws(FileFailure) {
        try Folder.make(outputPath)
        output = try Folder(outputPath)
        folder = try Folder(making: Self.name, in: output)
        lockFile = try folder.openPlain(Self.lock)
        if flock(lockFile, LOCK_EX | LOCK_NB) != 0 {
            onWait()
            while flock(lockFile, LOCK_EX) != 0 {
                guard errno == EINTR else { throw FileFailure("lock", folder.full(Self.lock)) }
            }
        }
    }

    /// Closes everything and lets the next build in.
    func close() {
        _ = Glibc.close(lockFile)
        folder.close()
        output.close()
    }

    /// Finishes what a killed build had decided, or clears away what it had only prepared.
    func recover() throws(FileFailure) {
        if let journal = try folder.readPlain(Self.journal).flatMap({ Journal(encoded: $0) }) {
            try finish(journal)
        } else {
            try discard()
        }
    }

    /// Clears away staged files; the site stays as it is.
    func discard() throws(FileFailure) {
        for name in [
            Self.journal, Self.nextJournal, Self.nextRecord, Self.nextPages, Self.nextButtons,
        ] { try folder.remove(name) }
        try folder.removeTree(Self.next)
    }

    /// Puts staged files in place; killed at any moment, ``recover()`` completes it.
    func commit(_ journal: Journal, record: BuildRecord) throws(FileFailure) {
        try prepare(record)
        try folder.write(Self.nextJournal, journal.encoded)
        try folder.move(Self.nextJournal, to: Self.journal, in: folder)
        try finish(journal)
    }

    /// Remembers a build that put nothing in place.
    func remember(_ record: BuildRecord) throws(FileFailure) {
        try prepare(record)
        try takeOverRecord()
    }

    private func finish(_ journal: Journal) throws(FileFailure) {
        let next = try Folder(making: Self.next, in: folder)
        defer { next.close() }
        do {
            try putInPlace(journal, from: next)
        } catch {
            // A step that cannot be done, on a full disk for example, must not bar the way for
            // ever: as long as none is done, the decision is taken back.
            if try !isBegun(journal, from: next) { try folder.remove(Self.journal) }
            throw error
        }
        try takeOverRecord()
        try folder.remove(Self.journal)
        try folder.removeTree(Self.next)
    }

    private func putInPlace(_ journal: Journal, from next: Folder) throws(FileFailure) {
        switch journal {
        case .trees(let trees): try exchange(trees, from: next)
        case .pieces(let moves, let removals):
            try move(moves, from: next)
            for path in removals { try remove(path) }
        }
    }

    /// Whether a step of a journal is done, or may be.
    private func isBegun(_ journal: Journal, from next: Folder) throws(FileFailure) -> Bool {
        switch journal {
        case .trees(let trees):
            for tree in trees where try output.stamp(of: tree.name)?.inode == tree.inode {
                return true
            }
        case .pieces(let moves, let removals):
            for path in moves where try next.stamp(of: Staging.flatName(path)) == nil {
                return true
            }
            for path in removals where try output.stamp(of: path) == nil { return true }
        }
        return false
    }

    private func exchange(_ trees: [Journal.Tree], from next: Folder) throws(FileFailure) {
        do {
            for tree in trees { try exchange(tree, from: next) }
        } catch {
            // One of them may be a volume, which cannot be exchanged: then none is.
            for tree in trees where try output.stamp(of: tree.name)?.inode == tree.inode {
                if try next.stamp(of: tree.name) == nil {
                    try output.move(tree.name, to: tree.name, in: next)
                } else {
                    _ = try next.exchange(tree.name, with: tree.name, in: output)
                }
            }
            throw error
        }
    }

    private func exchange(_ tree: Journal.Tree, from next: Folder) throws(FileFailure) {
        guard try next.stamp(of: tree.name) != nil else { return }
        guard let current = try output.stamp(of: tree.name) else {
            return try next.move(tree.name, to: tree.name, in: output)
        }
        guard current.inode != tree.inode else { return }
        guard try !next.exchange(tree.name, with: tree.name, in: output) else { return }
        // Where the file system cannot exchange, there is a moment without the folder.
        try output.move(tree.name, to: "former-" + tree.name, in: next)
        try next.move(tree.name, to: tree.name, in: output)
    }

    /// Moves files into place, all their folders first: on a full disk it is making a folder that
    /// fails, and then nothing has moved.
    private func move(_ paths: [String], from next: Folder) throws(FileFailure) {
        var made: [RawPath] = []
        do {
            for path in paths {
                made += try output.makeParents(of: RawPath(path), arePublic: true)
            }
            for path in paths {
                let staged = Staging.flatName(path)
                // A build that was killed may have moved it already.
                guard try next.stamp(of: staged) != nil else { continue }
                try next.move(staged, to: path, in: output)
            }
        } catch {
            for folder in made.reversed() { try output.removeEmptyFolder(folder) }
            throw error
        }
    }

    private func remove(_ path: String) throws(FileFailure) {
        guard try output.obstacle(to: path, isOurs: true) == nil else { return }
        try output.remove(path)
        var path = path[...]
        while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            path = path[..<slash]
            // The trees themselves stay, even empty.
            guard path.utf8.contains(UInt8(ascii: "/")),
                try output.removeEmptyFolder(String(path))
            else { return }
        }
    }
}
