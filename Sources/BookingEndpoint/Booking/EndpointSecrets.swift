import Digests
package import Scheduling

/// What makes ids and tokens.
///
/// A manage token is the keyed digest of its booking's id. So the database holds no token, and yet
/// an answer that was lost, or a message that is sent again, carries the same link.
package struct EndpointSecrets: Sendable {
    private let key: [UInt8]
    let random: @Sendable (Int) -> [UInt8]

    /// Takes a key of 32 bytes that never changes, and a source of random bytes.
    ///
    /// `nil` when the key has another length.
    package init?(key: [UInt8], random: @escaping @Sendable (Int) -> [UInt8]) {
        guard key.count == 32 else { return nil }
        self.key = key
        self.random = random
    }

    func newBookingID() throws(Refusal) -> BookingID {
        guard let id = BookingID(random: random(16)) else { throw .failure }
        return id
    }

    /// A key that tells one form that is shown from another.
    func newRequestKey() throws(Refusal) -> String {
        guard let id = BookingID(random: random(16)) else { throw .failure }
        return id.text
    }

    /// A text of 64 digits that only who has the key can make.
    func digest(of content: [UInt8]) -> String? {
        // Digested once more, so that comparing it tells nothing of what it is compared with.
        KeyedDigest(of: content, key: key).map { ContentDigest(of: $0.bytes).hexadecimal }
    }

    /// The token that manages a booking.
    package func manageToken(of booking: BookingID) -> BearerToken? {
        KeyedDigest(of: Array("manage 1 \(booking.text)".utf8), key: key)
            .flatMap { BearerToken(.manage, random: Array($0.bytes.prefix(26))) }
    }
}

extension BearerToken {
    /// By what the token is stored and looked up.
    package var digest: TokenDigest? { TokenDigest(bytes: ContentDigest(of: digestInput).bytes) }
}
