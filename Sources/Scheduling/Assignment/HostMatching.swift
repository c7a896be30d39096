/// Finds one member of each group so that no host is twice (Kuhn's algorithm).
struct HostMatching {
    private let groups: [[DefinitionID]]
    /// For each host, the group that it is taken for.
    private var owners: [DefinitionID: Int] = [:]

    private init(_ groups: [[ResourcePool.Member]]) {
        self.groups = groups.map { group in group.map(\.page.host.id) }
    }

    /// Whether there is such a choice.
    static func exists(for groups: [[ResourcePool.Member]]) -> Bool {
        guard groups.count > 1 else { return !(groups.first?.isEmpty ?? true) }
        var matching = HostMatching(groups)
        return groups.indices.allSatisfy { group in
            var seen: Set<DefinitionID> = []
            return matching.place(group, &seen)
        }
    }

    private mutating func place(_ group: Int, _ seen: inout Set<DefinitionID>) -> Bool {
        for host in groups[group] where seen.insert(host).inserted {
            guard let other = owners[host] else {
                owners[host] = group
                return true
            }
            if place(other, &seen) {
                owners[host] = group
                return true
            }
        }
        return false
    }
}
