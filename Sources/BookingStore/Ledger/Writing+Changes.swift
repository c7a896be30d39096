import GRDB
import Scheduling

extension Writing {
    /// Moves a booking, or returns it as it is when it has that start already.
    ///
    /// - Throws: ``ChangeRefusal``.
    mutating func move(_ order: MoveOrder, _ judge: Judge) throws -> Booking {
        let before = try standing(order.handle, at: order.now)
        let booking = before.booking
        // Asked again after the answer was lost, a move must not fail by its own success.
        if order.start == booking.start { return booking }
        try allow(
            booking.mayMove(at: order.now),
            booking.terms.move,
            booking,
            by: order.handle,
            reason: order.reason
        )
        guard order.page.id == booking.page, order.event.id == booking.event else {
            throw ChangeRefusal.unknown
        }
        let length = booking.end.seconds - booking.start.seconds
        guard let end = order.start.adding(seconds: length),
            let duration = Span(minutes: length / 60)
        else { throw ChangeRefusal.notOpen(.tooFar(latest: .last)) }
        let question = Availability(
            page: order.page,
            event: order.event,
            duration: duration,
            zone: order.zone,
            now: order.now
        )
        var taken = try takenTime(of: booking.host, around: order.start, question)
        if let own = before.meeting { taken.free(own) }
        let panel: [BookingPage]
        do {
            panel = try self.panel(order, of: before, question)
            let occupancy = taken.occupancy(ofPage: booking.page)
            let verdict = judge.verdict(question, order.start, occupancy)
            guard verdict.isOpen else { throw ChangeRefusal.notOpen(verdict) }
        } catch ChangeRefusal.notOpen(let verdict) {
            guard let replacement = order.replacement else { throw ChangeRefusal.notOpen(verdict) }
            return try replace(before, by: replacement, reason: order.reason)
        }
        let time = order.start..<end
        let seat = try seat(
            at: time,
            order.page,
            order.event,
            among: taken,
            seats: order.others.isEmpty ? nil : .one
        )
        guard panel.isEmpty || seat.claim != nil else {
            throw ChangeRefusal.notOpen(.seatsTaken)
        }
        let moved = booking.moved(to: time, order)
        // First the booking leaves its old meeting, so that the claim of that one is gone.
        try change(before, to: moved, .moved, in: seat.meeting)
        do {
            try claim(seat, of: booking.host)
            try claim(seat.meeting, at: time, order.event, of: panel)
        } catch let conflict as ClaimConflict {
            throw ChangeRefusal.notOpen(.occupied(by: conflict.other))
        }
        return moved
    }

    /// Cancels a booking; its seat, and with the last one the host's time, is free at once.
    ///
    /// - Throws: ``ChangeRefusal``.
    mutating func cancel(
        _ handle: BookingHandle,
        at now: Instant,
        reason: String?
    ) throws -> Booking {
        let before = try standing(handle, at: now)
        let booking = before.booking
        try allow(
            booking.mayCancel(at: now),
            booking.terms.cancel,
            booking,
            by: handle,
            reason: reason
        )
        let cancelled = booking.cancelled(at: now, reason: reason, byOwner: handle.isOwners)
        try change(before, to: cancelled, .cancelled, in: nil)
        if booking.link != nil { try reopenLink(of: before.number) }
        return cancelled
    }

    /// The booking that somebody means and that can still be changed.
    private func standing(_ handle: BookingHandle, at now: Instant) throws -> StoredBooking {
        let found =
            switch handle {
            case .token(let digest): try StoredBooking.managed(by: digest, in: db)
            case .owner(let id): try StoredBooking.named(id, in: db)
            }
        guard let stored = found else { throw ChangeRefusal.unknown }
        guard stored.booking.status == .confirmed else { throw ChangeRefusal.alreadyCancelled }
        guard now < stored.booking.start else { throw ChangeRefusal.past }
        return stored
    }

    private func allow(
        _ isAllowed: Bool,
        _ policy: ChangePolicy,
        _ booking: Booking,
        by handle: BookingHandle,
        reason: String?
    ) throws {
        guard !handle.isOwners else { return }
        guard isAllowed else {
            throw ChangeRefusal.notAllowed(policy)
        }
        let isSilent = reason?.utf8.allSatisfy { $0 <= UInt8(ascii: " ") } ?? true
        guard !isSilent || booking.terms.reason != .required else {
            throw ChangeRefusal.reasonMissing
        }
    }

    /// Writes down what a change has made of a booking, and whom to tell.
    mutating func change(
        _ before: StoredBooking,
        to booking: Booking,
        _ kind: BookingNotice.Kind,
        in meeting: MeetingID?
    ) throws {
        changedHosts.insert(booking.host)
        if let meeting = before.meeting { changedHosts.formUnion(try hosts(of: meeting)) }
        try run(
            "UPDATE booking SET meeting = ?, status = ?, sequence = ?, start = ? WHERE number = ?",
            [
                meeting?.number, booking.status.rawValue, booking.sequence, booking.start.seconds,
                before.number,
            ]
        )
        try insertVersion(of: booking, kind, number: before.number)
        if booking.isChangedByOwner {
            try run(
                "INSERT INTO ownerChange (booking, sequence) VALUES (?, ?)",
                [before.number, booking.sequence]
            )
        }
        try insertNotices(of: booking, kind, number: before.number)
    }
}

extension Booking {
    fileprivate func moved(to time: Range<Instant>, _ order: MoveOrder) -> Booking {
        var terms = terms
        terms.zone = order.page.zone
        terms.wallTime = order.wallTime
        terms.zoneVersion = order.zoneVersion
        return changed(
            .confirmed,
            start: time.lowerBound,
            end: time.upperBound,
            terms,
            order.now,
            order.reason,
            byOwner: order.handle.isOwners
        )
    }

    func cancelled(at now: Instant, reason: String?, byOwner: Bool = false) -> Booking {
        changed(.cancelled, start: start, end: end, terms, now, reason, byOwner: byOwner)
    }

    /// The next version; its time never lies before the last one's, whatever the clock does.
    private func changed(
        _ status: Status,
        start: Instant,
        end: Instant,
        _ terms: BookedTerms,
        _ now: Instant,
        _ reason: String?,
        byOwner: Bool
    ) -> Booking {
        Booking(
            id: id,
            sequence: sequence + 1,
            status: status,
            page: page,
            event: event,
            host: host,
            start: start,
            end: end,
            firstStart: firstStart,
            movedFrom: status == .confirmed ? self.start : nil,
            terms: terms,
            customer: customer,
            answers: answers,
            guests: guests,
            campaign: campaign,
            created: created,
            changed: max(now, changed),
            reason: reason,
            isChangedByOwner: byOwner,
            link: link
        )
    }
}
