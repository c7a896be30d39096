import FoundationEssentials
import GRDB
import Scheduling

extension StoredBooking {
    /// The booking that fulfils a condition; `nil` when none does.
    static func one(
        _ version: Version,
        _ condition: String,
        _ arguments: StatementArguments,
        in db: Database
    ) throws -> StoredBooking? {
        let statement = try db.cachedStatement(sql: select(version) + condition)
        return try Row.fetchOne(statement, arguments: arguments).map {
            try StoredBooking($0, in: db)
        }
    }

    /// The booking that a token manages, as it stands.
    static func managed(by digest: TokenDigest, in db: Database) throws -> StoredBooking? {
        try one(.latest, "WHERE b.manageDigest = ?", [Data(digest.bytes)], in: db)
    }
}
