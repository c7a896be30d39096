extension ResourcePool {
    /// Decides which of the members that are free receives the next booking.
    ///
    /// A function of the record alone: nothing is left to chance, and of equals the first in the
    /// owner's order is taken. `nil` when nobody is free.
    package func assignment(
        among free: [Member],
        after record: AssignmentRecord
    ) -> Assignment? {
        let levels = TurnLevels(pool: self, record: record)
        guard let chosen = choice(among: free, after: record, levels) else { return nil }
        let page = chosen.page.id
        return Assignment(
            page: page,
            reason: free.count == 1
                ? .onlyOneFree : reason(for: chosen, among: free, after: record, levels),
            turn: levels.level(of: page) + 1
        )
    }

    private func choice(
        among free: [Member],
        after record: AssignmentRecord,
        _ levels: TurnLevels
    ) -> Member? {
        // `min` gives the first of several that are equal.
        switch distribution.method {
        case .roundRobin:
            free.min { one, other in
                levels.rank(of: one.page.id) < levels.rank(of: other.page.id)
            }
        case .longestIdle:
            free.min { record.wait(of: $0) < record.wait(of: $1) }
        case .priority:
            free.min { one, other in
                (-one.priority, record.wait(of: one)) < (-other.priority, record.wait(of: other))
            }
        }
    }

    private func reason(
        for chosen: Member,
        among free: [Member],
        after record: AssignmentRecord,
        _ levels: TurnLevels
    ) -> AssignmentReason {
        switch distribution.method {
        case .roundRobin:
            let uncorrected = TurnLevels(pool: self, record: record, correctsItself: false)
            let usual = choice(among: free, after: record, uncorrected)
            return usual?.page.id == chosen.page.id ? .fewestTurns : .correction
        case .longestIdle:
            return record.lasts[chosen.page.id] == nil ? .firstBooking : .longestIdle
        case .priority: return .priority(chosen.priority)
        }
    }
}

extension AssignmentRecord {
    /// Sorts who has waited longest first; who never had a booking comes before all.
    fileprivate func wait(of member: ResourcePool.Member) -> Int { lasts[member.page.id] ?? .min }
}

/// How many turns the members of a pool have had.
private struct TurnLevels {
    private let record: AssignmentRecord
    private let correctsItself: Bool
    /// Where newcomers begin, so that they are level with those who had the fewest turns rather
    /// than receive everything until they have caught up.
    private var start = 0

    init(pool: ResourcePool, record: AssignmentRecord, correctsItself: Bool? = nil) {
        self.record = record
        self.correctsItself = correctsItself ?? pool.distribution.correctsItself
        start = pool.members.compactMap { record.turns[$0.page.id].map(level(of:)) }.min() ?? 0
    }

    private func level(of turns: AssignmentRecord.Turns) -> Int {
        turns.first - 1 + turns.received - (correctsItself ? turns.removed : 0)
    }

    func level(of page: DefinitionID) -> Int { record.turns[page].map(level(of:)) ?? start }

    func rank(of page: DefinitionID) -> (level: Int, last: Int) {
        (level(of: page), record.turns[page]?.last ?? .min)
    }
}
