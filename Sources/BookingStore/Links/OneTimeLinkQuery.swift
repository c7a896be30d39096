import GRDB
import Scheduling

/// The query that a filter of one-time links stands for.
struct OneTimeLinkQuery {
    private var conditions: [String] = []
    private var arguments = StatementArguments()
    private let limit: Int?

    init(_ filter: LinkFilter) {
        limit = filter.limit
        if let page = filter.page { add("l.page = ?", [page.text]) }
        if let email = filter.email { add("l.customerEmail = ?", [email.text]) }
        if let state = filter.state { add(state, at: filter.now) }
        if let after = filter.after {
            add("l.number > (SELECT number FROM oneTimeLink WHERE id = ?)", [after.text])
        }
    }

    private mutating func add(_ condition: String, _ values: StatementArguments) {
        conditions.append(condition)
        arguments += values
    }

    /// The order in which ``OneTimeLink/state(at:)`` asks.
    private mutating func add(_ state: OneTimeLink.State, at now: Instant) {
        switch state {
        case .used: add("l.used IS NOT NULL", [])
        case .revoked: add("l.used IS NULL AND l.revoked IS NOT NULL", [])
        case .expired: add(Self.isNotOver + "l.expires <= ?", [now.seconds])
        case .held: add(Self.isNotOver + "l.expires > ? AND l.held = 1", [now.seconds])
        case .unused: add(Self.isNotOver + "l.expires > ? AND l.held = 0", [now.seconds])
        }
    }

    private static let isNotOver = "l.used IS NULL AND l.revoked IS NULL AND "

    func links(in db: Database) throws -> [OneTimeLink] {
        var sql = StoredLink.select
        if !conditions.isEmpty { sql += "WHERE " + conditions.joined(separator: " AND ") }
        sql += " ORDER BY l.number LIMIT ?"
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: sql),
            arguments: arguments + [limit ?? -1]
        )
        var links: [OneTimeLink] = []
        while let row = try rows.next() { links.append(try StoredLink(row, in: db).link) }
        return links
    }
}
