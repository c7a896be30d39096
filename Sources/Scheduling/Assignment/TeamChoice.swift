/// Who meets a customer: somebody of the owner of a rule, then somebody of each of the others.
package struct TeamChoice: Hashable, Sendable {
    /// The owner's page first; each with the pool that it was chosen from, if there is one.
    package let attendances: [Attendance]

    package struct Attendance: Hashable, Sendable {
        package let page: BookingPage
        /// `nil` where the rule names the page.
        package let pool: ResourcePool?
        package let assignment: Assignment
    }

    /// Chooses among those who are free, group by group.
    ///
    /// A host who would be chosen is passed over where no choice for the groups after it would be
    /// left.
    ///
    /// `nil` when there is no such team.
    ///
    /// - Parameters:
    ///   - rule: Whose owner and others the groups are of.
    ///   - free: Who is free, of each group, as ``TeamAvailability/team(at:taken:)`` says.
    ///   - record: What a pool has received so far, given the number of its group as well.
    package init?(
        _ rule: AssignmentRule,
        among free: [[ResourcePool.Member]],
        record: (Int, ResourcePool) throws -> AssignmentRecord
    ) rethrows {
        let owners = [rule.owner] + rule.others
        guard free.count == owners.count else { return nil }
        var attendances: [Attendance] = []
        var groups = free
        for (index, owner) in owners.enumerated() {
            let possible = groups[index].filter { member in
                let rest = groups[(index + 1)...].map { $0.without(member.page.host.id) }
                return rest.isEmpty || HostMatching.exists(for: rest)
            }
            guard
                let attendance = try Self.attendance(
                    of: owner,
                    among: possible,
                    { try record(index, $0) }
                )
            else {
                return nil
            }
            attendances.append(attendance)
            groups = groups.map { $0.without(attendance.page.host.id) }
        }
        self.attendances = attendances
    }

    private static func attendance(
        of owner: BookingOwner,
        among free: [ResourcePool.Member],
        _ record: (ResourcePool) throws -> AssignmentRecord
    ) rethrows -> Attendance? {
        switch owner {
        case .page(let page):
            guard !free.isEmpty else { return nil }
            let assignment = Assignment(page: page.id, reason: .named, turn: 0)
            return Attendance(page: page, pool: nil, assignment: assignment)
        case .pool(let pool):
            guard let assignment = pool.assignment(among: free, after: try record(pool)),
                let member = free.first(where: { $0.page.id == assignment.page })
            else { return nil }
            return Attendance(page: member.page, pool: pool, assignment: assignment)
        }
    }
}

extension [ResourcePool.Member] {
    fileprivate func without(_ host: DefinitionID) -> Self { filter { $0.page.host.id != host } }
}
