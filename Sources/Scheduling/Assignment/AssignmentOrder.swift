/// A wish to be met by whoever a master page finds.
package struct AssignmentOrder: Sendable {
    package let master: DefinitionID
    package let team: TeamAvailability
    /// What is agreed with each page of the owner, by its id.
    package let terms: [DefinitionID: BookedTerms]
    /// For the owner and each of the others, since when turns count.
    package let cycleStarts: [Instant]

    package init(
        master: DefinitionID,
        team: TeamAvailability,
        terms: [DefinitionID: BookedTerms],
        zone: (String) -> ZoneRules?
    ) {
        self.master = master
        self.team = team
        self.terms = terms
        cycleStarts = ([team.rule.owner] + team.rule.others).map { owner in
            guard case .pool(let pool) = owner, let first = pool.members.first,
                let now = team.questions.first?.now
            else { return .first }
            let name = pool.distribution.zone ?? first.page.zone
            return pool.distribution.cycle.start(at: now, in: zone(name) ?? .utc)
        }
    }

    /// The record that decides about one of the groups of the rule.
    package func scope(of group: Int, _ pool: ResourcePool) -> AssignmentScope {
        AssignmentScope(
            master: master,
            event: team.rule.event.id,
            pool: pool,
            since: group < cycleStarts.count ? cycleStarts[group] : .first
        )
    }

    /// A booking with the hosts that were chosen; `nil` when nothing is agreed with the first.
    ///
    /// The others are told like guests.
    package func booking(_ booking: Booking, with choice: TeamChoice) -> Booking? {
        guard let page = choice.attendances.first?.page, let agreed = terms[page.id] else {
            return nil
        }
        let hosts = choice.attendances.map(\.page.host)
        let known = [booking.customer.email] + booking.guests
        let others = hosts.dropFirst().compactMap(\.email).filter { !known.contains($0) }
        return Booking(
            id: booking.id,
            page: page.id,
            event: booking.event,
            host: page.host.id,
            start: booking.start,
            end: booking.end,
            terms: agreed.naming(hosts.map(\.name)),
            customer: booking.customer,
            answers: booking.answers,
            guests: booking.guests + others,
            campaign: booking.campaign,
            created: booking.created,
            link: booking.link
        )
    }
}

/// Whose record decides about a pool: that of the pool for turns, and that of the event type on
/// the master page for waiting.
package struct AssignmentScope: Sendable {
    package let master: DefinitionID
    package let event: DefinitionID
    package let pool: ResourcePool
    /// Since when turns count.
    package let since: Instant

    package init(master: DefinitionID, event: DefinitionID, pool: ResourcePool, since: Instant) {
        self.master = master
        self.event = event
        self.pool = pool
        self.since = since
    }

    /// The name of the record of turns; a pool without a file has one for each event type.
    package var turns: String { pool.id?.text ?? master.text + "/" + event.text }
}

/// How somebody came to be booked by a master page.
package struct StoredAssignment: Hashable, Sendable {
    package let master: DefinitionID
    package let page: DefinitionID
    package let reason: AssignmentReason

    package init(master: DefinitionID, page: DefinitionID, reason: AssignmentReason) {
        self.master = master
        self.page = page
        self.reason = reason
    }
}

extension BookedTerms {
    fileprivate func naming(_ hosts: [String]) -> BookedTerms {
        var terms = self
        terms.hostName = hosts.joined(separator: ", ")
        return terms
    }
}
