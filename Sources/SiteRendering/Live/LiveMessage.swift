package import Scheduling

/// A page that says why there is nothing else to show, and what to do next.
package struct LiveMessage: Sendable {
    package let kind: Kind
    /// The booking page it is about, for its looks and contact; `nil` when there is none.
    package let page: BookingPage?
    /// Where the visitor came from, when that leads on; `nil` for the page's general link.
    package let door: LiveDoor?

    package enum Kind: Sendable {
        /// There is no booking page at the address.
        case noPage
        /// There is no booking behind the manage link, or it was mistyped.
        case noBooking
        /// The page takes no new bookings.
        case notAccepting
        /// Somebody with the same address booked this very time minutes ago. Who asks now may be
        /// somebody else, so nothing else is told.
        case alreadyBooked(event: EventType, start: Instant, zone: ZoneRules)
        /// A personalised link that is not whole, or whose key was retired.
        case linkBroken
        /// A personalised link whose time is over.
        case linkExpired
        /// A one-time link that is unknown, spent, or good for something else.
        case oneTimeLink(LinkRefusal)
        /// A form came in that this site did not draw.
        case unreadableForm
        /// Too many requests came from the visitor's network.
        case tooManyRequests
        /// The fault is ours; the request's id is in the log.
        case failure(requestID: String)
        /// Bookings cannot be read or written at the moment.
        case unavailable
    }

    package init(_ kind: Kind, page: BookingPage? = nil, door: LiveDoor? = nil) {
        self.kind = kind
        self.page = page
        self.door = door
    }
}
