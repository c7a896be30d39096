import GRDB
package import Scheduling

extension BookingStore: OneTimeLinkLedger {
    package func mint(_ links: [NewLink]) async throws {
        guard !links.isEmpty else { return }
        try await commits.write { writing in
            for link in links { try writing.mint(link) }
        }
    }

    package func link(of digest: TokenDigest) async throws -> OneTimeLink? {
        try await read { try StoredLink.opened(by: digest, in: $0)?.link }
    }

    package func link(_ id: LinkID) async throws -> OneTimeLink? {
        try await read { try StoredLink.named(id, in: $0)?.link }
    }

    package func links(matching filter: LinkFilter) async throws -> [OneTimeLink] {
        if let limit = filter.limit, limit <= 0 { return [] }
        return try await read { try OneTimeLinkQuery(filter).links(in: $0) }
    }

    package func revoke(_ id: LinkID, at now: Instant) async throws -> OneTimeLink? {
        try await commits.write { writing in
            try writing.run(
                "UPDATE oneTimeLink SET revoked = ? WHERE id = ? AND revoked IS NULL",
                [now.seconds, id.text]
            )
            return try StoredLink.named(id, in: writing.db)?.link
        }
    }

    package func confirmLinks(at now: Instant) async throws -> Int {
        try await commits.write { writing in
            let count = try writing.first(
                """
                SELECT count(*) FROM oneTimeLink
                WHERE held = 1 AND used IS NULL AND revoked IS NULL AND expires > ?
                """,
                [now.seconds]
            )
            try writing.run("UPDATE oneTimeLink SET held = 0 WHERE held = 1")
            return Int(count ?? 0)
        }
    }
}
