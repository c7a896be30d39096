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

    /// A sentence that may have a name in it, which is set apart where text has a direction.
    struct Sentence {
        let before: String
        let name: SingleLine
        let after: String

        init(_ text: String) { self.init("", .empty, text) }

        init(_ before: String, _ name: SingleLine, _ after: String) {
            self.before = before
            self.name = name
            self.after = after
        }

        var text: String { before + name.text + after }
    }

    func customerHeadline(_ kind: BookingNotice.Kind, byHost: Bool) -> Sentence {
        switch kind {
        case .booked: Sentence("Your booking is confirmed.")
        case .moved where byHost: Sentence("The host has moved your booking to a new time.")
        case .moved: Sentence("Your booking has a new time.")
        case .cancelled where byHost: Sentence("The host has cancelled your booking.")
        case .cancelled: Sentence("Your booking was cancelled.")
        }
    }

    func hostHeadline(
        _ kind: BookingNotice.Kind,
        _ customer: SingleLine,
        byHost: Bool
    ) -> Sentence {
        switch kind {
        case .booked: Sentence("", customer, " has booked a meeting.")
        case .moved where byHost:
            Sentence("The meeting with ", customer, " was moved by the host to a new time.")
        case .moved: Sentence("The meeting with ", customer, " has a new time.")
        case .cancelled where byHost:
            Sentence("The meeting with ", customer, " was cancelled by the host.")
        case .cancelled: Sentence("The meeting with ", customer, " was cancelled.")
        }
    }

    func guestHeadline(
        _ kind: BookingNotice.Kind,
        _ customer: SingleLine,
        byHost: Bool
    ) -> Sentence {
        let by = byHost ? " by the host" : ""
        return switch kind {
        case .booked: Sentence("", customer, " invites you to a meeting.")
        case .moved where byHost:
            Sentence("The host has moved the meeting to which ", customer, " invited you.")
        case .moved: Sentence("The meeting to which ", customer, " invited you has a new time.")
        case .cancelled:
            Sentence("The meeting to which ", customer, " invited you was cancelled\(by).")
        }
    }

    // MARK: Facts

    var what: String { "What" }
    var when: String { "When" }
    var whenForCustomer: String { "For the customer" }
    var before: String { "Instead of" }
    var place: String { "Where" }
    var price: String { "Price" }
    var host: String { "With" }
    var customer: String { "Booked by" }
    var guests: String { "Guests" }
    var reason: String { "Reason" }
    var page: String { "Booking page" }
    var terms: String { "Changes" }
    var yes: String { "Yes" }
    /// In place of words that only the host reads.
    var asWritten: String { "As you wrote it" }

    // MARK: Closing

    var change: String { "Move or cancel" }
    var changeHint: String { "The link is yours alone: whoever has it can cancel your booking." }

    func sent(by site: SingleLine) -> Sentence { Sentence("Sent by ", site, ".") }

    var whyCustomer: Sentence {
        Sentence(
            "You get this mail because your address was given when booking. "
                + "If that was not you, please ignore it."
        )
    }

    /// For guests, whom the customer named, and for the other hosts of a panel.
    func whyGuest(_ customer: SingleLine) -> Sentence {
        Sentence(
            "You get this mail because you take part in the meeting that ",
            customer,
            " booked."
        )
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
