package import Scheduling

/// A booking as its customer sees it at the manage link.
///
/// What may still be changed follows from the booking's terms and `now`.
package struct ManagedBooking: Sendable {
    package let booking: Booking
    /// The manage link's token.
    package let token: BearerToken
    /// The page as it is now, for its looks, contact and times; `nil` when it is gone, and then the
    /// meeting cannot be moved online.
    package let page: BookingPage?
    /// Whether what was booked can still be booked, by the same people and of the same length.
    package let isOffered: Bool
    /// The zone in which the customer sees times.
    package let zone: ZoneRules
    /// The zone of the booking's terms.
    package let hostZone: ZoneRules
    /// The server's clock.
    package let now: Instant
    /// What has just happened.
    package let news: News?
    /// Why what was asked for was not done.
    package let refusal: ChangeRefusal?
    /// The reason that was typed, to be kept when the form is shown again.
    package let typedReason: String
    /// Where the customer is sent from here; the route adds the `Refresh` header.
    package let onward: Onward?

    package enum News: Hashable, Sendable {
        case booked
        case moved
        case cancelled
        /// The customer chose to keep the meeting as it is.
        case kept
    }

    /// A page of the owner's to which customers go on.
    package struct Onward: Hashable, Sendable {
        package let address: WebAddress
        /// In seconds; 0 goes at once.
        package let delay: Int

        package init(address: WebAddress, delay: Int) {
            self.address = address
            self.delay = delay
        }
    }

    package init(
        booking: Booking,
        token: BearerToken,
        page: BookingPage?,
        isOffered: Bool? = nil,
        zone: ZoneRules,
        hostZone: ZoneRules,
        now: Instant,
        news: News? = nil,
        refusal: ChangeRefusal? = nil,
        typedReason: String = "",
        onward: Onward? = nil
    ) {
        self.booking = booking
        self.token = token
        self.page = page
        self.isOffered =
            isOffered ?? (page?.events.contains { $0.id == booking.event } == true)
        self.zone = zone
        self.hostZone = hostZone
        self.now = now
        self.news = news
        self.refusal = refusal
        self.typedReason = typedReason
        self.onward = onward
    }
}
