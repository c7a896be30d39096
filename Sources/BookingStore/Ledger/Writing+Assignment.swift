import GRDB
import Scheduling

/// Bookings of master pages: who meets a customer is decided here, where nobody else can book.
extension Writing {
    /// Books a time with whoever the rule finds, all of them or nobody.
    ///
    /// - Throws: ``BookingRefusal``.
    mutating func book(
        _ order: BookingOrder,
        _ assignment: AssignmentOrder,
        _ link: StoredLink?
    ) throws -> BookingReceipt {
        let team = assignment.team
        let wanted = order.booking
        let time = wanted.start..<wanted.end
        let taken = try takenTime(of: team, around: wanted.start)
        let occupancies = taken.asSeen()
        let free = team.team(at: wanted.start, taken: occupancies)
        guard !free.isEmpty else {
            throw BookingRefusal.notOpen(team.verdict(at: wanted.start, taken: occupancies))
        }
        let choice = try TeamChoice(team.rule, among: free) { group, pool in
            try AssignmentRecord(assignment.scope(of: group, pool), in: db)
        }
        guard let choice, let first = choice.attendances.first?.page, let own = taken[first.id],
            let booking = assignment.booking(wanted, with: choice)
        else { throw StoreFailure.inconsistent("nobody was found among those who are free") }
        let others = choice.attendances.dropFirst().map(\.page)
        let seat = try seat(
            at: time,
            first,
            team.rule.event,
            among: own,
            seats: others.isEmpty ? nil : .one
        )
        guard others.isEmpty || seat.claim != nil else {
            throw BookingRefusal.notOpen(.seatsTaken)
        }
        do {
            try claim(seat, of: booking.host)
            try claim(seat.meeting, at: time, team.rule.event, of: others)
        } catch let conflict as ClaimConflict {
            throw BookingRefusal.notOpen(.occupied(by: conflict.other))
        }
        let number = try finish(order, booking, in: seat.meeting, link)
        try insert(choice, assignment, for: number, at: booking.created)
        return .booked(booking)
    }

    private func takenTime(
        of team: TeamAvailability,
        around start: Instant
    ) throws -> [DefinitionID: TakenTime] {
        let moment = start..<Instant(clamping: start.seconds + 1)
        var taken: [DefinitionID: TakenTime] = [:]
        for need in team.needs(for: moment) {
            taken[need.page] = try TakenTime(of: need.host, in: need.range, from: db)
        }
        return taken
    }

    /// Writes down who was chosen and why.
    private func insert(
        _ choice: TeamChoice,
        _ order: AssignmentOrder,
        for number: Int64,
        at now: Instant
    ) throws {
        for (seat, attendance) in choice.attendances.enumerated() {
            let turns = attendance.pool.map { order.scope(of: seat, $0).turns } ?? ""
            try run(
                """
                INSERT INTO assignment
                    (booking, seat, master, event, turns, page, host, turn, reason, made)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    number, seat, order.master.text, order.team.rule.event.id.text, turns,
                    attendance.page.id.text, attendance.page.host.id.text,
                    attendance.assignment.turn, attendance.assignment.reason.text, now.seconds,
                ]
            )
        }
    }

    // MARK: Panels

    /// Takes the time of those who take part in a meeting of another page, each with the time that
    /// is kept free around meetings of their own.
    ///
    /// - Throws: ``ClaimConflict``.
    mutating func claim(
        _ meeting: MeetingID,
        at time: Range<Instant>,
        _ event: EventType,
        of pages: [BookingPage]
    ) throws {
        for page in pages {
            let buffer = page.rules(for: event).buffer
            let seat = Seat(meeting: meeting, claim: time.widened(by: buffer))
            try claim(seat, of: page.host.id, by: page.id)
        }
    }

    /// The pages that take part in a meeting that is to be moved, all of whom are free then.
    ///
    /// - Throws: ``ChangeRefusal``.
    func panel(
        _ order: MoveOrder,
        of before: StoredBooking,
        _ question: Availability
    ) throws -> [BookingPage] {
        let count = try first(
            "SELECT count(*) FROM assignment WHERE booking = ? AND seat > 0",
            [before.number]
        )
        // Nobody who takes part may be left behind.
        guard count == Int64(order.others.count) else { throw ChangeRefusal.unknown }
        for member in order.others {
            let asked = Availability(
                page: member.page,
                event: order.event,
                duration: question.duration,
                zone: member.zone,
                now: order.now,
                asGuest: true
            )
            var taken = try takenTime(of: member.page.host.id, around: order.start, asked)
            if let own = before.meeting { taken.free(own) }
            let occupancy = taken.occupancy(ofPage: member.page.id)
            let verdict = asked.verdict(at: order.start, occupancy: occupancy)
            guard verdict.isOpen else { throw ChangeRefusal.notOpen(verdict) }
        }
        return order.others.map(\.page)
    }

    /// All whose time a meeting takes.
    func hosts(of meeting: MeetingID) throws -> [DefinitionID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT host FROM claim WHERE meeting = ?"),
            arguments: [meeting.number]
        ).compactMap { DefinitionID($0) }
    }
}

extension [DefinitionID: TakenTime] {
    /// What is taken, as each page sees it.
    fileprivate func asSeen() -> [DefinitionID: Occupancy] {
        var occupancies: [DefinitionID: Occupancy] = [:]
        for (page, taken) in self { occupancies[page] = taken.occupancy(ofPage: page) }
        return occupancies
    }
}
