import FoundationEssentials
import GRDB
import Scheduling

/// A one-time link as its rows say.
struct StoredLink {
    let number: Int64
    let link: OneTimeLink

    /// Begins a query for links, to be followed by its conditions.
    static let select = """
        SELECT l.number,
            EXISTS (SELECT 1 FROM linkStart WHERE link = l.number),
            EXISTS (SELECT 1 FROM linkAnswer WHERE link = l.number),
            l.id, l.page, l.event, l.host, l.customerName, l.customerEmail, l.title, l.created,
            l.expires, l.used,
            (SELECT b.id FROM linkUse u JOIN booking b ON b.number = u.booking
                WHERE u.link = l.number AND u.holds = 1),
            l.revoked, l.held
        FROM oneTimeLink l\u{20}
        """

    init(_ row: Row, in db: Database) throws {
        var row = RowReader(row)
        let number: Int64 = try row.next()
        let hasStarts: Bool = try row.next()
        let hasAnswers: Bool = try row.next()
        let id = try row.next { LinkID($0) }
        let page = try row.nextID()
        let event = try row.nextIfAny { DefinitionID($0) }
        let host = try row.nextIfAny { DefinitionID($0) }
        let customer = LinkCustomer(
            name: try row.nextIfAny(),
            email: try row.nextIfAny { EmailAddress($0) },
            answers: hasAnswers ? try Self.answers(of: number, in: db) : []
        )
        self.number = number
        link = OneTimeLink(
            id: id,
            page: page,
            restriction: LinkRestriction(
                event: event,
                host: host,
                starts: hasStarts ? try Self.starts(of: number, in: db) : []
            ),
            customer: customer,
            title: try row.nextIfAny(),
            created: try row.nextInstant(),
            expires: try row.nextInstant(),
            use: try Self.use(&row),
            revoked: try row.nextIfAny(Int.self).map { Instant(clamping: $0) },
            isHeld: try row.next()
        )
    }

    private static func use(_ row: inout RowReader) throws -> LinkUse? {
        let time = try row.nextIfAny(Int.self).map { Instant(clamping: $0) }
        let booking = try row.nextIfAny { BookingID($0) }
        return time.map { LinkUse(booking: booking, time: $0) }
    }

    private static func starts(of number: Int64, in db: Database) throws -> [Instant] {
        try Int.fetchAll(
            db.cachedStatement(sql: "SELECT start FROM linkStart WHERE link = ? ORDER BY start"),
            arguments: [number]
        ).map { Instant(clamping: $0) }
    }

    private static func answers(of number: Int64, in db: Database) throws -> [LinkAnswer] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT field, value FROM linkAnswer WHERE link = ? ORDER BY position"
            ),
            arguments: [number]
        ).map { row in
            var row = RowReader(row)
            return LinkAnswer(field: try row.next(), value: try row.next())
        }
    }

    // MARK: Finding

    /// The link of a token; `nil` when there is none.
    static func opened(by digest: TokenDigest, in db: Database) throws -> StoredLink? {
        try one(byDigest, [Data(digest.bytes)], in: db)
    }

    static func named(_ id: LinkID, in db: Database) throws -> StoredLink? {
        try one(byID, [id.text], in: db)
    }

    private static func one(
        _ sql: String,
        _ arguments: StatementArguments,
        in db: Database
    ) throws -> StoredLink? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
            .map { try StoredLink($0, in: db) }
    }

    private static let byDigest = select + "WHERE l.digest = ?"
    private static let byID = select + "WHERE l.id = ?"
}
