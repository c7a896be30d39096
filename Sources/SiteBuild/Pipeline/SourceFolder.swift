import Scheduling
import SiteSource

/// The content folder, listed at one moment.
struct SourceFolder: Sendable {
    let folder: Folder
    let listing: SourceListing
    /// What each file of the listing is.
    let kinds: [SourceKind]

    /// Lists the folder.
    ///
    /// - Throws: ``FileFailure``.
    init(_ path: String) throws(FileFailure) {
        folder = try Folder(content: path)
        let now = fileSystemNow()
        var listing = try SourceListing.scan(folder)
        // Ten milliseconds hold the coarsest tick of the kernel's clock.
        listing.distrustChanges(since: now - 10_000_000)
        self.listing = listing
        kinds = []
    }

    private init(folder: Folder, listing: SourceListing, kinds: [SourceKind]) {
        self.folder = folder
        self.listing = listing
        self.kinds = kinds
    }

    /// The same listing with each file's kind, which a build without a change does not need.
    func classified() -> SourceFolder {
        SourceFolder(
            folder: folder,
            listing: listing,
            kinds: (0..<listing.count).map { index in
                let isPlainPage = listing.isPlainPage(at: index)
                let kind =
                    isPlainPage
                    ? .page : SourceKind(path: listing.path(at: index), contentFolder: folder.path)
                guard kind.isRead else { return kind }
                // A plain page's name is text.
                guard !isPlainPage || listing.entries[index].obstacle != 0 else { return kind }
                return listing.mistake(at: index, in: folder, called: "content folder")
                    .map { .unknown($0) } ?? kind
            }
        )
    }

    /// The path for people: `content/pages/ada-intro.md`.
    func path(at index: Int) -> String { folder.full(listing.path(at: index)) }

    /// The path of the site's own definition, for people.
    var sitePath: String {
        kinds.firstIndex(of: .site).map { path(at: $0) } ?? folder.full("site.yaml")
    }

    /// Whether a file lies in a folder of definitions, but nothing can be read from it.
    func isMisnamed(at index: Int, in folder: String) -> Bool {
        guard case .unknown = kinds[index] else { return false }
        return listing.path(at: index).utf8.starts(with: (folder + "/").utf8)
    }

    /// Reads one file; an empty one if it went away since it was listed.
    func read(at index: Int) throws(FileFailure) -> SourceFile {
        let size = listing.entries[index].stamp.size
        guard size <= SourceFile.maximumSize || kinds[index] == .image else {
            return SourceFile(path: path(at: index), unreadBytes: Int(size))
        }
        let bytes = try folder.read(listing.path(at: index)) ?? []
        return SourceFile(path: path(at: index), bytes: bytes)
    }

    /// Reads and checks all that pages refer to.
    func loadShared(
        by loader: SiteLoader
    ) throws(FileFailure) -> Checked<SharedDefinitions?> {
        var files: [SourceFile] = []
        var mistakes: [Diagnostic] = []
        for index in 0..<listing.count {
            if case .unknown(let mistake) = kinds[index] {
                mistakes.append(mistake)
            } else if let size = excessiveSize(at: index) {
                files.append(SourceFile(path: path(at: index), unreadBytes: size))
            } else if !kinds[index].isPage && !kinds[index].isTeam && kinds[index].isRead {
                files.append(try read(at: index))
            }
        }
        let sorted = files.sorted { $0.path.precedes($1.path) }
        let checked = loader.shared(sorted)
        if let mistake = folderMistake {
            return Checked(value: nil, diagnostics: [mistake])
        }
        let isMisnamed = mistakes.contains { $0.rule == "misnamed-site" }
        // A site's file of another name is told where it is.
        let others = checked.diagnostics.filter { !isMisnamed || $0.rule != "no-site" }
        return Checked(value: checked.value, diagnostics: mistakes + others)
    }

    /// What to say when the content lies in a folder of this one; `nil` when it does not.
    private var folderMistake: Diagnostic? {
        guard !kinds.contains(.site) else { return nil }
        let inner = (0..<listing.count).lazy.map { listing.path(at: $0) }.first { path in
            let parts = path.utf8.split(separator: UInt8(ascii: "/"))
            return parts.count == 2 && parts[1].starts(with: "site.".utf8)
                && SourceKind(path: String(Substring(parts[1]))) == .site
        }
        guard let name = inner?.utf8.prefix(while: { $0 != UInt8(ascii: "/") }) else { return nil }
        let better = self.folder.full(String(Substring(name)))
        return Diagnostic(
            .error,
            rule: "no-site",
            path: self.folder.full("site.yaml"),
            message: "There is no `site.yaml` in this folder, but there is one in `\(better)`.",
            hint: "use `--content \(better)`"
        )
    }

    /// The size of a picture that is too large to be read; `nil` for other files.
    private func excessiveSize(at index: Int) -> Int? {
        guard kinds[index] == .image else { return nil }
        let size = Int(listing.entries[index].stamp.size)
        return size > PictureLimit.bytes(forPath: listing.path(at: index)) ? size : nil
    }
}

extension SourceKind {
    var isPage: Bool { if case .page = self { true } else { false } }

    /// Whether the file says how pages belong together, and no page depends on it.
    var isTeam: Bool {
        switch self {
        case .master, .pool: true
        default: false
        }
    }

    /// Whether the loader looks at the file's content.
    var isRead: Bool {
        switch self {
        case .ignored: false
        default: true
        }
    }
}
