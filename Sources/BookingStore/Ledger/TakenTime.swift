import GRDB
import Scheduling

/// What is taken of one host in a stretch of time, as rows say.
struct TakenTime {
    private let range: Range<Instant>
    private var rows: [(claim: Claim, meeting: Meeting)] = []

    /// Reads the claims of a host that reach into a stretch of time, and their meetings.
    ///
    /// Claims never overlap, so the later one begins, the later it ends: the first one, from the
    /// end of the stretch backwards, that ends too early is also the last to be looked at.
    init(of host: DefinitionID, in range: Range<Instant>, from db: Database) throws {
        self.range = range
        let cursor = try Row.fetchCursor(
            db.cachedStatement(sql: Self.query),
            arguments: [host.text, range.upperBound.seconds]
        )
        while let row = try cursor.next() {
            var row = RowReader(row)
            let id = MeetingID(number: try row.next())
            let start = try row.nextInstant()
            let end = try row.nextInstant()
            guard end > range.lowerBound else { break }
            rows.append(
                (
                    Claim(start: start, end: end, meeting: id),
                    Meeting(
                        id: id,
                        page: try row.nextID(),
                        event: try row.nextID(),
                        start: try row.nextInstant(),
                        end: try row.nextInstant(),
                        seats: try row.nextIfAny(Int.self).map { .limited($0) } ?? .unlimited,
                        taken: try row.next()
                    )
                )
            )
        }
        rows.reverse()
    }

    /// What is taken, as a page of that host sees it.
    ///
    /// A meeting of the page with another host, from the time before the page became this host's,
    /// can be neither joined nor counted.
    func occupancy(ofPage page: DefinitionID) -> Occupancy {
        Occupancy(
            claims: rows.map(\.claim),
            meetings: rows.map(\.meeting).filter { meeting in
                meeting.page == page && meeting.start < range.upperBound
                    && meeting.end > range.lowerBound
            }
        )
    }

    var firstClaim: Claim? { rows.first?.claim }

    /// The meeting of exactly this page, event type and time; `nil` when there is none.
    func meeting(
        ofPage page: DefinitionID,
        event: DefinitionID,
        at time: Range<Instant>
    ) -> MeetingID? {
        rows.first { row in
            row.meeting.page == page && row.meeting.event == event
                && row.meeting.start == time.lowerBound && row.meeting.end == time.upperBound
        }?.meeting.id
    }

    /// Frees one seat of a meeting; with the last one, its time.
    mutating func free(_ meeting: MeetingID) {
        guard let index = rows.firstIndex(where: { $0.meeting.id == meeting }) else { return }
        let old = rows[index].meeting
        guard old.taken > 1 else {
            rows.remove(at: index)
            return
        }
        rows[index].meeting = Meeting(
            id: old.id,
            page: old.page,
            event: old.event,
            start: old.start,
            end: old.end,
            seats: old.seats,
            taken: old.taken - 1
        )
    }

    private static let query = """
        SELECT m.id, c.start, c."end", coalesce(c.page, m.page), m.event, m.start, m."end", m.seats, m.taken
        FROM claim c JOIN meeting m ON m.id = c.meeting
        WHERE c.host = ? AND c.start < ? ORDER BY c.start DESC
        """
}
