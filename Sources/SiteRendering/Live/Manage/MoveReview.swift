package import Scheduling

/// The old and the new time of a meeting side by side, before it is moved.
package struct MoveReview: Sendable {
    package let booking: Booking
    /// The manage link's token.
    package let token: BearerToken
    package let page: BookingPage
    /// The new time.
    package let start: Instant
    /// The zone in which the customer sees times.
    package let zone: ZoneRules
    /// Whether a reason is asked for and was not given.
    package let isReasonMissing: Bool
    /// The reason that was typed, to be kept when the form is shown again.
    package let typedReason: String

    package init(
        booking: Booking,
        token: BearerToken,
        page: BookingPage,
        start: Instant,
        zone: ZoneRules,
        isReasonMissing: Bool = false,
        typedReason: String = ""
    ) {
        self.booking = booking
        self.token = token
        self.page = page
        self.start = start
        self.zone = zone
        self.isReasonMissing = isReasonMissing
        self.typedReason = typedReason
    }
}
