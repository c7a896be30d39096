import Glibc

/// Where a build gathers its files before any of them is seen.
///
/// A build that changes much gathers a whole tree, which takes the place of the old one in one
/// step; one that changes little gathers the pieces, which are renamed into place. A rename costs
/// about six times a plain write, so ``prefersTree(changing:of:)`` decides by number.
struct Staging: Sendable {
    enum Shape: Sendable { case tree, pieces }

    /// What became of a file that was to be written.
    enum Outcome: Sendable { case written, unchanged }

    let shape: Shape
    let output: Folder
    let next: Folder
    /// Whether there are files of an earlier build to compare with.
    let hasFormer: Bool
    /// Whether folders come out open to everybody, so that not each has to be looked at.
    private let opensFolders: Bool

    init(_ shape: Shape, in workshop: Workshop, hasFormer: Bool) throws(FileFailure) {
        self.shape = shape
        self.hasFormer = hasFormer
        output = workshop.output
        next = try Folder(making: Workshop.next, in: workshop.folder)
        guard shape == .tree else {
            opensFolders = false
            return
        }
        var opened = 0
        for tree in Self.trees {
            try next.makeFolder(tree)
            if try next.openToAll(tree) { opened += 1 }
        }
        opensFolders = opened == 0
    }

    func close() { next.close() }

    /// Whether a path lies in one of the trees, whatever a file that was tampered with says.
    static func isBelowTrees(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: Array($0), as: UTF8.self) }
        return parts.count > 1 && trees.contains(parts[0])
            && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    }

    static let trees = ["site", "studio"]

    static func prefersTree(changing count: Int, of total: Int) -> Bool {
        count > 32 && count * 6 > total
    }

    /// Stages a file, unless the one in place holds the same bytes already.
    ///
    /// A file that stays keeps its inode and its time, so that servers keep its ETag and uploads
    /// skip it.
    func write(_ path: String, _ bytes: [UInt8]) throws(FileFailure) -> (Outcome, FileStamp) {
        if hasFormer, try output.holds(path, bytes), let stamp = try output.stamp(of: path) {
            if shape == .tree { try keep(path) }
            return (.unchanged, stamp)
        }
        switch shape {
        case .tree:
            try makeParent(of: path)
            return (.written, try next.write(path, bytes, isPublic: true))
        case .pieces:
            return (.written, try next.write(Self.flatName(path), bytes, isPublic: true))
        }
    }

    /// Carries a file of the last build over as it is.
    func keep(_ path: String) throws(FileFailure) {
        guard shape == .tree else { return }
        try makeParent(of: path)
        try output.link(path, to: path, in: next)
    }

    /// Carries a file over that no build wrote.
    func keepForeign(_ path: RawPath) throws(FileFailure) {
        try next.makeParents(of: path, arePublic: true)
        try output.link(path, to: path, in: next)
    }

    /// The inodes of the staged trees, for the journal.
    func treeJournal() throws(FileFailure) -> Journal {
        var trees: [Journal.Tree] = []
        for name in Self.trees {
            guard let stamp = try next.stamp(of: name) else { continue }
            trees.append(Journal.Tree(name: name, inode: stamp.inode))
        }
        return .trees(trees)
    }

    /// The name under which a piece is staged; slashes would need folders.
    static func flatName(_ path: String) -> String {
        String(
            decoding: path.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "%") : $0 },
            as: UTF8.self
        )
    }

    private func makeParent(of path: String) throws(FileFailure) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let parent = String(path[..<slash])
        do {
            try next.makeFolder(parent, isPublic: !opensFolders)
        } catch {
            guard error.code == ENOENT else { throw error }
            try next.makeParents(of: RawPath(path), arePublic: true)
        }
    }
}
