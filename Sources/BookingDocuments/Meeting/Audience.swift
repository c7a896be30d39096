package import Scheduling

/// Who gets a document, which decides what it may say.
///
/// Addresses of customers and guests are not verified, so what goes to them carries nothing that
/// was typed into the form but names and places, and those without links. Customers read those of
/// their answers that are dates, numbers or options; only the host reads what was written freely.
package enum Audience: Hashable, Sendable {
    /// The customer alone gets the link that moves and cancels the booking, if there is one.
    case customer(manage: WebAddress?)
    case host
    case guests
}
