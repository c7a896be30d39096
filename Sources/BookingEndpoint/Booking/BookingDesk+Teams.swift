import Scheduling

/// The times of master pages, which are those of their pages together.
extension BookingDesk {
    /// Who is asked for one event type of a wish; `nil` when the page is nobody else's but its own.
    private func team(
        _ wish: TimeWish,
        _ event: EventType,
        _ duration: Scheduling.Span,
        at now: Instant
    ) -> TeamAvailability? {
        let catalog = catalog
        let own = wish.panel ?? catalog.master(wish.page.id)?.rule(for: event.id)
        let host = wish.restriction.host
        guard let rule = host.map({ own?.only(with: $0) }) ?? own else { return nil }
        return TeamAvailability(rule: rule, duration: duration, now: now) {
            catalog.zones.rules(named: $0)
        }
    }

    /// The open times of a team's page, or of a panel that is moved; `nil` for other pages.
    func timesOfTeams(
        _ wish: TimeWish,
        in range: Range<Instant>,
        moving booking: Booking?
    ) async throws -> [EventTime]? {
        guard wish.panel != nil || catalog.master(wish.page.id) != nil else { return nil }
        let now = now
        var times: [EventTime] = []
        for (event, duration) in wish.events {
            guard let team = team(wish, event, duration, at: now) else { continue }
            let open: [OpenTime]
            if let booking {
                open = try await openTimes(of: team, in: range, moving: booking)
            } else {
                open = try await openTimes(of: team, named: wish.page.id, in: range)
            }
            times += open.map { EventTime(time: $0, event: event) }
        }
        return wish.event == nil ? times.byStart : times
    }

    /// Whether a meeting of a team may start at an instant; `nil` for other pages.
    func isOpenForTeam(
        _ start: Instant,
        _ wish: TimeWish,
        moving booking: Booking?
    ) async throws -> Bool? {
        guard wish.panel != nil || catalog.master(wish.page.id) != nil else { return nil }
        guard let end = start.adding(seconds: 1) else { return false }
        let now = now
        for (event, duration) in wish.events {
            guard let team = team(wish, event, duration, at: now) else { continue }
            let taken = try await taken(team.needs(for: start..<end), moving: booking)
            if !team.team(at: start, taken: taken).isEmpty { return true }
        }
        return false
    }

    private func openTimes(
        of team: TeamAvailability,
        in range: Range<Instant>,
        moving booking: Booking
    ) async throws -> [OpenTime] {
        team.openTimes(in: range, taken: try await taken(team.needs(for: range), moving: booking))
    }

    private func taken(
        _ needs: [OccupancyNeed],
        moving booking: Booking?
    ) async throws -> [DefinitionID: Occupancy] {
        let occupancies = try await ledger.occupancies(needs)
        var taken: [DefinitionID: Occupancy] = [:]
        for (need, occupancy) in zip(needs, occupancies) {
            taken[need.page] = booking.map { occupancy.without($0, of: need.page) } ?? occupancy
        }
        return taken
    }

    // MARK: What was worked out before

    /// The open times of a team, of which only those of hosts with new bookings are worked out
    /// again.
    private func openTimes(
        of team: TeamAvailability,
        named page: DefinitionID,
        in range: Range<Instant>
    ) async throws -> [OpenTime] {
        // Whole days, so that whoever asks a moment later asks the same.
        let lower = range.lowerBound.seconds / 86_400 * 86_400
        let upper = (range.upperBound.seconds + 86_399) / 86_400 * 86_400
        let days = Instant(clamping: lower)..<Instant(clamping: upper)
        // Asked for before the bookings, so that what is kept is never newer than it says.
        let needs = team.needs(for: days)
        let revisions = needs.map { ledger.revision(of: $0.host) }
        let look = TeamTimesCache.Look(
            catalog: catalog.revision,
            page: page,
            event: team.rule.event.id,
            duration: team.questions.first?.duration ?? .zero,
            days: days,
            now: now
        )
        let answers = try await answers(of: team, look, needs, revisions)
        var taken: [DefinitionID: Occupancy] = [:]
        if !team.rule.others.isEmpty {
            let all = try await occupancies(of: needs, revisions)
            for (need, occupancy) in zip(needs, all) { taken[need.page] = occupancy }
        }
        return team.openTimes(of: answers, within: range, taken: taken)
    }

    /// The open times of each of a team's questions.
    private func answers(
        of team: TeamAvailability,
        _ look: TeamTimesCache.Look,
        _ needs: [OccupancyNeed],
        _ revisions: [Int]
    ) async throws -> [[OpenTime]] {
        let questions = team.questions
        var places: [DefinitionID: Int] = [:]
        for (place, need) in needs.enumerated() { places[need.page] = place }
        let known = questions.map { question in
            places[question.page.id].flatMap { place in
                teamTimes.times(of: question.page.id, look, revision: revisions[place])
            }
        }
        let missing = questions.indices.filter { known[$0] == nil }
            .compactMap { places[questions[$0].page.id] }
        let fresh = try await occupancies(
            of: missing.map { needs[$0] },
            missing.map { revisions[$0] }
        )
        var taken: [DefinitionID: Occupancy] = [:]
        for (place, occupancy) in zip(missing, fresh) { taken[needs[place].page] = occupancy }
        return zip(questions, known).map { question, known in
            if let known { return known }
            let page = question.page.id
            let times = question.openTimes(in: look.days, occupancy: taken[page] ?? .empty)
            if let place = places[page] {
                teamTimes.keep(times, of: page, look, revision: revisions[place])
            }
            return times
        }
    }

    /// What is taken, of which only that of hosts with new bookings is read again.
    private func occupancies(
        of needs: [OccupancyNeed],
        _ revisions: [Int]
    ) async throws -> [Occupancy] {
        var all = zip(needs, revisions).map { teamTimes.occupancy($0, revision: $1) }
        let missing = all.indices.filter { all[$0] == nil }
        guard !missing.isEmpty else { return all.compactMap(\.self) }
        let fresh = try await ledger.occupancies(missing.map { needs[$0] })
        for (place, occupancy) in zip(missing, fresh) {
            teamTimes.keep(occupancy, for: needs[place], revision: revisions[place])
            all[place] = occupancy
        }
        return all.compactMap(\.self)
    }
}
