import GRDB
import Scheduling

/// What a booking is to take: a place in a meeting, and the host's time if nobody else has it yet.
struct Seat {
    let meeting: MeetingID
    /// The time to claim with buffers; `nil` in a meeting that others have booked before.
    let claim: Range<Instant>?
}

extension Writing {
    /// Finds the meeting of a time that is open, or makes it.
    func seat(
        at time: Range<Instant>,
        _ page: BookingPage,
        _ event: EventType,
        among taken: TakenTime,
        seats: Seats? = nil
    ) throws -> Seat {
        let rules = page.rules(for: event)
        if let meeting = taken.meeting(ofPage: page.id, event: event.id, at: time) {
            return Seat(meeting: meeting, claim: nil)
        }
        try run(
            """
            INSERT INTO meeting (page, event, start, "end", seats) VALUES (?, ?, ?, ?, ?)
            """,
            [
                page.id.text, event.id.text, time.lowerBound.seconds, time.upperBound.seconds,
                (seats ?? rules.seats).count,
            ]
        )
        return Seat(
            meeting: MeetingID(number: Int(db.lastInsertedRowID)),
            claim: time.widened(by: rules.buffer)
        )
    }

    /// Takes the host's time, which must be free by now.
    ///
    /// A page is named when the meeting is another page's.
    ///
    /// - Throws: ``ClaimConflict`` when another claim of the host overlaps. The domain has said
    ///   that none does, so this is the second of two nets.
    mutating func claim(
        _ seat: Seat,
        of host: DefinitionID,
        by page: DefinitionID? = nil
    ) throws {
        changedHosts.insert(host)
        guard let claim = seat.claim else { return }
        do {
            try run(
                #"INSERT INTO claim (host, start, "end", meeting, page) VALUES (?, ?, ?, ?, ?)"#,
                [
                    host.text, claim.lowerBound.seconds, claim.upperBound.seconds,
                    seat.meeting.number, page?.text,
                ]
            )
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER
        {
            let taken = try TakenTime(of: host, in: claim, from: db)
            guard let other = taken.firstClaim else { throw error }
            throw ClaimConflict(other: other)
        }
    }
}

/// The database itself has refused a claim because another one overlaps it.
struct ClaimConflict: Error {
    let other: Claim
}

extension Seats {
    /// How many there are; `nil` when unlimited.
    var count: Int? {
        switch self {
        case .limited(let count): count
        case .unlimited: nil
        }
    }
}

extension Range<Instant> {
    /// With the time that is kept free around it.
    func widened(by buffer: Buffer) -> Range<Instant> {
        let start = Instant(clamping: lowerBound.seconds - buffer.before.minutes * 60)
        return start..<Instant(clamping: upperBound.seconds + buffer.after.minutes * 60)
    }
}
