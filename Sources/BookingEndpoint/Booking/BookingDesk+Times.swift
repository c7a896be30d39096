import Scheduling

/// An open time, with the event that it is of.
struct EventTime: Hashable {
    let time: OpenTime
    let event: EventType
}

extension [EventTime] {
    /// The same by their starts, and of one start in the order that they have.
    var byStart: [EventTime] {
        // Times are large and numbers are not.
        indices.sorted { (self[$0].time.start, $0) < (self[$1].time.start, $1) }.map { self[$0] }
    }
}

extension BookingDesk {
    /// The open times of a page in a stretch of time, by their start.
    ///
    /// To move a booking, its own time counts as free.
    func times(
        _ wish: TimeWish,
        in range: Range<Instant>,
        moving booking: Booking? = nil
    ) async throws -> [EventTime] {
        if let times = try await timesOfTeams(wish, in: range, moving: booking) {
            return times.filter { wish.restriction.allows($0.time.start) }
        }
        let questions = try questions(wish)
        let occupancy = try await occupancy(for: questions, range, moving: booking)
        let times = zip(questions, wish.events).flatMap { question, wanted in
            question.openTimes(in: range, occupancy: occupancy).lazy
                .filter { wish.restriction.allows($0.start) }
                .map { EventTime(time: $0, event: wanted.event) }
        }
        return questions.count > 1 ? times.byStart : times
    }

    /// Whether a meeting may start at an instant.
    func isOpen(
        _ start: Instant,
        _ wish: TimeWish,
        moving booking: Booking? = nil
    ) async throws -> Bool {
        guard let end = start.adding(seconds: 1), wish.restriction.allows(start) else {
            return false
        }
        if let isOpen = try await isOpenForTeam(start, wish, moving: booking) { return isOpen }
        let questions = try questions(wish)
        let occupancy = try await occupancy(for: questions, start..<end, moving: booking)
        return questions.contains { $0.verdict(at: start, occupancy: occupancy).isOpen }
    }

    private func questions(_ wish: TimeWish) throws(Refusal) -> [Availability] {
        guard let zone = catalog.zones.rules(named: wish.page.zone) else { throw .failure }
        let now = now
        return wish.events.map { event, duration in
            Availability(page: wish.page, event: event, duration: duration, zone: zone, now: now)
        }
    }

    /// What is taken, by one look at the ledger, so that the answers to all questions agree.
    private func occupancy(
        for questions: [Availability],
        _ range: Range<Instant>,
        moving booking: Booking?
    ) async throws -> Occupancy {
        let needed = questions.map { $0.neededRange(for: range) }
        guard let page = questions.first?.page, let first = needed.first else { return .empty }
        let whole = needed.dropFirst().reduce(first) {
            min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
        }
        let occupancy = try await ledger.occupancy(of: page.host.id, page: page.id, in: whole)
        return booking.map { occupancy.without($0, of: page.id) } ?? occupancy
    }

    /// Up to five open times near a start that is not open, by their start.
    func nearest(to start: Instant, _ wish: TimeWish) async throws -> [OpenTime] {
        let week = 7 * 86_400
        let range =
            Instant(clamping: start.seconds - week)..<Instant(clamping: start.seconds + week)
        let times = try await times(wish, in: range).map(\.time)
        return times.sorted { one, other in
            (abs(one.start.seconds - start.seconds), one.start)
                < (abs(other.start.seconds - start.seconds), other.start)
        }.prefix(5).sorted { $0.start < $1.start }
    }

    /// The first open time from a moment on, as far as the page's rules reach.
    func nextTime(
        from start: Instant,
        _ wish: TimeWish,
        moving booking: Booking? = nil
    ) async throws -> OpenTime? {
        let end = lastMoment(of: wish)
        var from = start
        while from < end {
            let until = Instant(clamping: min(from.seconds + 31 * 86_400, end.seconds))
            if let time = try await times(wish, in: from..<until, moving: booking).first?.time {
                return time
            }
            from = until
        }
        return nil
    }

    /// The moment up to which the page's rules offer times.
    func lastMoment(of wish: TimeWish) -> Instant {
        let horizons = wish.events.map { wish.page.rules(for: $0.event).horizon.minutes }
        return Instant(clamping: now.seconds + (horizons.max() ?? 0) * 60)
    }
}

extension Occupancy {
    /// What is taken, as a page sees it, if one booking were not there.
    func without(_ booking: Booking, of page: DefinitionID) -> Occupancy {
        let own = meetings.first {
            $0.page == page && $0.event == booking.event && $0.start == booking.start
                && $0.end == booking.end
        }
        guard let own else { return self }
        let others = meetings.filter { $0.id != own.id }
        guard own.taken <= 1 else {
            return Occupancy(claims: claims, meetings: others + [own.withOneLess])
        }
        return Occupancy(claims: claims.filter { $0.meeting != own.id }, meetings: others)
    }
}

extension Meeting {
    fileprivate var withOneLess: Meeting {
        Meeting(
            id: id,
            page: page,
            event: event,
            start: start,
            end: end,
            seats: seats,
            taken: taken - 1
        )
    }
}
