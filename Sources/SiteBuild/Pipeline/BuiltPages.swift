import SiteSource

/// The pages of a build: those built now, and those that the last build left as they are.
struct BuiltPages: Sendable {
    let results: [PageWork.Result]
    let changes: Changes
    let record: BuildRecord?
    let source: SourceFolder
    /// For each file of the listing, its place in the results; -1 when it was not built now.
    private let places: [Int]

    init(results: [PageWork.Result], changes: Changes, record: BuildRecord?, source: SourceFolder) {
        self.results = results
        self.changes = changes
        self.record = record
        self.source = source
        var places = [Int](repeating: -1, count: source.listing.count)
        for (place, result) in results.enumerated() { places[result.index] = place }
        self.places = places
    }

    var count: Int { source.kinds.count(where: \.isPage) }

    /// Whether the index, the sitemap and the like must be built again.
    var changesSite: Bool {
        changes.changesSite
            || results.contains { result in
                let old = changes.former[result.index]
                guard let record, old >= 0,
                    let former = PagePayload.siteBlock(of: record.payloads[old])
                else { return true }
                return PagePayload.siteBlock(of: result.encoded[...]) != former
            }
    }

    /// What each page tells the rest of the site.
    func payloads() -> [PagePayload] {
        var payloads: [PagePayload] = []
        for index in source.kinds.indices where source.kinds[index].isPage {
            if places[index] >= 0 {
                if let payload = results[places[index]].payload { payloads.append(payload) }
            } else if let payload = PagePayload(encoded: keptPayload(index)) {
                payloads.append(payload)
            }
        }
        return payloads
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
        guard let record, changes.former[index] >= 0 else { return [] }
        return record.payloads[changes.former[index]]
    }
}
