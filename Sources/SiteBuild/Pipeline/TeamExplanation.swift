import Scheduling
import SiteSource

/// Explains master pages and pools, which lead to pages and are built with every change of one.
struct TeamExplanation {
    let builder: SiteBuilder
    let source: SourceFolder
    let site: Site
    let masters: [MasterPage]
    /// For each master page with an error its file, and all that it may name.
    let unread: [(path: String, names: Set<DefinitionID>)]

    /// The explanation of a master page or a pool; `nil` when there is none of the name.
    func explain(_ name: String) throws(FileFailure) -> Explanation? {
        let master = masters.first { master in
            master.id.text == name || master.link.text == name
                || master.formerLinks.contains { $0.text == name }
        }
        if let master, let index = index(of: .master, called: master.id.text) {
            return Explanation(
                address: site.siteURL.text + master.link.text + "/",
                inputs: inputs(of: index, pages: master.pages, pools: master.poolIDs),
                outputs: outputs(of: master),
                reason: try reason(toBuild: index)
            )
        }
        guard let index = index(of: .pool, called: name) else { return nil }
        let users = masters.filter { $0.poolIDs.contains(name) }
        let pool = users.lazy.compactMap { $0.pool(name) }.first
        return Explanation(
            address: address(ofPool: name, shownBy: users),
            inputs: inputs(of: index, pages: pool?.members.map(\.page) ?? [], pools: []),
            outputs: users.flatMap(outputs),
            reason: try reason(toBuild: index)
        )
    }

    private func address(ofPool name: String, shownBy users: [MasterPage]) -> String {
        guard users.isEmpty else {
            return "A pool has no page of its own; "
                + users.map { "`\($0.id.text)`" }.joined(separator: ", ") + " shows it."
        }
        let id = DefinitionID(name)
        guard let path = unread.first(where: { id.map($0.names.contains) ?? false })?.path else {
            return "A pool has no page of its own, and no master page names this one."
        }
        return "A pool has no page of its own; `\(path)` names it, but has a mistake."
    }

    private func outputs(of master: MasterPage) -> [String] {
        ([master.link.text] + master.formerLinks.map(\.text)).map {
            "\(builder.options.output)/site/\($0)/index.html"
        }
    }

    private func index(of kind: SourceKind, called name: String) -> Int? {
        source.kinds.indices.first { index in
            source.kinds[index] == kind
                && builder.stem(of: source.listing.path(at: index)) == name
        }
    }

    /// The definition itself, then the pools and pages that it names with all that they need.
    private func inputs(of index: Int, pages: [BookingPage], pools: Set<String>) -> [String] {
        var paths: Set<String> = []
        let ids = Set(pages.map(\.id.text))
        for other in source.kinds.indices where other != index {
            let stem = builder.stem(of: source.listing.path(at: other))
            let isNamed =
                source.kinds[other].isPage && ids.contains(stem)
                || source.kinds[other] == .pool && pools.contains(stem)
            if isNamed { paths.insert(source.path(at: other)) }
        }
        for page in pages {
            paths.formUnion(builder.inputs(of: page, besides: index, in: source))
        }
        return [source.path(at: index)] + paths.sorted()
    }

    private func reason(toBuild index: Int) throws(FileFailure) -> String? {
        guard let (record, changes) = try builder.changes(in: source) else {
            return "There is no record of an earlier build."
        }
        let former = changes.former[index]
        guard former >= 0 else { return builder.sentence(.added) }
        guard record.sources.entries[former].stamp == source.listing.entries[index].stamp
        else { return builder.sentence(.changed) }
        switch changes.dirty.first?.reason {
        case .noRecord?: return builder.sentence(.noRecord)
        case .settings?: return builder.sentence(.settings)
        case .shared(let path)?: return builder.sentence(.shared(path: path))
        case .changed?, .added?, .damaged?, nil:
            guard changes.changesSite || !changes.dirty.isEmpty else { return nil }
            return "Another page, master page or pool has changed, or a file of the site."
        }
    }
}

extension MasterPage {
    private var owners: [BookingOwner] {
        switch scenario {
        case .dynamicRules(let rules), .panel(let rules): rules.flatMap { [$0.owner] + $0.others }
        case .staticRules(let pool): [.pool(pool)]
        case .eventsFirst, .pagesFirst, .pagesOnly: []
        }
    }

    /// The ids of the pools that it names.
    fileprivate var poolIDs: Set<String> {
        Set(owners.compactMap { if case .pool(let pool) = $0 { pool.id?.text } else { nil } })
    }

    fileprivate func pool(_ name: String) -> ResourcePool? {
        owners.lazy.compactMap { if case .pool(let pool) = $0 { pool } else { nil } }
            .first { $0.id?.text == name }
    }
}
