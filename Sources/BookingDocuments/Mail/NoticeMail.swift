package import Scheduling

/// The mail that tells one of the people of a booking what happened to it.
///
/// Everybody reads the time in their own zone, the host in the customer's as well. Addresses of
/// customers and guests are not verified, so that nobody can be sent a stranger's words through
/// us: what was written freely into the form goes to the host alone, but for names and places, and
/// those without links.
package struct NoticeMail: Sendable {
    let notice: BookingNotice
    let site: Site
    let zones: NoticeZones
    let facts: MeetingFacts
    let words = DocumentWords()
    private let sender: EmailAddress

    /// Makes the mail of a notice.
    ///
    /// The manage link is that of the notice's booking; it goes into the customer's mail alone,
    /// whoever the notice is for.
    package init(
        _ notice: BookingNotice,
        site: Site,
        sender: EmailAddress,
        zones: NoticeZones,
        manage: WebAddress?
    ) {
        self.notice = notice
        self.site = site
        self.sender = sender
        self.zones = zones
        let audience: Audience =
            switch notice.recipient {
            case .customer: .customer(manage: manage)
            case .host: .host
            case .guests: .guests
            }
        facts = MeetingFacts(
            booking: notice.booking,
            audience: audience,
            zone: notice.recipient == .host ? zones.host : zones.customer,
            clock: site.clock
        )
    }

    /// The message, written at a date; `nil` when there is nobody to write to.
    ///
    /// Its name and that of the event are unique at the domain.
    package func message(date: Instant, domain: SiteDomain) -> MailMessage? {
        let recipients = recipients
        guard !recipients.isEmpty else { return nil }
        let file = Invitation(
            booking,
            for: facts.audience,
            use: .mail,
            zone: zones.page,
            organizer: organizer,
            domain: domain
        )
        return MailMessage(
            id: MessageID(of: notice, at: domain),
            from: Mailbox(sender, name: SingleLine(cleaning: site.name)),
            to: recipients,
            replyTo: replyTo,
            subject: subject,
            date: date,
            content: content(file)
        )
    }

    var booking: Booking { notice.booking }

    /// The zone by which the reader's day is told.
    var zone: ZoneRules { facts.zone }

    private var subject: SingleLine {
        words.subject(
            title: facts.title,
            date: zone.wall(at: booking.start).date,
            isCancelled: booking.status == .cancelled
        )
    }

    // MARK: People

    /// Whom the mail goes to; strangers' addresses stand without the names typed beside them.
    private var recipients: [Mailbox] {
        switch notice.recipient {
        case .customer: [Mailbox(booking.customer.email)]
        case .guests: booking.guests.map { Mailbox($0) }
        case .host:
            (booking.terms.hostEmail ?? site.email).map { [Mailbox($0, name: facts.host)] } ?? []
        }
    }

    /// Whom an answer is for: the host's is for the customer, all others are for the host.
    private var replyTo: Mailbox? {
        switch notice.recipient {
        case .host: Mailbox(booking.customer.email, name: facts.customer)
        case .customer, .guests:
            (booking.terms.hostEmail ?? site.email).map { Mailbox($0, name: facts.host) }
        }
    }

    private var organizer: Organizer {
        Organizer(of: booking, site: site) ?? Organizer(name: site.name, email: sender)
    }

    // MARK: Parts

    /// The text in two forms and the calendar as clients show it, and the calendar as a file.
    private func content(_ file: Invitation) -> MailPart {
        let alternatives = MailPart.multipart(
            "multipart/alternative",
            MailBoundary("alternative", of: notice),
            [
                .text("text/plain", plainText.utf8), .text("text/html", page),
                .calendar(file),
            ]
        )
        return .multipart(
            "multipart/mixed",
            MailBoundary("mixed", of: notice),
            [alternatives, .attachment(file)]
        )
    }
}
