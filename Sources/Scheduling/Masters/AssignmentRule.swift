/// Who meets a visitor for one event type: somebody of the owner, and somebody of each of the others.
package struct AssignmentRule: Hashable, Sendable {
    package let event: EventType
    /// Whose starts, questions and places hold.
    package let owner: BookingOwner
    /// Who takes part besides; empty unless the meeting is a panel.
    package let others: [BookingOwner]

    package init(event: EventType, owner: BookingOwner, others: [BookingOwner] = []) {
        self.event = event
        self.owner = owner
        self.others = others
    }

    /// Everybody who may take part, each page once, the owner's first.
    package var pages: [BookingPage] {
        var seen: Set<DefinitionID> = []
        return ([owner] + others).flatMap(\.pages).filter { seen.insert($0.id).inserted }
    }

    /// The same rule with one host alone for its owner; `nil` when the host is none of the owner's.
    package func only(with host: DefinitionID) -> AssignmentRule? {
        owner.only(with: host).map { AssignmentRule(event: event, owner: $0, others: others) }
    }

    /// The same rule with other pages, or fewer; `nil` when none is left of the owner's.
    func offering(_ offered: (BookingPage) -> BookingPage?) -> AssignmentRule? {
        owner.offering(offered).map { owner in
            let others = others.compactMap { $0.offering(offered) }
            return AssignmentRule(event: event, owner: owner, others: others)
        }
    }
}

/// A page, or any of the pages of a pool.
package enum BookingOwner: Hashable, Sendable {
    case page(BookingPage)
    case pool(ResourcePool)

    package var pages: [BookingPage] {
        switch self {
        case .page(let page): [page]
        case .pool(let pool): pool.members.map(\.page)
        }
    }

    fileprivate func only(with host: DefinitionID) -> BookingOwner? {
        offering { $0.host.id == host ? $0 : nil }
    }

    fileprivate func offering(_ offered: (BookingPage) -> BookingPage?) -> BookingOwner? {
        switch self {
        case .page(let page): offered(page).map { .page($0) }
        case .pool(let pool): pool.offering(offered).map { .pool($0) }
        }
    }

    /// The id by which the owner names it; `nil` for a pool without a file.
    package var id: DefinitionID? {
        switch self {
        case .page(let page): page.id
        case .pool(let pool): pool.id
        }
    }
}
