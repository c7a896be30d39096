import GRDB
import Scheduling

/// A booking as its rows say, with what only the store needs to know of it.
struct StoredBooking {
    let number: Int64
    /// The meeting that it takes part in; `nil` when it is cancelled.
    let meeting: MeetingID?
    let booking: Booking

    /// Which version of a booking to read.
    enum Version: String {
        case latest = "b.sequence"
        case first = "0"
        /// The one that a row `n` of the outbox names.
        case noticed = "n.sequence"
    }

    /// The columns that ``init(_:from:in:)`` reads, of the rows `b` and `v`.
    static let columns = """
        b.number, b.meeting,
        EXISTS (SELECT 1 FROM answer WHERE booking = b.number),
        EXISTS (SELECT 1 FROM guest WHERE booking = b.number),
        EXISTS (SELECT 1 FROM campaign WHERE booking = b.number),
        b.id, v.sequence, v.kind, b.page, b.event, b.host, v.start, v."end",
        CASE v.sequence WHEN 0 THEN NULL
            ELSE (SELECT start FROM version WHERE booking = b.number AND sequence = 0) END,
        CASE v.kind WHEN 'moved' THEN (SELECT start FROM version
            WHERE booking = b.number AND sequence = v.sequence - 1) END,
        b.pageTitle, b.eventName, b.hostName, b.hostEmail, v.zone, v.wallTime, v.zoneVersion,
        b.locationKind, b.locationLabel, b.locationDetails, b.locationURL, b.price,
        b.cancelPolicy, b.movePolicy, b.reasonRule, b.language,
        b.customerName, b.customerEmail, b.customerZone, b.created, v.made, v.reason,
        v.sequence > 0 AND EXISTS (SELECT 1 FROM ownerChange
            WHERE booking = b.number AND sequence = v.sequence),
        (SELECT l.id FROM linkUse u JOIN oneTimeLink l ON l.number = u.link
            WHERE u.booking = b.number)
        """

    /// The join that finds the version `v` of a booking `b`.
    static func joining(_ version: Version) -> String {
        "JOIN version v ON v.booking = b.number AND v.sequence = \(version.rawValue)"
    }

    /// Begins a query for bookings, to be followed by its conditions.
    static func select(_ version: Version) -> String {
        "SELECT \(columns) FROM booking b \(joining(version)) "
    }

    init(_ row: Row, from column: Int = 0, in db: Database) throws {
        var row = RowReader(row, from: column)
        number = try row.next()
        meeting = try row.nextIfAny(Int.self).map { MeetingID(number: $0) }
        let hasAnswers: Bool = try row.next()
        let hasGuests: Bool = try row.next()
        let hasCampaign: Bool = try row.next()
        booking = Booking(
            id: try row.next { BookingID($0) },
            sequence: try row.next(),
            status: try row.next(Self.status),
            page: try row.nextID(),
            event: try row.nextID(),
            host: try row.nextID(),
            start: try row.nextInstant(),
            end: try row.nextInstant(),
            firstStart: try row.nextInstantIfAny(),
            movedFrom: try row.nextInstantIfAny(),
            terms: try BookedTerms(&row),
            customer: Customer(
                name: try row.next(),
                email: try row.next { EmailAddress($0) },
                zone: try row.next()
            ),
            answers: hasAnswers ? try Self.answers(of: number, in: db) : [],
            guests: hasGuests ? try Self.guests(of: number, in: db) : [],
            campaign: hasCampaign ? try Self.campaign(of: number, in: db) : .none,
            created: try row.nextInstant(),
            changed: try row.nextInstant(),
            reason: try row.nextIfAny(),
            isChangedByOwner: try row.next(),
            link: try row.nextIfAny { LinkID($0) }
        )
    }

    private static func status(afterChange kind: String) -> Booking.Status? {
        BookingNotice.Kind(rawValue: kind).map { $0 == .cancelled ? .cancelled : .confirmed }
    }

    private static func answers(of number: Int64, in db: Database) throws -> [Answer] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT position, field, label, kind, value FROM answer WHERE booking = ?
                    ORDER BY position, part
                    """
            ),
            arguments: [number]
        )
        var answers: [Answer] = []
        var last: Int?
        while let row = try rows.next() {
            var row = RowReader(row)
            let position: Int = try row.next()
            let field: String = try row.next()
            let label: String = try row.next()
            let kind = try row.nextIfAny { Answer.Kind(rawValue: $0) } ?? .text
            let before = position == last ? answers.popLast()?.values ?? [] : []
            let values = before + [try row.next()]
            answers.append(Answer(field: field, label: label, kind: kind, values: values))
            last = position
        }
        return answers
    }

    private static func campaign(of number: Int64, in db: Database) throws -> Campaign {
        let values = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT source, medium, name, term, content FROM campaign WHERE booking = ?"
            ),
            arguments: [number]
        )
        guard let values else { return .none }
        var row = RowReader(values)
        var tags: [String: String] = [:]
        for name in Campaign.names { tags[name] = try row.nextIfAny() }
        return Campaign { tags[$0] }
    }

    private static func guests(of number: Int64, in db: Database) throws -> [EmailAddress] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT email FROM guest WHERE booking = ? ORDER BY position"),
            arguments: [number]
        )
        var guests: [EmailAddress] = []
        while let row = try rows.next() {
            var row = RowReader(row)
            guests.append(try row.next { EmailAddress($0) })
        }
        return guests
    }
}

extension BookedTerms {
    /// Reads the columns from `pageTitle` to `language`.
    fileprivate init(_ row: inout RowReader) throws {
        self.init(
            pageTitle: try row.next(),
            eventName: try row.next(),
            hostName: try row.next(),
            hostEmail: try row.nextIfAny { EmailAddress($0) },
            zone: try row.next(),
            wallTime: try row.next(),
            zoneVersion: try row.next(),
            location: try Location(&row),
            price: try row.nextIfAny(),
            cancel: try row.next { ChangePolicy(storedText: $0) },
            move: try row.next { ChangePolicy(storedText: $0) },
            reason: try row.next { ReasonRule(rawValue: $0) },
            language: try row.next()
        )
    }
}

extension Location {
    fileprivate init?(_ row: inout RowReader) throws {
        let kind = try row.nextIfAny { Kind(rawValue: $0) }
        let label: String? = try row.nextIfAny()
        let details: String? = try row.nextIfAny()
        let url = try row.nextIfAny { WebAddress($0) }
        guard let kind, let label else { return nil }
        self.init(kind: kind, label: label, details: details, url: url)
    }
}
