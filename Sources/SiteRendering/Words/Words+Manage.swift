import Scheduling

/// What is said once a meeting is booked.
extension Words {
    var youAreBooked: String { "You’re booked" }
    var yourMeeting: String { "Your meeting" }
    var meetingMoved: String { "Moved" }
    var meetingCancelled: String { "Cancelled" }
    var movedByHost: String { "The host has moved this meeting." }
    var cancelledByHost: String { "The host has cancelled this meeting." }
    var kept: String { "Nothing was changed. Your meeting is as it was." }

    // MARK: Facts

    var when: String { "When" }
    var with: String { "With" }
    var location: String { "Where" }
    var price: String { "Price" }
    var bookedFor: String { "Booked by" }
    var broughtGuests: String { "Guests" }
    func guestCount(_ count: Int) -> String { count == 1 ? "1 guest" : "\(count) guests" }
    var forHost: Sentence { Sentence(before: "For ", after: ": ") }
    var addToCalendar: String { "Add to your calendar" }
    var bookAgain: String { "Book another time" }

    /// What the manage link is good for.
    func keepLink(canCancel: Bool, canMove: Bool) -> String {
        switch (canCancel, canMove) {
        case (true, true): "Keep this link: with it you can move or cancel your meeting."
        case (true, false): "Keep this link: with it you can cancel your meeting."
        case (false, true): "Keep this link: with it you can move your meeting."
        case (false, false): "Keep this link: it always shows how your meeting stands."
        }
    }

    // MARK: Onward

    var onward: Sentence { Sentence(before: "Continue to ", after: "") }
    func onward(in seconds: Int) -> String {
        seconds == 1
            ? "You will be taken there in a second."
            : "You will be taken there in \(seconds) seconds."
    }
    var stay: String { "Stay here" }

    // MARK: Changes

    var tooLate: String { "It is too late to move or cancel this meeting online." }
    var tooLateToCancel: String { "It is too late to cancel this meeting online." }
    var tooLateToMove: String { "It is too late to move this meeting online." }
    var notMovedWhileResting: Sentence {
        Sentence(before: "", after: " is not taking new bookings at the moment.")
    }
    var notMovedWithoutPage: String {
        "What you booked is no longer offered online."
    }
    var moveMeeting: String { "Move to another time" }
    var cancelMeeting: String { "Cancel this meeting" }
    var cancelQuestion: String { "Cancel this meeting?" }
    var keepIt: String { "No, keep it" }
    var cancelIt: String { "Yes, cancel it" }
    var whyCancel: String { "Why do you cancel?" }
    var whyMove: String { "Why do you move it?" }
    var sendChoice: String { "Confirm" }

    var moveTitle: String { "Move your meeting" }
    var now: String { "Booked now" }
    var keepTime: String { "Keep the time as it is" }
    var moveQuestion: String { "Which time do you want?" }
    var newTime: String { "Move it to " }
    var oldTime: String { "Keep " }

    /// Why a change was not made; nothing was changed.
    func sentence(_ refusal: ChangeRefusal) -> String {
        switch refusal {
        case .unknown: noBooking
        case .alreadyCancelled: "This meeting was cancelled before."
        case .past: "This meeting has begun, so it can no longer be changed here."
        case .notAllowed(.never): "This meeting cannot be changed online."
        case .notAllowed: "It is too late to change this meeting online."
        case .reasonMissing: "Nothing was changed yet: please say why."
        case .notOpen: "That time is no longer open. Nothing was changed."
        }
    }
}
