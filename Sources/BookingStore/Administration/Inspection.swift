import GRDB
import Scheduling

/// A look at everything that must hold in a database.
struct Inspection {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// At most a hundred problems of each kind, each a sentence without personal data.
    func problems() throws -> [String] {
        do {
            return try problemsThatCanBeTold()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return ["the file is damaged: \(StoreFailure.words(of: error))"]
        }
    }

    private func problemsThatCanBeTold() throws -> [String] {
        let ofFile = try problemsOfFile()
        // In a file that is damaged, or has other tables, further questions mean nothing.
        guard ofFile.isEmpty else { return ofFile }
        return try Self.rules.flatMap { rule in
            try String.fetchAll(db, sql: rule.query + " LIMIT 100")
                .map { "\(rule.subject) \($0) \(rule.fault)" }
        } + unreadable() + unreadableKeys() + unreadableLinks()
    }

    private func problemsOfFile() throws -> [String] {
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)")
        guard damage == ["ok"] else { return damage.map { "the file is damaged: \($0)" } }
        let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        guard orphans.isEmpty else {
            return orphans.prefix(100).map { row in
                let table: String? = row[0]
                let parent: String? = row[2]
                return "a row of \(table ?? "?") refers to no \(parent ?? "?")"
            }
        }
        guard try tables(of: db) == expectedTables() else {
            return ["the tables, indexes or triggers are not those of this program"]
        }
        return []
    }

    private func tables(of db: Database) throws -> Set<String> {
        let sql = """
            SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
            """
        return try Set(String.fetchAll(db, sql: sql))
    }

    private func expectedTables() throws -> Set<String> {
        let fresh = try DatabaseQueue()
        try Schema.current.migrate(fresh)
        return try fresh.inDatabase { try tables(of: $0) }
    }

    /// The bookings and notices that hold values which no program of ours has written.
    private func unreadable() throws -> [String] {
        var problems: [String] = []
        let rows = try Row.fetchCursor(db, sql: StoredBooking.select(.latest))
        while let row = try rows.next(), problems.count < 100 {
            do {
                _ = try StoredBooking(row, in: db)
            } catch {
                let number: Int64? = row[0]
                problems.append("booking number \(number ?? 0) cannot be read")
            }
        }
        return problems
    }

    private func unreadableKeys() throws -> [String] {
        let rows = try Row.fetchAll(db, sql: "SELECT \(OwnerKey.columns) FROM ownerKey LIMIT 100")
        return rows.compactMap { row in
            guard (try? OwnerKey(row)) == nil else { return nil }
            let name: String? = row[0]
            return "key \(name ?? "?") cannot be read"
        }
    }

    private func unreadableLinks() throws -> [String] {
        var problems: [String] = []
        let rows = try Row.fetchCursor(db, sql: StoredLink.select)
        while let row = try rows.next(), problems.count < 100 {
            guard (try? StoredLink(row, in: db)) == nil else { continue }
            let number: Int64? = row[0]
            problems.append("link number \(number ?? 0) cannot be read")
        }
        return problems
    }

    /// A query whose rows name what breaks a rule.
    private struct Rule {
        let subject: String
        let fault: String
        let query: String
    }

    private static let rules = [
        Rule(
            subject: "booking",
            fault: "is confirmed, but the host's time is not taken",
            query: """
                SELECT b.id FROM booking b WHERE b.status = 'confirmed'
                    AND NOT EXISTS (
                        SELECT 1 FROM meeting m JOIN claim c ON c.meeting = m.id
                        WHERE m.id = b.meeting AND c.host = b.host
                            AND c.start <= m.start AND c."end" >= m."end")
                """
        ),
        Rule(
            subject: "booking",
            fault: "is confirmed, but the time of another host who takes part is not taken",
            query: """
                SELECT b.id FROM booking b JOIN assignment a ON a.booking = b.number
                WHERE b.status = 'confirmed' AND a.seat > 0
                    AND NOT EXISTS (
                        SELECT 1 FROM claim c WHERE c.meeting = b.meeting AND c.host = a.host)
                """
        ),
        Rule(
            subject: "booking",
            fault: "was given to another page than it is of, or its turn does not stand as it does",
            query: """
                SELECT DISTINCT b.id FROM booking b JOIN assignment a ON a.booking = b.number
                WHERE a.event <> b.event OR a.removed <> (b.status = 'cancelled')
                    OR (a.seat = 0 AND (a.page, a.host) IS NOT (b.page, b.host))
                """
        ),
        Rule(
            subject: "booking",
            fault: "is of another page, event type or time than its meeting",
            query: """
                SELECT b.id FROM booking b JOIN meeting m ON m.id = b.meeting
                JOIN version v ON v.booking = b.number AND v.sequence = b.sequence
                WHERE (b.page, b.event, b.start, v."end") IS NOT (m.page, m.event, m.start, m."end")
                """
        ),
        Rule(
            subject: "booking",
            fault: "does not stand where its last change left it",
            query: """
                SELECT b.id FROM booking b
                LEFT JOIN version v ON v.booking = b.number AND v.sequence = b.sequence
                WHERE v.start IS NOT b.start
                    OR (v.kind = 'cancelled') IS NOT (b.status = 'cancelled')
                    OR b.sequence + 1 IS NOT (
                        SELECT count(*) FROM version WHERE booking = b.number)
                """
        ),
        Rule(
            subject: "meeting",
            fault: "has another number of bookings than it counts",
            query: """
                SELECT m.id FROM meeting m
                WHERE m.taken = 0
                    OR m.taken <> (SELECT count(*) FROM booking WHERE meeting = m.id)
                """
        ),
        Rule(
            subject: "meeting",
            fault: "takes nobody's time",
            query: "SELECT id FROM meeting m WHERE NOT EXISTS ("
                + "SELECT 1 FROM claim WHERE meeting = m.id)"
        ),
        Rule(
            subject: "link",
            fault: "has booked, and is not used",
            query: """
                SELECT l.id FROM oneTimeLink l JOIN linkUse u ON u.link = l.number AND u.holds = 1
                WHERE l.used IS NULL
                """
        ),
        Rule(
            subject: "link",
            fault: "is good again, and its booking is not cancelled",
            query: """
                SELECT l.id FROM oneTimeLink l JOIN linkUse u ON u.link = l.number
                JOIN booking b ON b.number = u.booking
                WHERE u.holds IS NULL AND b.status <> 'cancelled'
                """
        ),
        Rule(
            subject: "the claim of",
            fault: "overlaps the next one",
            query: """
                SELECT host || ' at ' || start FROM (
                    SELECT host, start, "end",
                        lead(start) OVER (PARTITION BY host ORDER BY start) AS next FROM claim)
                WHERE next < "end"
                """
        ),
    ]
}
