/// By what a booking is named by who changes it, and with which right.
package enum BookingHandle: Hashable, Sendable {
    /// The customer's manage token, good within the policy that was agreed.
    case token(TokenDigest)
    /// The booking's id, for the owner, whom no policy binds.
    case owner(BookingID)

    /// Whether the owner changes it.
    package var isOwners: Bool {
        switch self {
        case .token: false
        case .owner: true
        }
    }
}
