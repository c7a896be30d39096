import SiteSource

/// What was read of a content folder at one moment; files that stay as they were are not read again.
struct CatalogReading: Sendable {
    let shared: Checked<SharedDefinitions?>
    /// The pages in the order of the listing; those with mistakes have no value.
    let pages: [Checked<LoadedPage?>]
    /// The files that pages refer to, and those of no kind.
    private let sharedStates: [State]
    /// Where each page's file lies in `pages`, and its state.
    private let pageStates: [String: (index: Int, state: State)]

    /// A file as it was; one that changed just before is equal to none.
    private struct State: Equatable {
        let path: String
        let entry: SourceEntry

        static func == (a: State, b: State) -> Bool {
            a.entry.stamp.changed != 0 && a.entry.stamp == b.entry.stamp
                && a.entry.obstacle == b.entry.obstacle && a.path == b.path
        }
    }

    /// Reads what has changed since a former reading with the same options.
    ///
    /// Whatever pages refer to may change any of them, so such a change reads all.
    ///
    /// - Throws: ``FileFailure``.
    init(
        of source: SourceFolder,
        by loader: SiteLoader,
        after former: CatalogReading?
    ) throws(FileFailure) {
        let states = source.kinds.indices.map { index in
            State(path: source.path(at: index), entry: source.listing.entries[index])
        }
        let isShared = source.kinds.map { !$0.isPage && !$0.isTeam }
        let sharedStates = zip(states, isShared).filter(\.1).map(\.0)
        self.sharedStates = sharedStates
        let known = former.flatMap { $0.sharedStates == sharedStates ? $0 : nil }
        if let known { shared = known.shared } else { shared = try source.loadShared(by: loader) }
        var pages: [Checked<LoadedPage?>] = []
        var pageStates: [String: (index: Int, state: State)] = [:]
        if let definitions = shared.value {
            for index in source.kinds.indices where source.kinds[index].isPage {
                let state = states[index]
                pageStates[state.path] = (pages.count, state)
                if let known, let page = known.page(as: state) {
                    pages.append(page)
                } else {
                    pages.append(loader.page(try source.read(at: index), using: definitions))
                }
            }
        }
        self.pages = pages
        self.pageStates = pageStates
    }

    private func page(as state: State) -> Checked<LoadedPage?>? {
        guard let known = pageStates[state.path], known.state == state else { return nil }
        return pages[known.index]
    }
}
