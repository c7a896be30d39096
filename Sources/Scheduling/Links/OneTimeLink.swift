/// A link with which one meeting can be booked, once; it does not show the page behind it.
///
/// Its life is a small machine, of which ``state(at:)`` tells the state:
///
///     unused --book--> used --cancel, on a page that reopens its links--> unused
///     unused --revoke--> revoked      unused --its time comes--> expired
///     unused --a backup is put in place--> held --the owner confirms--> unused
///
/// Opening it, an attempt that fails, and moving the meeting change nothing. A used link that is
/// revoked or whose time has come stays used, and does not become unused again.
package struct OneTimeLink: Hashable, Sendable {
    package let id: LinkID
    /// By its id, so that a new public link changes nothing.
    package let page: DefinitionID
    package let restriction: LinkRestriction
    /// Whom the owner made it for; `nil` when for nobody in particular.
    package let customer: LinkCustomer?
    /// What the customer reads in place of the page's title; `nil` when the owner set none.
    package let title: String?
    package let created: Instant
    /// The first moment at which it is not good any more.
    package let expires: Instant
    /// The meeting that it was used for.
    package var use: LinkUse?
    /// When it was revoked.
    package var revoked: Instant?
    /// Whether it comes from a backup, and may have been used after that was made.
    package var isHeld: Bool

    package init(
        id: LinkID,
        page: DefinitionID,
        restriction: LinkRestriction = LinkRestriction(),
        customer: LinkCustomer? = nil,
        title: String? = nil,
        created: Instant,
        expires: Instant,
        use: LinkUse? = nil,
        revoked: Instant? = nil,
        isHeld: Bool = false
    ) {
        self.id = id
        self.page = page
        self.restriction = restriction
        self.customer = customer
        self.title = title
        self.created = created
        self.expires = expires
        self.use = use
        self.revoked = revoked
        self.isHeld = isHeld
    }

    /// How long a link is good unless the owner says otherwise.
    package static let usualLife = Span.days(14)
    package static let longestLife = Span.days(90)
    /// The most scalars of a title.
    package static let longestTitle = 75
}

/// What a one-time link was used for.
package struct LinkUse: Hashable, Sendable {
    /// `nil` when the booking has been deleted since.
    package let booking: BookingID?
    package let time: Instant

    package init(booking: BookingID?, time: Instant) {
        self.booking = booking
        self.time = time
    }
}

/// What can be booked with a one-time link, of all that its page offers.
package struct LinkRestriction: Hashable, Sendable {
    /// The only event type; any when `nil`.
    package let event: DefinitionID?
    /// The only host; any when `nil`.
    package let host: DefinitionID?
    /// The only starts, ascending, without repeats, each of which must be open as well; any when
    /// empty.
    package let starts: [Instant]

    package static let maximumStarts = 50

    package init(
        event: DefinitionID? = nil,
        host: DefinitionID? = nil,
        starts: some Sequence<Instant> = []
    ) {
        self.event = event
        self.host = host
        self.starts = Set(starts).sorted()
    }
}

/// What a link knows of the customer whom it was made for.
package struct LinkCustomer: Hashable, Sendable {
    package let name: String?
    package let email: EmailAddress?
    /// What the form's own questions would be answered with.
    package let answers: [LinkAnswer]

    /// The most scalars of a name, and of a value.
    package static let longestName = 100
    package static let longestValue = 500
    package static let maximumAnswers = 30

    /// Takes what is known; `nil` when that is nothing.
    package init?(name: String?, email: EmailAddress?, answers: [LinkAnswer] = []) {
        guard name != nil || email != nil || !answers.isEmpty else { return nil }
        self.name = name
        self.email = email
        self.answers = answers
    }

    /// What stands in the form when the link is opened, by the names of ``FieldName``.
    package func fields(for questions: [FormField]) -> SubmittedFields {
        var fields = SubmittedFields()
        if let name { fields.add(name, to: FieldName.name) }
        if let email { fields.add(email.text, to: FieldName.email) }
        for answer in answers where questions.contains(where: { $0.id == answer.field }) {
            fields.add(answer.value, to: FieldName.answer(answer.field))
        }
        return fields
    }
}

/// A value that a link brings for one of a form's questions.
package struct LinkAnswer: Hashable, Sendable {
    /// The question's id.
    package let field: String
    package let value: String

    package init(field: String, value: String) {
        self.field = field
        self.value = value
    }
}
