import Scheduling

/// Every fixed word of the pages; the owner's own words come from the content.
///
/// English is the only language so far. Another one is another value with the same members, which
/// is why sentences are whole here and never put together from halves elsewhere.
struct Words: Sendable {
    /// The language of the words themselves, a BCP 47 tag.
    var language: String { "en" }

    // MARK: Frame

    var skip: String { "Skip to content" }
    var privacy: String { "Privacy" }
    var imprint: String { "Imprint" }
    var allPages: String { "All booking pages" }

    // MARK: Booking

    var book: String { "Book a time" }
    var chooseTime: String { "Choose a time" }
    var chooseEvent: String { "What would you like to book?" }
    var askByMail: String { "Ask for a time by e-mail" }
    var writeMail: String { "Write an e-mail" }
    var noAddress: String { "Please get in touch to arrange a time." }

    /// A sentence with a gap for a name or a number that is marked up.
    struct Sentence {
        let before: String
        let after: String
    }

    var call: Sentence { Sentence(before: "Call ", after: "") }
    var notAccepting: Sentence {
        Sentence(before: "", after: " is not taking new bookings at the moment.")
    }
    var bookingsStay: String { "Bookings that were made before stay as they are." }
    func mailBody(host: String, title: String) -> String {
        var text = "Hello "
        text.reserveCapacity(256)
        text += host
        text += ",\r\n\r\nI would like to book: "
        text += title
        text += "\r\n\r\nTimes that suit me:\r\n- \r\n- \r\n\r\nMy time zone: \r\n"
        return text
    }

    /// What search results say when the owner wrote no summary.
    func description(_ title: String) -> String {
        "Choose a time and book online: \(title)."
    }

    // MARK: Sections

    var hours: String { "Hours" }
    var otherHours: String { "Other hours on some days" }
    var goodToKnow: String { "Good to know" }
    var about: Sentence { Sentence(before: "About ", after: "") }

    // MARK: Rules

    var ahead: String { "How far ahead" }
    var changes: String { "Changes" }
    var seats: String { "Places" }
    var guests: String { "Guests" }
    var form: String { "You will be asked for" }
    var optional: String { "optional" }
    var yourName: String { "Your name" }
    var yourMail: String { "Your e-mail address" }

    func ahead(from notice: Span, to horizon: Span) -> String {
        notice == .zero
            ? "Up to " + spoken(horizon) + " ahead, until the last minute"
            : "From " + spoken(notice) + " to " + spoken(horizon) + " ahead"
    }

    /// Until when a booking can be changed; with the time first booked, if cancelling goes by it.
    func changes(
        cancel: ChangePolicy,
        move: ChangePolicy,
        firstBooked: String? = nil
    ) -> String {
        if case .until(let span) = cancel, let firstBooked {
            return "You can cancel until " + spoken(span) + " before the time first booked, "
                + firstBooked + ". " + change("move", "moved", move)
        }
        if cancel == move {
            return switch cancel {
            case .anyTime: "You can cancel or move your booking at any time."
            case .until(let span):
                "You can cancel or move your booking until " + spoken(span) + " before it starts."
            case .never: "A booking cannot be cancelled or moved online."
            }
        }
        return change("cancel", "cancelled", cancel) + " " + change("move", "moved", move)
    }

    private func change(_ verb: String, _ participle: String, _ policy: ChangePolicy) -> String {
        switch policy {
        case .anyTime: "You can " + verb + " at any time."
        case .until(let span): "You can " + verb + " until " + spoken(span) + " before it starts."
        case .never: "A booking cannot be \(participle) online."
        }
    }

    func seats(_ seats: Seats) -> String? {
        switch seats {
        case .limited(1): nil
        case .limited(let count): "Up to \(count) people can book the same time."
        case .unlimited: "Any number of people can book the same time."
        }
    }

    func guests(_ count: Int) -> String? {
        switch count {
        case 0: nil
        case 1: "You can bring one guest."
        default: "You can bring up to \(count) guests."
        }
    }

    // MARK: Index, 404 and forwards

    var nothingListed: String { "No booking pages are listed here." }
    var moreCategory: String { "More" }
    var notAcceptingShort: String { "Not taking bookings at the moment" }
    var pagesLabel: String { "Pages" }
    var previous: String { "Previous" }
    var next: String { "Next" }
    func pageNumber(_ number: Int) -> String { "Page \(number)" }
    var notFoundTitle: String { "Page not found" }
    var notFound: String {
        "There is no booking page at this address. The link may be mistyped or out of date."
    }
    var movedTitle: String { "This page has moved" }
    var moved: Sentence { Sentence(before: "Continue to ", after: "") }
}
