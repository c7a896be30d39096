package import Scheduling

/// What a sealed link carries: for which page, until when, and what is known of the customer.
package struct SealedLink: Hashable, Sendable {
    /// By its id, so that a new public link changes nothing.
    package let page: DefinitionID
    /// The first moment at which it is not good any more; `nil` when it stays good.
    package let expires: Instant?
    package let details: LinkDetails

    package init(page: DefinitionID, expires: Instant? = nil, details: LinkDetails) {
        self.page = page
        self.expires = expires
        self.details = details
    }

    package func isExpired(at now: Instant) -> Bool { expires.map { $0 <= now } ?? false }

    /// In bytes of their stored text; a link of more is too long for some mail programs.
    package static let maximumDetails = 1200

    /// 5 bytes of the end in seconds since 1970-01-01, the highest first, 0 for none; then the
    /// stored details.
    var content: [UInt8] {
        let end = expires?.seconds ?? 0
        let bytes = stride(from: 32, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: end >> $0)
        }
        return bytes + Array(details.stored.utf8)
    }

    init?(page: DefinitionID, content: [UInt8]) {
        guard content.count >= 5, let stored = String(validating: content[5...], as: UTF8.self),
            let details = LinkDetails(stored: stored)
        else { return nil }
        let end = content.prefix(5).reduce(0) { $0 << 8 | Int($1) }
        let expires = end == 0 ? nil : Instant(seconds: end)
        guard end == 0 || expires != nil else { return nil }
        self.init(page: page, expires: expires, details: details)
    }
}
