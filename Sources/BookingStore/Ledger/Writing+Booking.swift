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
        let link = try link(for: order)
        if let twin = try twin(of: order) { return .alreadyBooked(twin) }
        if let assignment = order.assignment { return try book(order, assignment, link) }
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
        try finish(order, booking, in: seat.meeting, link)
        return .booked(booking)
    }

    /// Stores a booking whose time is taken.
    ///
    /// - Returns: Its number.
    @discardableResult
    func finish(
        _ order: BookingOrder,
        _ booking: Booking,
        in meeting: MeetingID,
        _ link: StoredLink?
    ) throws -> Int64 {
        let number = try insert(booking, in: meeting, manage: order.manage)
        if let link { try spend(link, on: number, reopens: order.page.reopensLinks) }
        try insertNotices(of: booking, .booked, number: number)
        if let request = order.request { try keep(request, for: number, at: booking.created) }
        return number
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
        let key = Data(request.key)
        let number = try first("SELECT booking FROM request WHERE key = ?", [key])
        guard let number else { return nil }
        let isSame = try first(
            "SELECT fingerprint = ? FROM request WHERE key = ?",
            [Data(request.fingerprint), key]
        )
        guard isSame == 1 else { throw BookingRefusal.keyReused }
        return try StoredBooking.numbered(number, .first, in: db)?.booking
    }

    /// A booking of the same page, start and address that was made within the last ten minutes.
    private func twin(of order: BookingOrder) throws -> Booking? {
        let booking = order.booking
        let isSame =
            order.assignment == nil
            ? "page = ?" : "number IN (SELECT booking FROM assignment WHERE master = ?)"
        let number = try first(
            """
            SELECT number FROM booking WHERE customerEmail = ? AND start = ? AND \(isSame)
                AND status = 'confirmed' AND created > ? ORDER BY number DESC LIMIT 1
            """,
            [
                booking.customer.email.text, booking.start.seconds, booking.page.text,
                booking.created.seconds - 600,
            ]
        )
        guard let number else { return nil }
        return try StoredBooking.numbered(number, .latest, in: db)?.booking
    }

    /// Remembers a request for at least a day.
    ///
    /// Now and then up to twice as many older ones are forgotten as have come since, so that the
    /// table holds little more than a day's.
    private func keep(
        _ request: RequestIdentity,
        for number: Int64,
        at now: Instant
    ) throws {
        try run(
            "INSERT INTO request (key, fingerprint, booking, created) VALUES (?, ?, ?, ?)",
            [Data(request.key), Data(request.fingerprint), number, now.seconds]
        )
        guard number % 16 == 0 else { return }
        try run(
            """
            DELETE FROM request WHERE key IN (
                SELECT key FROM request WHERE created < ? ORDER BY created LIMIT 32)
            """,
            [now.seconds - 86_400]
        )
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
