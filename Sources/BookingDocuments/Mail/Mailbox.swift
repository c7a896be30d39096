package import Scheduling

/// A mail address with the name of whose it is.
package struct Mailbox: Hashable, Sendable {
    /// Empty when there is none.
    package let name: SingleLine
    package let address: EmailAddress

    package init(_ address: EmailAddress, name: SingleLine = .empty) {
        self.address = address
        self.name = name
    }
}
