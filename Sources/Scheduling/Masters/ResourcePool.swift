/// Booking pages that share bookings by a method of distribution.
package struct ResourcePool: Hashable, Sendable {
    /// `nil` for the pages of a master page that shares them out itself.
    package let id: DefinitionID?
    package let name: String?
    /// In the owner's order; never empty, and no page twice.
    package let members: [Member]
    package let distribution: Distribution

    /// A page of a pool.
    package struct Member: Hashable, Sendable {
        package let page: BookingPage
        /// 1 (low) to 10 (high); asked where bookings go by priority.
        package let priority: Int

        package init(page: BookingPage, priority: Int = 5) {
            self.page = page
            self.priority = min(10, max(1, priority))
        }
    }

    package init(
        id: DefinitionID? = nil,
        name: String? = nil,
        members: [Member],
        distribution: Distribution = Distribution()
    ) {
        self.id = id
        self.name = name
        self.members = members
        self.distribution = distribution
    }

    /// The same pool with other pages, or fewer; `nil` when none is left.
    func offering(_ offered: (BookingPage) -> BookingPage?) -> ResourcePool? {
        let members = members.compactMap { member in
            offered(member.page).map { Member(page: $0, priority: member.priority) }
        }
        guard !members.isEmpty else { return nil }
        return ResourcePool(id: id, name: name, members: members, distribution: distribution)
    }
}

/// How the bookings of a pool are shared out among the members who are free.
package struct Distribution: Hashable, Sendable {
    package let method: Method
    /// The stretch of time over which turns are counted.
    package let cycle: ReportingCycle
    /// Whether a member whose booking was cancelled is given another one first.
    package let correctsItself: Bool
    /// Where the months of the cycle begin, an IANA name; the first member's zone when `nil`.
    package let zone: String?

    package enum Method: String, CaseIterable, Hashable, Sendable {
        /// Everybody gets as many as everybody else.
        case roundRobin = "round-robin"
        /// Who has waited longest since a booking was made for them.
        case longestIdle = "longest-idle"
        /// Who has the highest priority; among equals, who has waited longest.
        case priority
    }

    package init(
        _ method: Method = .longestIdle,
        cycle: ReportingCycle = .continuous,
        correctsItself: Bool = true,
        zone: String? = nil
    ) {
        self.method = method
        self.cycle = cycle
        self.correctsItself = correctsItself
        self.zone = zone
    }
}

/// How often the turns of a pool are counted afresh.
package enum ReportingCycle: String, CaseIterable, Hashable, Sendable {
    case monthly
    case quarterly
    case continuous

    /// The first moment of the cycle that a moment is in.
    package func start(at now: Instant, in zone: ZoneRules) -> Instant {
        let date = zone.wall(at: now).date
        let month: Int
        switch self {
        case .continuous: return .first
        case .monthly: month = date.month
        case .quarterly: month = (date.month - 1) / 3 * 3 + 1
        }
        guard let first = CivilDate(year: date.year, month: month, day: 1) else { return .first }
        return zone.day(first).lowerBound
    }
}
