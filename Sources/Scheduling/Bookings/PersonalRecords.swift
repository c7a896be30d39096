/// Where things are kept that are known of people, and can be deleted.
package protocol PersonalRecords: Sendable {
    /// Deletes all that is known of a person.
    ///
    /// May throw a failure of the machine.
    func forget(_ person: EmailAddress) async throws -> ForgottenPerson
}

/// What was deleted of a person.
package struct ForgottenPerson: Hashable, Sendable {
    /// Their own bookings, confirmed ones included; the time of those is free.
    package let bookings: Int
    /// How often others had invited them.
    package let invitations: Int
    /// Messages about those bookings that lay ready to be sent, or had been.
    package let messages: Int
    /// One-time links that were made for them, or knew something of them.
    package let links: Int

    package init(bookings: Int, invitations: Int, messages: Int, links: Int = 0) {
        self.bookings = bookings
        self.invitations = invitations
        self.messages = messages
        self.links = links
    }
}

/// How much is known of a person.
package struct PersonalTraces: Hashable, Sendable {
    /// Their own bookings.
    package let bookings: Int
    /// Those of them that are confirmed and have not begun.
    package let upcoming: Int
    /// How often others have invited them.
    package let invitations: Int
    /// One-time links that were made for them.
    package let links: Int

    package init(bookings: Int, upcoming: Int, invitations: Int, links: Int = 0) {
        self.bookings = bookings
        self.upcoming = upcoming
        self.invitations = invitations
        self.links = links
    }
}
