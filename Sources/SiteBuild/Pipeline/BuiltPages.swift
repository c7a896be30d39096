import SiteRendering
import SiteSource

/// The pages of a build: those built now, and those that the last build left as they are.
struct BuiltPages: Sendable {
    private(set) var results: [PageWork.Result]
    /// What is left of the pages that have errors.
    private var unread: [(place: Int?, page: UnreadPage)] = []
    let changes: Changes
    /// What pages told the rest of the site in the last build.
    let rest: RecordRest?
    let source: SourceFolder
    /// For each file of the listing, its place in the results; -1 when it was not built now.
    private var places: [Int]

    init(results: [PageWork.Result], changes: Changes, rest: RecordRest?, source: SourceFolder) {
        self.results = results
        self.changes = changes
        self.rest = rest
        self.source = source
        var places = [Int](repeating: -1, count: source.listing.count)
        for (place, result) in results.enumerated() { places[result.index] = place }
        self.places = places
    }

    /// Whether there are master pages, which show what is written in pages.
    private var hasTeams: Bool { source.kinds.contains { $0.isTeam } }

    var count: Int { source.kinds.count(where: \.isPage) }

    /// Whether the index, the sitemap and the like must be built again.
    var changesSite: Bool {
        changes.changesSite || hasTeams && !results.isEmpty
            || results.contains { result in
                let old = changes.former[result.index]
                guard let rest, old >= 0,
                    let former = PagePayload.siteBlock(of: rest.payloads[old])
                else { return true }
                return PagePayload.siteBlock(of: result.encoded[...]) != former
            }
    }

    /// What each page tells the rest of the site, with the page's place in the listing.
    func payloads() -> [(index: Int, payload: PagePayload)] {
        var payloads: [(index: Int, payload: PagePayload)] = []
        for index in source.kinds.indices where source.kinds[index].isPage {
            let payload =
                places[index] >= 0
                ? results[places[index]].payload : PagePayload(encoded: keptPayload(index))
            if let payload { payloads.append((index, payload)) }
        }
        return payloads
    }

    /// The links of all pages and master pages, as far as they can be known.
    func links(besides masters: BuiltMasters) -> KnownLinks {
        KnownLinks(
            payloads().map(\.payload.entry.summary) + masters.summaries,
            unread: (unread.map(\.page) + masters.unread).map { ($0.name, $0.links) }
        )
    }

    /// Reads the pages that have errors again, for what others need of them.
    ///
    /// - Throws: ``FileFailure``.
    mutating func readUnread(
        by loader: SiteLoader,
        using shared: SharedDefinitions
    ) throws(FileFailure) {
        unread = []
        for place in results.indices where results[place].payload == nil {
            let file = try source.read(at: results[place].index)
            unread.append((place, loader.unreadPage(file, using: shared)))
        }
        for index in source.kinds.indices where source.isMisnamed(at: index, in: "pages") {
            unread.append((nil, UnreadPage(name: source.listing.stem(at: index))))
        }
    }

    /// Tells what is wrong with the texts of pages that have other errors, and with the texts that
    /// such pages would have shown.
    mutating func tellTexts(of shared: SharedDefinitions, by renderer: SiteRenderer) {
        guard let first = unread.lazy.compactMap(\.place).first else { return }
        for (place, page) in unread {
            guard let place else { continue }
            let findings = renderer.findings(in: page.texts).map(Diagnostic.init)
            results[place].diagnostics += source.showingLines(of: findings)
        }
        // Without their lines, as every page tells them that shows such a text.
        results[first].diagnostics += renderer.findings(in: shared.texts).map(Diagnostic.init)
    }

    /// Takes the results of a second look at some pages in the place of those of the first.
    mutating func replace(with second: [PageWork.Result]) {
        for result in second {
            if places[result.index] >= 0 {
                results[places[result.index]] = result
            } else {
                places[result.index] = results.count
                results.append(result)
            }
        }
    }

    /// The warnings of the pages that were not built now.
    func keptWarnings() -> [Diagnostic] {
        source.kinds.indices.lazy.filter { source.kinds[$0].isPage && places[$0] < 0 }
            .flatMap { PagePayload.warnings(of: keptPayload($0)) }
    }

    /// The result for a file of the listing; `nil` when it was not built now.
    func result(at index: Int) -> PageWork.Result? {
        places[index] >= 0 ? results[places[index]] : nil
    }

    /// The payload of a page that was not built now; empty for what is no page.
    func keptPayload(_ index: Int) -> ArraySlice<UInt8> {
        guard let rest, changes.former[index] >= 0 else { return [] }
        return rest.payloads[changes.former[index]]
    }
}
