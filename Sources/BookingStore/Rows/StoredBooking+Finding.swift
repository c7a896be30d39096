import FoundationEssentials
import GRDB
import Scheduling

extension StoredBooking {
    /// The booking of a number; `nil` when there is none.
    static func numbered(
        _ number: Int64,
        _ version: Version,
        in db: Database
    ) throws -> StoredBooking? {
        try one(version == .first ? firstByNumber : latestByNumber, [number], in: db)
    }

    /// The booking that a token manages, as it stands, or the last one that it was moved to.
    static func managed(by digest: TokenDigest, in db: Database) throws -> StoredBooking? {
        guard var stored = try one(byDigest, [Data(digest.bytes)], in: db) else { return nil }
        // Each is later than the one before, so that this ends.
        while stored.booking.status == .cancelled, let next = try successor(of: stored, in: db) {
            stored = next
        }
        return stored
    }

    /// The booking of an id, as it stands.
    static func named(_ id: BookingID, in db: Database) throws -> StoredBooking? {
        try one(byID, [id.text], in: db)
    }

    private static func successor(
        of stored: StoredBooking,
        in db: Database
    ) throws -> StoredBooking? {
        try one(bySuccession, [stored.number], in: db)
    }

    /// The bookings that take part in a meeting, in the order of booking.
    static func all(of meeting: MeetingID, in db: Database) throws -> [StoredBooking] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: byMeeting),
            arguments: [meeting.number]
        )
        var bookings: [StoredBooking] = []
        while let row = try rows.next() { bookings.append(try StoredBooking(row, in: db)) }
        return bookings
    }

    private static func one(
        _ sql: String,
        _ arguments: StatementArguments,
        in db: Database
    ) throws -> StoredBooking? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
            .map { try StoredBooking($0, in: db) }
    }

    private static let firstByNumber = select(.first) + "WHERE b.number = ?"
    private static let latestByNumber = select(.latest) + "WHERE b.number = ?"
    private static let byMeeting = select(.latest) + "WHERE b.meeting = ? ORDER BY b.number"
    private static let byID = select(.latest) + "WHERE b.id = ?"
    private static let byDigest = select(.latest) + "WHERE b.manageDigest = ?"
    private static let bySuccession =
        select(.latest) + "JOIN succession s ON s.next = b.number WHERE s.booking = ?"
}
