/// What pages say that have nothing else to show.
extension Words {
    var noPageTitle: String { notFoundTitle }
    var noBookingTitle: String { "Booking not found" }
    var noBooking: String {
        "There is no booking at this address. Please check that the link is complete; it is the one"
            + " you were given when you booked."
    }
    var notAcceptingTitle: String { "No new bookings" }
    var alreadyBookedTitle: String { "You have booked this time already" }
    func alreadyBooked(_ time: String) -> String {
        "Somebody with this e-mail address booked " + time + " some minutes ago. Nothing more was"
            + " booked."
    }
    var useFirstLink: String {
        "To change that meeting, open the link that was shown when it was booked."
    }
    var linkBrokenTitle: String { "This link does not work" }
    var linkBroken: String {
        "It is not whole, or it is no longer valid. Please open it again from the message that it came"
            + " with, or ask whoever sent it for a new one."
    }
    var linkExpiredTitle: String { "This link has expired" }
    var linkExpired: String {
        "The details that it held for you are no longer used, but you can still book: just fill in the"
            + " form yourself."
    }
    var unreadableTitle: String { "The form did not arrive" }
    var unreadable: String {
        "What was sent could not be read, so nothing was booked or changed. Please go back, reload"
            + " the page and try again."
    }
    var tooManyTitle: String { "Too many requests" }
    var tooMany: String {
        "There were too many requests from your network. Please wait a minute and try again; nothing"
            + " was booked or changed."
    }
    var failureTitle: String { "Something went wrong" }
    var failure: String {
        "The fault is ours. Please try again; if it happens again, tell us this number:"
    }
    var unavailableTitle: String { "Booking is not possible at the moment" }
    var unavailable: String {
        "The booking service cannot be reached or is busy. Please try again in a few minutes."
    }
    var backToPage: Sentence { Sentence(before: "Go to ", after: "") }
}
