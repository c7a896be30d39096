package import Scheduling

/// The times to which a booked meeting can be moved.
package struct MoveOffer: Sendable {
    package let booking: Booking
    /// The manage link's token.
    package let token: BearerToken
    package let page: BookingPage
    package let list: TimeList
    /// Whether a time was chosen that is not open, or is no longer.
    package let isChosenTimeTaken: Bool

    package init(
        booking: Booking,
        token: BearerToken,
        page: BookingPage,
        list: TimeList,
        isChosenTimeTaken: Bool = false
    ) {
        self.booking = booking
        self.token = token
        self.page = page
        self.list = list
        self.isChosenTimeTaken = isChosenTimeTaken
    }
}
