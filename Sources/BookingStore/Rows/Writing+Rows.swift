import FoundationEssentials
import GRDB
import Scheduling

extension Writing {
    /// Stores a booking as it has just been made, in a meeting that is there.
    ///
    /// - Returns: Its number.
    func insert(_ booking: Booking, in meeting: MeetingID, manage: TokenDigest) throws -> Int64 {
        let terms = booking.terms
        try run(
            Self.insertBooking,
            [
                booking.id.text, meeting.number, booking.status.rawValue, booking.sequence,
                booking.start.seconds, booking.page.text, booking.event.text, booking.host.text,
                booking.created.seconds, stored(booking.customer.name), booking.customer.email.text,
                stored(booking.customer.zone), stored(terms.pageTitle), stored(terms.eventName),
                stored(terms.hostName), terms.hostEmail?.text, terms.location?.kind.rawValue,
                (terms.location?.label).map(stored), (terms.location?.details).map(stored),
                terms.location?.url?.text, terms.price.map(stored), terms.cancel.storedText,
                terms.move.storedText,
                terms.reason.rawValue, terms.language, Data(manage.bytes),
            ]
        )
        let number = db.lastInsertedRowID
        try insertVersion(of: booking, .booked, number: number)
        try insertAnswers(booking.answers, number: number)
        for (position, guest) in booking.guests.enumerated() {
            try run("INSERT INTO guest VALUES (?, ?, ?)", [number, position, guest.text])
        }
        if !booking.campaign.isEmpty {
            let values = booking.campaign.values.map { $0.map(stored) }
            try run(
                "INSERT INTO campaign VALUES (?, ?, ?, ?, ?, ?)",
                [number, values[0], values[1], values[2], values[3], values[4]]
            )
        }
        return number
    }

    /// Stores what a change has made of a booking.
    func insertVersion(
        of booking: Booking,
        _ kind: BookingNotice.Kind,
        number: Int64
    ) throws {
        try run(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number, booking.sequence, kind.rawValue, booking.start.seconds, booking.end.seconds,
                stored(booking.terms.zone), stored(booking.terms.wallTime),
                stored(booking.terms.zoneVersion), booking.changed.seconds,
                booking.reason.map(stored),
            ]
        )
    }

    /// Puts into the outbox what people must be told of a change.
    func insertNotices(
        of booking: Booking,
        _ kind: BookingNotice.Kind,
        number: Int64
    ) throws {
        try run(
            Self.insertNotices,
            [
                number, booking.sequence, kind.rawValue, booking.changed.seconds,
                booking.terms.hostEmail != nil, !booking.guests.isEmpty,
            ]
        )
    }

    private func insertAnswers(_ answers: [Answer], number: Int64) throws {
        for (position, answer) in answers.enumerated() {
            for (part, value) in answer.values.enumerated() {
                try run(
                    "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        number, position, part, stored(answer.field), stored(answer.label),
                        stored(value), answer.kind.rawValue,
                    ]
                )
            }
        }
    }

    private static let insertBooking = """
        INSERT INTO booking (
            id, meeting, status, sequence, start, page, event, host, created,
            customerName, customerEmail, customerZone, pageTitle, eventName, hostName, hostEmail,
            locationKind, locationLabel, locationDetails, locationURL, price,
            cancelPolicy, movePolicy, reasonRule, language, manageDigest
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let insertNotices = """
        INSERT INTO notice (booking, sequence, kind, recipient, due)
        SELECT ?1, ?2, ?3, recipient, ?4 FROM (
            SELECT 'customer' AS recipient
            UNION ALL SELECT 'host' WHERE ?5
            UNION ALL SELECT 'guests' WHERE ?6)
        """
}
