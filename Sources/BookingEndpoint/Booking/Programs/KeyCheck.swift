import HTTPTypes
import Scheduling

/// Lets nobody pass who does not bring a key of the owner's.
struct KeyCheck {
    let keys: any OwnerKeyring
    let now: Instant

    /// Checks the key in an `Authorization` field (RFC 6750).
    ///
    /// Keys that are missing, wrong, revoked or expired are all answered alike, and counted by
    /// client. May also throw a failure of the machine.
    ///
    /// - Throws: ``Refusal``.
    func check(_ request: RouteRequest, for scope: OwnerKey.Scope) async throws {
        guard let digest = Self.token(in: request.head)?.digest,
            let key = try await keys.key(of: digest), key.allows(scope, at: now)
        else {
            try request.use("key", "\(request.client)", at: .failedKeys)
            throw Refusal.unauthorized
        }
        guard let day = CivilDate(dayNumber: now.seconds / 86_400), key.lastUsed != day else {
            return
        }
        do {
            try await keys.noteUse(of: digest, on: day)
        } catch let failure as any LedgerFailure where failure.isTemporary {
            // With a full disk bookings can still be read, above all then.
        }
    }

    private static func token(in head: HTTPRequest) -> BearerToken? {
        let fields = head.headerFields[values: .authorization]
        guard fields.count == 1 else { return nil }
        let words = fields[0].utf8.split(separator: UInt8(ascii: " "))
        guard words.count == 2, Substring(words[0]).lowercased() == "bearer" else { return nil }
        return BearerToken(.key, reading: Substring(words[1]))
    }
}

extension Rate {
    /// For wrong keys of one client: more than a program sends before somebody looks at it.
    fileprivate static let failedKeys = Rate(burst: 10, then: .seconds(30))
}
