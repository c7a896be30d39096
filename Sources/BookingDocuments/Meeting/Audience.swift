package import Scheduling

/// Who gets a document, which decides what it may say.
///
/// Addresses of customers and guests are not verified, so what goes to them carries nothing that
/// was typed into the form but names, and the place where the customer may choose it, both without
/// links. Only the host reads the answers.
package enum Audience: Hashable, Sendable {
    /// The customer alone gets the link that moves and cancels the booking, if there is one.
    case customer(manage: WebAddress?)
    case host
    case guests
}
