/// What a page says about the customer whom a link names, when the form is left out.
package enum KnownCustomer: Hashable, Sendable {
    /// The link says it in the open, so the page may too.
    case shown(name: String, email: String)
    /// The page only says that the details are there.
    case hidden
}
