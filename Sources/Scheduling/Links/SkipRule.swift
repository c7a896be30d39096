/// Whether a link may leave the form out where it brings all that the form asks.
package enum SkipRule: String, CaseIterable, Hashable, Sendable {
    /// The customer reviews the form and confirms it with one press.
    case review
    /// Choosing a time books.
    case allowed
}
