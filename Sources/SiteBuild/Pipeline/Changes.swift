import SiteSource

/// What is different since the last build.
struct Changes: Sendable {
    /// Why a page is built again.
    enum Reason: Hashable, Sendable {
        case noRecord
        case settings
        /// A file that pages refer to was changed, added or removed.
        case shared(path: String)
        case changed
        case added
        /// A file that came of it is not as the last build left it.
        case damaged(path: String)
    }

    /// Indices, in the new listing, of the pages to build, each with the reason.
    private(set) var dirty: [(index: Int, reason: Reason)] = []
    /// For each file of the new listing, whether it is to be built.
    private(set) var isDirty: [Bool]
    /// For each file of the new listing, where the last build had it; -1 when it had not.
    private(set) var former: [Int]
    /// Indices, in the old listing, of the pages that are gone.
    private(set) var removed: [Int] = []
    /// Whether pages were added or removed, master pages changed, or everything is to be built.
    private(set) var changesSite = false

    /// Compares a listing with that of the last build.
    init(from record: RecordHead?, to source: SourceFolder, settings: [UInt8]) {
        let listing = source.listing
        isDirty = Array(repeating: false, count: listing.count)
        former = Array(repeating: -1, count: listing.count)
        compare(record, with: source, settings)
    }

    private mutating func compare(
        _ record: RecordHead?,
        with source: SourceFolder,
        _ settings: [UInt8]
    ) {
        let listing = source.listing
        guard let record else { return rebuildAll(source, .noRecord) }
        former = Self.match(listing, with: record.sources)
        findRemoved(from: record)
        guard record.settings == settings else { return rebuildAll(source, .settings) }
        for index in 0..<listing.count where !isSame(index, listing, record) {
            if source.kinds[index].isPage {
                add(index, former[index] < 0 ? .added : .changed)
                changesSite = changesSite || former[index] < 0
            } else if source.kinds[index].isTeam {
                changesSite = true
            } else if source.kinds[index].isRead {
                return rebuildAll(source, .shared(path: listing.path(at: index)))
            }
        }
        if let path = removedShared(from: record) { rebuildAll(source, .shared(path: path)) }
    }

    /// Adds a page to those to build.
    mutating func add(_ index: Int, _ reason: Reason) {
        guard !isDirty[index] else { return }
        isDirty[index] = true
        dirty.append((index, reason))
    }

    /// Has the files of the site as a whole built again.
    mutating func rebuildSiteFiles() { changesSite = true }

    private func isSame(_ index: Int, _ listing: SourceListing, _ record: RecordHead) -> Bool {
        former[index] >= 0
            && listing.entries[index].stamp == record.sources.entries[former[index]].stamp
    }

    private mutating func rebuildAll(_ source: SourceFolder, _ reason: Reason) {
        dirty = []
        changesSite = true
        for index in source.kinds.indices where source.kinds[index].isPage {
            isDirty[index] = true
            dirty.append((index, reason))
        }
    }

    private mutating func findRemoved(from record: RecordHead) {
        var isLeft = [Bool](repeating: false, count: record.sources.count)
        for old in former where old >= 0 { isLeft[old] = true }
        removed = isLeft.indices.filter { !isLeft[$0] }
        changesSite = removed.contains {
            let kind = SourceKind(path: record.sources.path(at: $0))
            return kind.isPage || kind.isTeam
        }
    }

    private func removedShared(from record: RecordHead) -> String? {
        removed.lazy.map { record.sources.path(at: $0) }.first {
            let kind = SourceKind(path: $0)
            return kind.isRead && !kind.isPage && !kind.isTeam
        }
    }

    /// For each file of a listing, its index in another; -1 where it has none.
    private static func match(_ listing: SourceListing, with other: SourceListing) -> [Int] {
        // Most often the same files come in the same order.
        if listing.names == other.names, listing.count == other.count {
            return Array(0..<listing.count)
        }
        var indices: [String: Int] = [:]
        indices.reserveCapacity(other.count)
        for index in 0..<other.count { indices[other.path(at: index)] = index }
        return (0..<listing.count).map { indices[listing.path(at: $0)] ?? -1 }
    }
}
