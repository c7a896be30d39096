import Scheduling

/// Every fixed word of mails and calendars.
///
/// English is the only language so far, and so sentences are whole here.
struct DocumentWords: Sendable {
    /// The language of the words, a BCP 47 tag.
    var language: String { "en" }

    // MARK: Titles

    /// The title of a meeting in somebody's calendar, and of the mail that brings it.
    ///
    /// Exchange names the event after the mail, so the title says nothing of what happened to it.
    func title(event: SingleLine, with name: SingleLine) -> SingleLine {
        guard !name.isEmpty, !event.text.utf8.holds(name.text.utf8) else { return event }
        return SingleLine(cleaning: event.text + ": " + name.text)
    }

    func subject(title: SingleLine, date: CivilDate, isCancelled: Bool) -> SingleLine {
        let note = isCancelled ? " (cancelled)" : ""
        return SingleLine(cleaning: title.text + ", " + self.date(date) + note)
    }

    // MARK: What happened

    func customerHeadline(_ kind: BookingNotice.Kind) -> String {
        switch kind {
        case .booked: "Your booking is confirmed."
        case .moved: "Your booking has a new time."
        case .cancelled: "Your booking was cancelled."
        }
    }

    func hostHeadline(_ kind: BookingNotice.Kind, customer: SingleLine) -> String {
        switch kind {
        case .booked: "\(customer.text) has booked a meeting."
        case .moved: "The meeting with \(customer.text) has a new time."
        case .cancelled: "The meeting with \(customer.text) was cancelled."
        }
    }

    func guestHeadline(_ kind: BookingNotice.Kind, customer: SingleLine) -> String {
        switch kind {
        case .booked: "\(customer.text) invites you to a meeting."
        case .moved: "The meeting that \(customer.text) invited you to has a new time."
        case .cancelled: "The meeting that \(customer.text) invited you to was cancelled."
        }
    }

    // MARK: Facts

    var what: String { "What" }
    var when: String { "When" }
    var whenForCustomer: String { "For the customer" }
    var place: String { "Where" }
    var host: String { "With" }
    var customer: String { "Booked by" }
    var guests: String { "Guests" }
    var reason: String { "Reason" }
    var page: String { "Booking page" }

    // MARK: Closing

    var change: String { "Move or cancel" }
    var changeHint: String { "Use this link to move or cancel your booking. It is yours alone." }

    func sent(by site: SingleLine) -> String { "Sent by \(site.text)" }

    var whyCustomer: String {
        "You get this mail because your address was given when booking. "
            + "If it was not you, please ignore it."
    }

    func whyGuest(customer: SingleLine) -> String {
        "You get this mail because \(customer.text) gave your address when booking."
    }
}

extension String.UTF8View {
    /// Whether another text stands somewhere within this one, byte for byte.
    fileprivate func holds(_ other: String.UTF8View) -> Bool {
        let (bytes, part) = (Array(self), Array(other))
        guard bytes.count >= part.count else { return false }
        return (0...bytes.count - part.count).contains { start in
            bytes[start..<start + part.count].elementsEqual(part)
        }
    }
}
