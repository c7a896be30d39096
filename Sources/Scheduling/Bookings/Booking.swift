/// A meeting that a customer has booked, as it stands.
///
/// Names and policies are those of the moment of booking; later edits of the content do not change
/// what was agreed.
package struct Booking: Hashable, Sendable {
    package let id: BookingID
    /// How often it was moved or cancelled (RFC 5546, `SEQUENCE`); 0 when just booked.
    package var sequence: Int
    package var status: Status
    package let page: DefinitionID
    package let event: DefinitionID
    package let host: DefinitionID
    package var start: Instant
    /// After the start.
    package var end: Instant
    /// When it was to begin as first booked.
    package let firstStart: Instant
    /// When it was to begin before the last change; `nil` when that was no move.
    package let movedFrom: Instant?
    package let terms: BookedTerms
    package let customer: Customer
    package let answers: [Answer]
    package let guests: [EmailAddress]
    /// Where the customer came from.
    package let campaign: Campaign
    /// When it was booked.
    package let created: Instant
    /// When it was last booked, moved or cancelled.
    package var changed: Instant
    /// Why it was cancelled or last moved, in the words of who did it.
    package var reason: String?
    /// Whether the owner, not the customer, cancelled it or moved it last.
    package let isChangedByOwner: Bool
    /// The one-time link with which it was booked, whose holder must not see the page behind it.
    package let link: LinkID?

    package enum Status: String, CaseIterable, Sendable {
        case confirmed
        case cancelled
    }

    package init(
        id: BookingID,
        sequence: Int = 0,
        status: Status = .confirmed,
        page: DefinitionID,
        event: DefinitionID,
        host: DefinitionID,
        start: Instant,
        end: Instant,
        firstStart: Instant? = nil,
        movedFrom: Instant? = nil,
        terms: BookedTerms,
        customer: Customer,
        answers: [Answer] = [],
        guests: [EmailAddress] = [],
        campaign: Campaign = .none,
        created: Instant,
        changed: Instant? = nil,
        reason: String? = nil,
        isChangedByOwner: Bool = false,
        link: LinkID? = nil
    ) {
        self.id = id
        self.sequence = sequence
        self.status = status
        self.page = page
        self.event = event
        self.host = host
        self.start = start
        self.end = end
        self.firstStart = firstStart ?? start
        self.movedFrom = movedFrom
        self.terms = terms
        self.customer = customer
        self.answers = answers
        self.guests = guests
        self.campaign = campaign
        self.created = created
        self.changed = changed ?? created
        self.reason = reason
        self.isChangedByOwner = isChangedByOwner
        self.link = link
    }
}

/// Who books.
package struct Customer: Hashable, Sendable {
    package let name: String
    package let email: EmailAddress
    /// The zone in which the customer saw the times, an IANA name.
    package let zone: String

    package init(name: String, email: EmailAddress, zone: String) {
        self.name = name
        self.email = email
        self.zone = zone
    }
}

/// What a customer answered to one question, with the question as it was asked.
package struct Answer: Hashable, Sendable {
    /// The field's id.
    package let field: String
    package let label: String
    /// What was asked for.
    package let kind: Kind
    /// One value, or each ticked option; never empty.
    package let values: [String]

    /// The kinds of ``FormField/Kind``, without their limits.
    package enum Kind: String, CaseIterable, Sendable {
        case text
        case longText = "long-text"
        case email
        case phone
        case url
        case date
        case number
        case choice
        case choices
        case consent
        case hidden
    }

    package init(field: String, label: String, kind: Kind = .text, values: [String]) {
        self.field = field
        self.label = label
        self.kind = kind
        self.values = values
    }
}

/// What was agreed when a meeting was booked.
package struct BookedTerms: Hashable, Sendable {
    package let pageTitle: String
    package let eventName: String
    package var hostName: String
    package let hostEmail: EmailAddress?
    /// The page's zone and the time there when booked, such as `2026-12-01T10:00`: what a change of
    /// the zone's rules must keep.
    package var zone: String
    package var wallTime: String
    /// The version of the zone rules by which the time was reckoned, such as `2025b`.
    package var zoneVersion: String
    package let location: Location?
    /// As the owner words it; nothing is charged.
    package let price: String?
    package let cancel: ChangePolicy
    package let move: ChangePolicy
    package let reason: ReasonRule
    /// The BCP 47 tag of the owner's words.
    package let language: String

    package init(
        pageTitle: String,
        eventName: String,
        hostName: String,
        hostEmail: EmailAddress?,
        zone: String,
        wallTime: String,
        zoneVersion: String,
        location: Location?,
        price: String? = nil,
        cancel: ChangePolicy,
        move: ChangePolicy,
        reason: ReasonRule,
        language: String
    ) {
        self.pageTitle = pageTitle
        self.eventName = eventName
        self.hostName = hostName
        self.hostEmail = hostEmail
        self.zone = zone
        self.wallTime = wallTime
        self.zoneVersion = zoneVersion
        self.location = location
        self.price = price
        self.cancel = cancel
        self.move = move
        self.reason = reason
        self.language = language
    }
}

extension Booking {
    /// From when the time left to cancel counts: the start as first booked, or the present one if
    /// that is earlier, so that nobody moves a meeting away only to cancel it late.
    package var cancelBasis: Instant { min(start, firstStart) }

    package func mayCancel(at now: Instant) -> Bool {
        switch terms.cancel {
        case .until: now < start && terms.cancel.allows(changing: cancelBasis, at: now)
        case .anyTime, .never: terms.cancel.allows(changing: start, at: now)
        }
    }

    package func mayMove(at now: Instant) -> Bool {
        terms.move.allows(changing: start, at: now)
    }
}

extension ChangePolicy {
    /// Whether a meeting may still be cancelled or moved, judged by the server's clock.
    package func allows(changing start: Instant, at now: Instant) -> Bool {
        switch self {
        case .anyTime: now < start
        case .until(let span): now.seconds + span.minutes * 60 <= start.seconds && now < start
        case .never: false
        }
    }
}
