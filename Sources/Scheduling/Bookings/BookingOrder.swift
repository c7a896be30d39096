/// A wish to book one time, checked as far as it can be without knowing what else is booked.
package struct BookingOrder: Sendable {
    package let booking: Booking
    package let page: BookingPage
    package let event: EventType
    package let duration: Span
    /// The rules of the page's zone.
    package let zone: ZoneRules
    /// The digest of the booking's manage token.
    package let manage: TokenDigest
    package let request: RequestIdentity?
    /// The digest of the token of the one-time link that it spends.
    package let link: TokenDigest?
    /// The page that this link is to; the booked one unless that was chosen on a master page.
    package let linkedPage: DefinitionID
    /// How to find a host, if the page is a master page; then the booking's page and host, which
    /// are the master page's, give way to those that are found.
    package let assignment: AssignmentOrder?

    package init(
        booking: Booking,
        page: BookingPage,
        event: EventType,
        duration: Span,
        zone: ZoneRules,
        manage: TokenDigest,
        request: RequestIdentity?,
        link: TokenDigest? = nil,
        linkedPage: DefinitionID? = nil,
        assignment: AssignmentOrder? = nil
    ) {
        self.assignment = assignment
        self.booking = booking
        self.page = page
        self.event = event
        self.duration = duration
        self.zone = zone
        self.manage = manage
        self.request = request
        self.link = link
        self.linkedPage = linkedPage ?? booking.page
    }
}

/// What tells a request that is sent again from another one.
package struct RequestIdentity: Hashable, Sendable {
    /// The digest of the sender's key and of the route it was sent to; 32 bytes.
    package let key: [UInt8]
    /// The digest of all that the request asks for; 32 bytes.
    package let fingerprint: [UInt8]

    package init(key: [UInt8], fingerprint: [UInt8]) {
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// What came of an order.
package enum BookingReceipt: Hashable, Sendable {
    case booked(Booking)
    /// The same request came before; the booking as it was then booked, and its id.
    case repeated(Booking)
    /// Somebody with this address booked this very time within the last minutes, by another
    /// request. Who asks now may not be who booked, so the manage link must not be shown.
    case alreadyBooked(Booking)
}

/// Why an order was not carried out; nothing was changed.
package enum BookingRefusal: Error, Hashable, Sendable {
    /// The time is not open, or is no longer.
    case notOpen(Verdict)
    /// The key was used for another request.
    case keyReused
    /// The one-time link does not book this.
    case link(LinkRefusal)
}

/// A wish to move one booking to another time.
package struct MoveOrder: Sendable {
    package let handle: BookingHandle
    package let start: Instant
    package let now: Instant
    package let page: BookingPage
    package let event: EventType
    /// The rules of the page's zone.
    package let zone: ZoneRules
    /// The time in the page's zone, such as `2026-12-01T10:00`.
    package let wallTime: String
    /// The version of the zone rules by which the time was reckoned, such as `2026c`.
    package let zoneVersion: String
    package let reason: String?
    /// Who else takes part, and must be free at the new time.
    package let others: [PanelMember]
    /// How to book the new time with whoever is free, where its own host is not; `nil` where the
    /// host is kept.
    package let replacement: BookingOrder?

    package init(
        handle: BookingHandle,
        start: Instant,
        now: Instant,
        page: BookingPage,
        event: EventType,
        zone: ZoneRules,
        wallTime: String,
        zoneVersion: String,
        reason: String?,
        others: [PanelMember] = [],
        replacement: BookingOrder? = nil
    ) {
        self.others = others
        self.replacement = replacement
        self.handle = handle
        self.start = start
        self.now = now
        self.page = page
        self.event = event
        self.zone = zone
        self.wallTime = wallTime
        self.zoneVersion = zoneVersion
        self.reason = reason
    }
}

/// A page whose host takes part in a meeting of another page.
package struct PanelMember: Sendable {
    package let page: BookingPage
    /// The rules of the page's zone.
    package let zone: ZoneRules

    package init(page: BookingPage, zone: ZoneRules) {
        self.page = page
        self.zone = zone
    }
}

/// Why a booking was not moved or cancelled; nothing was changed.
package enum ChangeRefusal: Error, Hashable, Sendable {
    /// No booking has this token or id.
    case unknown
    case alreadyCancelled
    /// The meeting has begun.
    case past
    /// The policy agreed when it was booked does not allow it, or no longer.
    case notAllowed(ChangePolicy)
    /// The owner asks for a reason.
    case reasonMissing
    /// The new time is not open.
    case notOpen(Verdict)
}
