import FoundationEssentials
import GRDB
import Scheduling

extension Writing {
    /// Books a time, unless the same request or the same person has done so just before.
    ///
    /// - Throws: ``BookingRefusal``.
    mutating func book(_ order: BookingOrder, _ judge: Judge) throws -> BookingReceipt {
        let booking = order.booking
        guard order.isConsistent else {
            throw StoreFailure.inconsistent("an order contradicts itself")
        }
        if let request = order.request, let first = try bookingOf(request) {
            return .repeated(first)
        }
        if let twin = try twin(of: booking) { return .alreadyBooked(twin) }
        let question = Availability(
            page: order.page,
            event: order.event,
            duration: order.duration,
            zone: order.zone,
            now: booking.created
        )
        let taken = try takenTime(of: booking.host, around: booking.start, question)
        let verdict = judge.verdict(question, booking.start, taken.occupancy(ofPage: booking.page))
        guard verdict.isOpen else { throw BookingRefusal.notOpen(verdict) }
        let time = booking.start..<booking.end
        let seat = try seat(at: time, order.page, order.event, among: taken)
        do {
            try claim(seat, of: booking.host)
        } catch let conflict as ClaimConflict {
            throw BookingRefusal.notOpen(.occupied(by: conflict.other))
        }
        let number = try insert(booking, in: seat.meeting, manage: order.manage)
        try insertNotices(of: booking, .booked, number: number)
        if let request = order.request { try keep(request, for: number, at: booking.created) }
        return .booked(booking)
    }

    /// What is taken of a host, as far as it can matter to a meeting that starts at an instant.
    func takenTime(
        of host: DefinitionID,
        around start: Instant,
        _ question: Availability
    ) throws -> TakenTime {
        let moment = start..<Instant(clamping: start.seconds + 1)
        return try TakenTime(of: host, in: question.neededRange(for: moment), from: db)
    }

    /// What was booked by a request that came before; `nil` when none did.
    ///
    /// - Throws: ``BookingRefusal/keyReused`` when the key came with another request.
    private func bookingOf(_ request: RequestIdentity) throws -> Booking? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT fingerprint = ?, booking FROM request WHERE key = ?"
            ),
            arguments: [Data(request.fingerprint), Data(request.key)]
        )
        guard let row else { return nil }
        var reader = RowReader(row)
        guard try reader.next(Bool.self) else { throw BookingRefusal.keyReused }
        let number: Int64 = try reader.next()
        return try one(.first, "WHERE b.number = ?", [number])?.booking
    }

    /// A booking of the same page, start and address that was made within the last ten minutes.
    private func twin(of booking: Booking) throws -> Booking? {
        try one(
            .latest,
            """
            WHERE b.customerEmail = ? AND b.start = ? AND b.page = ? AND b.status = 'confirmed'
                AND b.created > ? ORDER BY b.number DESC LIMIT 1
            """,
            [
                booking.customer.email.text, booking.start.seconds, booking.page.text,
                booking.created.seconds - 600,
            ]
        )?.booking
    }

    /// Remembers a request for at least a day, and forgets two that are older, if there are any.
    ///
    /// Each request adds one row and takes away up to two, so that the table holds little more
    /// than a day's.
    private func keep(
        _ request: RequestIdentity,
        for number: Int64,
        at now: Instant
    ) throws {
        try run(
            "INSERT INTO request (key, fingerprint, booking, created) VALUES (?, ?, ?, ?)",
            [Data(request.key), Data(request.fingerprint), number, now.seconds]
        )
        try run(
            """
            DELETE FROM request WHERE key IN (
                SELECT key FROM request WHERE created < ? ORDER BY created LIMIT 2)
            """,
            [now.seconds - 86_400]
        )
    }

    /// The booking that fulfils a condition; `nil` when none does.
    func one(
        _ version: StoredBooking.Version,
        _ condition: String,
        _ arguments: StatementArguments
    ) throws -> StoredBooking? {
        try StoredBooking.one(version, condition, arguments, in: db)
    }
}

extension BookingOrder {
    /// Whether what is to be judged is what is to be stored.
    fileprivate var isConsistent: Bool {
        booking.page == page.id && booking.event == event.id && booking.host == page.host.id
            && booking.start.adding(minutes: duration.minutes) == booking.end
            && booking.status == .confirmed && booking.sequence == 0
    }
}
