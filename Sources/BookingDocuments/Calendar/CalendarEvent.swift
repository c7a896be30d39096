import Scheduling

/// A booking as an event of a calendar.
struct CalendarEvent {
    let facts: MeetingFacts
    let domain: SiteDomain
    let times: MeetingTimes
    /// `nil` in a calendar that invites nobody.
    let organizer: Organizer?
    let method: Invitation.Method?

    private var booking: Booking { facts.booking }

    var component: CalendarComponent {
        var event = CalendarComponent("VEVENT")
        event.add("UID", .uid(booking.id, domain))
        event.add("DTSTAMP", .instant(booking.changed))
        event.add("CREATED", .instant(booking.created))
        event.add("LAST-MODIFIED", .instant(booking.changed))
        event.add("SEQUENCE", .number(booking.sequence))
        times.add("DTSTART", booking.start, to: &event)
        times.add("DTEND", booking.end, to: &event)
        event.add("SUMMARY", .text(facts.title.text))
        addDescription(to: &event)
        addPlace(to: &event)
        addPeople(to: &event)
        let isCancelled = booking.status == .cancelled
        event.add("STATUS", .word(isCancelled ? "CANCELLED" : "CONFIRMED"))
        event.add("TRANSP", .word(isCancelled ? "TRANSPARENT" : "OPAQUE"))
        return event
    }

    private func addDescription(to event: inout CalendarComponent) {
        var paragraphs = facts.facts.map { $0.plain.joined(separator: "\n") }
        if let manage = facts.manage { paragraphs.append("\(facts.words.change): \(manage.text)") }
        event.add("DESCRIPTION", .text(paragraphs.joined(separator: "\n\n")))
    }

    private func addPlace(to event: inout CalendarComponent) {
        guard let location = booking.terms.location else { return }
        event.add("LOCATION", .text(facts.label(of: location).text))
        if let url = location.url { event.add("URL", .uri(url)) }
    }

    // MARK: People

    private func addPeople(to event: inout CalendarComponent) {
        guard let organizer, method != nil else { return }
        let name = SingleLine(cleaning: organizer.name)
        event.add("ORGANIZER", Self.name(name), .address(organizer.email))
        // A published event has no attendees (RFC 5546, 3.2.1).
        guard method != .publish else { return }
        let isForCustomer = facts.audience != .guests
        addAttendee(
            booking.customer.email,
            Self.name(facts.customer),
            answer: isForCustomer ? "NEEDS-ACTION" : "ACCEPTED",
            to: &event
        )
        for guest in booking.guests {
            addAttendee(guest, [], answer: "NEEDS-ACTION", to: &event)
        }
    }

    private func addAttendee(
        _ address: EmailAddress,
        _ name: [CalendarParameter],
        answer: StaticString,
        to event: inout CalendarComponent
    ) {
        var parameters: [CalendarParameter] = [
            .word("CUTYPE", "INDIVIDUAL"), .word("ROLE", "REQ-PARTICIPANT"),
        ]
        if method == .request {
            parameters += [.word("PARTSTAT", answer), .word("RSVP", "TRUE")]
        }
        event.add("ATTENDEE", parameters + name, .address(address))
    }

    private static func name(_ name: SingleLine) -> [CalendarParameter] {
        name.isEmpty ? [] : [.text("CN", name.text)]
    }
}
