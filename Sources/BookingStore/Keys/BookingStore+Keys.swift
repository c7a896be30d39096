import FoundationEssentials
import GRDB
package import Scheduling

extension BookingStore: OwnerKeyring {
    package func key(of digest: TokenDigest) async throws -> OwnerKey? {
        try await read { db in
            try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT \(OwnerKey.columns) FROM ownerKey WHERE digest = ?"
                ),
                arguments: [Data(digest.bytes)]
            ).map { try OwnerKey($0) }
        }
    }

    package func add(_ key: OwnerKey, of digest: TokenDigest) async throws {
        try await commits.write { try $0.add(key, of: digest) }
    }

    package func revoke(_ name: DefinitionID) async throws -> Bool {
        try await commits.write { writing in
            try writing.run("DELETE FROM ownerKey WHERE name = ?", [name.text])
            return writing.db.changesCount > 0
        }
    }

    package func noteUse(of digest: TokenDigest, on day: CivilDate) async throws {
        try await commits.write { writing in
            try writing.run(
                """
                UPDATE ownerKey SET lastUsed = ?1
                WHERE digest = ?2 AND (lastUsed IS NULL OR lastUsed < ?1)
                """,
                [day.dayNumber, Data(digest.bytes)]
            )
        }
    }
}

extension Writing {
    fileprivate func add(_ key: OwnerKey, of digest: TokenDigest) throws {
        try run(
            "DELETE FROM ownerKey WHERE name = ? AND expires <= ?",
            [key.name.text, key.created.seconds]
        )
        let other = try first("SELECT 1 FROM ownerKey WHERE name = ?", [key.name.text])
        guard other == nil else { throw OwnerKeyRefusal.nameTaken }
        try run(
            "INSERT INTO ownerKey (name, digest, scopes, created, expires) VALUES (?, ?, ?, ?, ?)",
            [
                key.name.text, Data(digest.bytes),
                key.scopes.map(\.rawValue).sorted().joined(separator: " "), key.created.seconds,
                key.expires?.seconds,
            ]
        )
    }
}

extension OwnerKey {
    /// The columns that ``init(_:)`` reads.
    static let columns = "name, scopes, created, expires, lastUsed"

    init(_ row: Row) throws {
        var row = RowReader(row)
        self.init(
            name: try row.nextID(),
            scopes: try row.next { text -> Set<Scope>? in
                let words = text.split(separator: " ")
                let scopes = words.compactMap { Scope(rawValue: String($0)) }
                return scopes.count == words.count ? Set(scopes) : nil
            },
            created: try row.nextInstant(),
            expires: try row.nextIfAny(Int.self).map { Instant(clamping: $0) },
            lastUsed: try row.nextIfAny(Int.self).flatMap { CivilDate(dayNumber: $0) }
        )
    }
}
