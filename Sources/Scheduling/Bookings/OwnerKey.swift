/// A key with which a program of the owner's reads what others may not; the key itself is a
/// ``BearerToken`` and is kept nowhere.
package struct OwnerKey: Hashable, Sendable {
    /// What a key gives access to.
    package enum Scope: String, CaseIterable, Sendable {
        /// Lists and exports bookings.
        case bookings
        /// Makes, lists and revokes one-time links.
        case links
    }

    /// By which the owner tells keys apart: `crm`.
    package let name: DefinitionID
    package let scopes: Set<Scope>
    package let created: Instant
    /// The first moment at which it is not good any more; `nil` for never.
    package let expires: Instant?
    /// The last day, in UTC, on which it was used; `nil` when it never was.
    package let lastUsed: CivilDate?

    package init(
        name: DefinitionID,
        scopes: Set<Scope>,
        created: Instant,
        expires: Instant?,
        lastUsed: CivilDate? = nil
    ) {
        self.name = name
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.lastUsed = lastUsed
    }

    package func isExpired(at now: Instant) -> Bool { expires.map { $0 <= now } ?? false }

    /// Whether the key is good for something at a moment.
    package func allows(_ scope: Scope, at now: Instant) -> Bool {
        scopes.contains(scope) && !isExpired(at: now)
    }
}

/// The keys that the owner has given to programs.
///
/// Every call may throw a failure of the machine.
package protocol OwnerKeyring: Sendable {
    /// The key of a digest, expired ones included; `nil` when there is none, or it was revoked.
    func key(of digest: TokenDigest) async throws -> OwnerKey?

    /// Keeps a new key, in place of an expired one of its name.
    ///
    /// - Throws: ``OwnerKeyRefusal``.
    func add(_ key: OwnerKey, of digest: TokenDigest) async throws

    /// Takes a key away; from then on it is not good for anything.
    ///
    /// - Returns: Whether there was one of the name.
    func revoke(_ name: DefinitionID) async throws -> Bool

    /// Notes that a key was used on a day.
    func noteUse(of digest: TokenDigest, on day: CivilDate) async throws
}

/// Why a key cannot be kept.
package enum OwnerKeyRefusal: Error, Hashable, Sendable {
    /// A key of this name is in use.
    case nameTaken
}
