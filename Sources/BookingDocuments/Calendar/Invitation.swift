package import Scheduling

/// A calendar file of one booking (RFC 5545, 5546), to go with a mail or to be downloaded.
package struct Invitation: Sendable {
    /// What the file asks of whoever opens it; `nil` in a plain calendar, which asks nothing.
    ///
    /// A mail that carries the file must name the same method.
    package let method: Method?
    private let calendar: CalendarComponent

    package enum Method: String, CaseIterable, Sendable {
        case request = "REQUEST"
        case publish = "PUBLISH"
        case cancel = "CANCEL"

        var word: StaticString {
            switch self {
            case .request: "REQUEST"
            case .publish: "PUBLISH"
            case .cancel: "CANCEL"
            }
        }
    }

    package enum Use: Hashable, Sendable {
        case mail
        case download
    }

    /// Makes the file.
    ///
    /// - A mail to the customer or to guests is a `REQUEST`, which clients show with buttons to
    ///   accept and decline, and file under the meeting when it is moved.
    /// - A mail to the host is `PUBLISH`: the host is the organizer, and clients neither file a
    ///   request that seems to come from oneself nor send invitations again for what is published.
    /// - A download is `PUBLISH` as well: a `REQUEST` that did not come by mail makes Outlook look
    ///   for a mailbox that was invited, and calendars that import one may write to everybody in
    ///   it. It has no attendees, so that there is nobody to write to.
    /// - What is cancelled is `CANCEL`, the only method with which `STATUS:CANCELLED` may stand.
    /// - Without an organizer, which each method needs, it is a plain calendar.
    ///
    /// The zone is that of the booking's page; without its rules the times are in UTC.
    package init(
        _ booking: Booking,
        for audience: Audience,
        use: Use,
        zone: ZoneRules?,
        organizer: Organizer?,
        domain: SiteDomain
    ) {
        method = organizer.map { _ in Self.method(of: booking, for: audience, use: use) }
        let times = MeetingTimes(of: booking, in: zone)
        var calendar = CalendarComponent.calendar(method)
        if case .local(let zone) = times,
            let definition = ZoneDefinition(zone, covering: [booking.start, booking.end])
        {
            calendar.components.append(definition.component)
        }
        let event = CalendarEvent(
            facts: MeetingFacts(
                booking: booking,
                audience: audience,
                zone: zone ?? .utc,
                clock: .twentyFour
            ),
            domain: domain,
            times: times,
            organizer: organizer,
            method: method
        )
        calendar.components.append(event.component)
        self.calendar = calendar
    }

    /// The file, in UTF-8 with CRLF.
    package var bytes: [UInt8] { calendar.bytes }

    private static func method(of booking: Booking, for audience: Audience, use: Use) -> Method {
        switch (booking.status, use, audience) {
        case (.cancelled, _, _): .cancel
        case (.confirmed, .download, _), (.confirmed, .mail, .host): .publish
        case (.confirmed, .mail, .customer), (.confirmed, .mail, .guests): .request
        }
    }
}

extension CalendarComponent {
    /// A calendar with nothing in it yet.
    static func calendar(_ method: Invitation.Method?) -> Self {
        var calendar = Self("VCALENDAR")
        calendar.add("VERSION", .word("2.0"))
        calendar.add("PRODID", .word("-//Bookplate//Bookings//EN"))
        calendar.add("CALSCALE", .word("GREGORIAN"))
        if let method { calendar.add("METHOD", .word(method.word)) }
        return calendar
    }
}
