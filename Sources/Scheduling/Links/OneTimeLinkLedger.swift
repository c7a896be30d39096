/// The record of one-time links; a booking spends one by ``BookingLedger/book(_:)``.
///
/// Every call may throw a failure of the machine, and then nothing is changed.
package protocol OneTimeLinkLedger: Sendable {
    /// Keeps new links: all of them, durable when the call returns, or none.
    func mint(_ links: [NewLink]) async throws

    /// The link of a token, spent ones included; `nil` when there is none.
    func link(of digest: TokenDigest) async throws -> OneTimeLink?

    /// The link of an id; `nil` when there is none.
    func link(_ id: LinkID) async throws -> OneTimeLink?

    /// Links in the order in which they were made.
    func links(matching filter: LinkFilter) async throws -> [OneTimeLink]

    /// Takes a link back; of one that is used, it only keeps it from becoming good again.
    ///
    /// - Returns: The link as it is now; `nil` when there is none.
    func revoke(_ id: LinkID, at now: Instant) async throws -> OneTimeLink?

    /// Says that links which came from a backup are still good.
    ///
    /// - Returns: How many are good again.
    func confirmLinks(at now: Instant) async throws -> Int
}

/// A link with the digest of the token that opens it; the token itself is kept nowhere.
package struct NewLink: Hashable, Sendable {
    package let link: OneTimeLink
    package let digest: TokenDigest

    package init(_ link: OneTimeLink, opensWith digest: TokenDigest) {
        self.link = link
        self.digest = digest
    }
}

/// Which one-time links to list.
package struct LinkFilter: Hashable, Sendable {
    package var page: DefinitionID?
    /// Where they stand at ``now``.
    package var state: OneTimeLink.State?
    package var email: EmailAddress?
    /// The moment at which the links are looked at.
    package var now: Instant
    /// At most this many; all when `nil`.
    package var limit: Int?
    /// The last link of the part of the listing before this one.
    package var after: LinkID?

    package init(at now: Instant) { self.now = now }
}
