/// Which times are open with whoever an assignment rule names, at one moment.
///
/// A time is open when somebody of the owner can be booked then, and somebody of each of the others
/// is free, all of them different hosts. Of each page, ``Availability`` alone says what is open. So
/// a new member of a pool never takes a time away.
package struct TeamAvailability: Sendable {
    package let rule: AssignmentRule
    /// One list for the owner and for each of the others.
    let groups: [[Candidate]]

    /// A page of a group, with the question that is asked about it.
    struct Candidate: Sendable {
        let member: ResourcePool.Member
        let question: Availability
    }

    /// Makes the questions about all pages of a rule.
    ///
    /// Pages whose zone has no rules are left out, as are those that take no bookings.
    package init(
        rule: AssignmentRule,
        duration: Span,
        now: Instant,
        zone: (String) -> ZoneRules?
    ) {
        self.rule = rule
        groups = ([rule.owner] + rule.others).enumerated().map { index, owner in
            owner.members.compactMap { member in
                guard member.page.isAccepting, let rules = zone(member.page.zone) else {
                    return nil
                }
                let question = Availability(
                    page: member.page,
                    event: rule.event,
                    duration: duration,
                    zone: rules,
                    now: now,
                    asGuest: index > 0
                )
                return Candidate(member: member, question: question)
            }
        }
    }

    /// The pages that can be asked about, each once, with the range in which it must be known what
    /// is taken of each so that answers about a range are exact.
    package func needs(for range: Range<Instant>) -> [OccupancyNeed] {
        var needs: [OccupancyNeed] = []
        var places: [DefinitionID: Int] = [:]
        for candidate in groups.joined() {
            let page = candidate.member.page
            let needed = candidate.question.neededRange(for: range)
            guard let place = places[page.id] else {
                places[page.id] = needs.count
                needs.append(OccupancyNeed(host: page.host.id, page: page.id, range: needed))
                continue
            }
            let other = needs[place].range
            needs[place].range =
                min(needed.lowerBound, other.lowerBound)..<max(needed.upperBound, other.upperBound)
        }
        return needs
    }

    // MARK: Times

    /// The questions about the owner's pages, whose answers ``openTimes(of:taken:)`` takes.
    package var questions: [Availability] { groups.first?.map(\.question) ?? [] }

    /// The open times that start within a range, in order.
    ///
    /// `taken` holds what is taken of each page, by its id.
    package func openTimes(
        in range: Range<Instant>,
        taken: [DefinitionID: Occupancy]
    ) -> [OpenTime] {
        let answers = questions.map { question in
            question.openTimes(in: range, occupancy: taken[question.page.id] ?? .empty)
        }
        return openTimes(of: answers, taken: taken)
    }

    /// The open times, made of the answers to each of ``questions``.
    ///
    /// Of times that start outside a range, if one is given, none is looked at further.
    package func openTimes(
        of answers: [[OpenTime]],
        within range: Range<Instant>? = nil,
        taken: [DefinitionID: Occupancy]
    ) -> [OpenTime] {
        var times = Self.merged(answers)
        if let range { times = times.filter { range.contains($0.start) } }
        guard groups.count > 1 else { return times }
        return times.filter { !team(at: $0.start, taken: taken).isEmpty }
    }

    /// Several lists of times as one; of equal starts, the one with the most seats left.
    static func merged(_ lists: [[OpenTime]]) -> [OpenTime] {
        guard lists.count > 1 else { return lists.first ?? [] }
        var times: [Int: OpenTime] = [:]
        times.reserveCapacity(lists.map(\.count).max() ?? 0)
        for time in lists.joined() {
            let other = times[time.start.seconds]
            if other == nil || time.hasMoreSeats(than: other) { times[time.start.seconds] = time }
        }
        return times.values.sorted { $0.start < $1.start }
    }

    /// Whether a meeting may start at an instant, or what is in the way of the first member for
    /// whom it is not the hours.
    package func verdict(at start: Instant, taken: [DefinitionID: Occupancy]) -> Verdict {
        guard team(at: start, taken: taken).isEmpty else { return .open(seatsLeft: nil) }
        var verdicts: [Verdict] = []
        for group in groups {
            let those = group.map { $0.verdict(at: start, taken) }
            // Where somebody is free, another group is what keeps the time closed.
            if !those.contains(where: \.isOpen) { verdicts += those }
        }
        let near = verdicts.first { verdict in
            switch verdict {
            case .occupied, .seatsTaken, .dayLimit, .weekLimit, .tooSoon, .tooFar, .notOffered: true
            default: false
            }
        }
        return near ?? verdicts.first ?? .notAccepting
    }

    /// Who is free at an instant: the members of the owner, then of each of the others.
    ///
    /// Empty when no meeting can start then; if not, there is a choice of one member of each group
    /// in which no host is twice.
    package func team(
        at start: Instant,
        taken: [DefinitionID: Occupancy]
    ) -> [[ResourcePool.Member]] {
        var team: [[ResourcePool.Member]] = []
        for group in groups {
            let free = group.filter { $0.verdict(at: start, taken).isOpen }.map(\.member)
            if free.isEmpty { return [] }
            team.append(free)
        }
        return HostMatching.exists(for: team) ? team : []
    }
}

/// Of whom and for how long it must be known what is taken.
package struct OccupancyNeed: Hashable, Sendable {
    package let host: DefinitionID
    package let page: DefinitionID
    package var range: Range<Instant>

    package init(host: DefinitionID, page: DefinitionID, range: Range<Instant>) {
        self.host = host
        self.page = page
        self.range = range
    }
}

extension TeamAvailability.Candidate {
    func verdict(at start: Instant, _ taken: [DefinitionID: Occupancy]) -> Verdict {
        question.verdict(at: start, occupancy: taken[member.page.id] ?? .empty)
    }
}

extension BookingOwner {
    /// A page alone counts as a pool of one.
    package var members: [ResourcePool.Member] {
        switch self {
        case .page(let page): [ResourcePool.Member(page: page)]
        case .pool(let pool): pool.members
        }
    }
}

extension OpenTime {
    fileprivate func hasMoreSeats(than other: OpenTime?) -> Bool {
        guard let seats = other?.seatsLeft else { return false }
        return seatsLeft.map { $0 > seats } ?? true
    }
}
