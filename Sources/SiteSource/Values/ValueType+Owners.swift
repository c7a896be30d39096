internal import Markup
internal import Scheduling

extension ValueType where Value == BookingPage {
    /// A page's id.
    static var page: Self {
        ValueType(example: "ada-intro", schema: .id) { node, reading in
            guard let text = node.text else {
                reading.refuseType(of: node, expected: "the id of a page", example: "ada-intro")
                return nil
            }
            let teams = reading.definitions.teams
            if let id = DefinitionID(text) {
                if let page = teams.pages[id] { return page }
                guard !teams.pageIDs.contains(id) else {
                    reading.needsBroken()
                    return nil
                }
            }
            reading.refuse(
                "unknown-page",
                at: node.mark,
                "There is no page `\(text.shown)` in the folder `pages`.",
                hint: Suggestion.hint(for: text, among: teams.pageIDs.sorted().map(\.text))
            )
            return nil
        }
    }
}

extension ValueType where Value == BookingOwner {
    /// The id of a page or of a pool, or a pool written in place.
    static var owner: Self {
        ValueType(
            example: "ada-intro",
            schema: ["anyOf": [.id, .definition("pool")]]
        ) { node, reading in
            if case .mapping = node.content {
                let keys = PoolKeys.shared
                guard let fields = Fields(node, keys.table, &reading) else { return nil }
                return keys.pool(fields, id: nil, &reading).map { .pool($0) }
            }
            guard let text = node.text else {
                reading.refuseType(
                    of: node,
                    expected: "the id of a page or of a pool",
                    example: "ada-intro"
                )
                return nil
            }
            let teams = reading.definitions.teams
            if let id = DefinitionID(text) {
                if let pool = teams.pools[id] { return .pool(pool) }
                if let page = teams.pages[id] { return .page(page) }
                guard !teams.pageIDs.contains(id), !teams.brokenPools.contains(id) else {
                    reading.needsBroken()
                    return nil
                }
            }
            let names = Array(teams.pools.keys) + Array(teams.pageIDs) + Array(teams.brokenPools)
            reading.refuse(
                "unknown-owner",
                at: node.mark,
                "There is no page and no pool `\(text.shown)`.",
                hint: Suggestion.hint(for: text, among: names.sorted().map(\.text))
            )
            return nil
        }
    }
}
