import Markup
import Scheduling

/// What a customer should know of a meeting, without what only the form should know.
struct BookingFacts {
    let booking: Booking
    let zone: ZoneRules
    let hostZone: ZoneRules?
    let page: PlainPage

    private var words: Words { page.words }
    private var voice: OwnerVoice { page.voice }
    private var terms: BookedTerms { booking.terms }

    private func clock(_ zone: ZoneRules) -> ClockInWords {
        ClockInWords(words: words, clock: page.frame.site.clock, zone: zone)
    }

    /// `Monday 23 November 2026, 09:00–09:30, London time (GMT+0)`.
    func time(_ start: Instant, _ end: Instant, _ html: inout HTML) {
        let clock = clock(zone)
        html.element(.b, text: clock.date(start) + ", " + clock.hours(start, end))
        html.append(", " + clock.zone(at: start))
    }

    func write(into html: inout HTML) {
        html.element(.dl) { html in
            pair(words.when, &html) { when(&$0) }
            if let location = terms.location {
                pair(words.location, &html) { place(location, &$0) }
            }
            if let price = terms.price {
                pair(words.price, &html) { voice.write(price, in: .bdi, into: &$0) }
            }
            pair(words.with, &html) { voice.write(terms.hostName, in: .bdi, into: &$0) }
            pair(words.bookedFor, &html) { html in
                html.element(.bdi, text: booking.customer.name)
                html.append(", ")
                html.element(.bdi, text: Self.masked(booking.customer.email))
            }
            if !booking.guests.isEmpty {
                pair(words.broughtGuests, &html) { html in
                    html.append(words.guestCount(booking.guests.count))
                }
            }
        }
    }

    private func pair(_ name: String, _ html: inout HTML, value: (inout HTML) -> Void) {
        html.element(.div) { html in
            html.element(.dt, text: name)
            html.element(.dd, content: value)
        }
    }

    private func when(_ html: inout HTML) {
        let clock = clock(zone)
        html.element(.b, text: clock.date(booking.start))
        html.element(.p) { html in
            html.element(.b, text: clock.hours(booking.start, booking.end))
            html.append(", " + clock.zone(at: booking.start))
        }
        guard let hostZone, hostZone.offset(at: booking.start) != zone.offset(at: booking.start)
        else { return }
        html.element(.p, .class("muted")) { hostTime(self.clock(hostZone), &$0) }
    }

    /// What the host's clocks show, with the date where that is another one.
    private func hostTime(_ clock: ClockInWords, _ html: inout HTML) {
        voice.write(words.forHost, terms.hostName, into: &html)
        if clock.day(of: booking.start) != self.clock(zone).day(of: booking.start) {
            html.append(clock.date(booking.start) + ", ")
        }
        html.append(
            clock.hours(booking.start, booking.end) + ", " + clock.zone(at: booking.start)
        )
    }

    private func place(_ location: Location, _ html: inout HTML) {
        if let address = location.url.flatMap({ HTMLAddress($0.text) }) {
            html.element(.a, .href(address)) { voice.write(location.label, in: .bdi, into: &$0) }
        } else {
            voice.write(location.label, in: .bdi, into: &html)
        }
        guard let details = location.details else { return }
        html.element(.p, .class("muted")) { voice.write(details, in: .bdi, into: &$0) }
    }

    /// Until when the meeting can be cancelled and, by a policy, moved.
    func changes(move: ChangePolicy) -> String {
        let clock = clock(zone)
        let basis = booking.cancelBasis
        let first =
            basis == booking.start ? nil : clock.moment(basis) + ", " + clock.zone(at: basis)
        return words.changes(cancel: terms.cancel, move: move, firstBooked: first)
    }

    /// `a•••@example.com`.
    static func masked(_ email: EmailAddress) -> String {
        let at = email.text.utf8.lastIndex(of: UInt8(ascii: "@")) ?? email.text.utf8.startIndex
        return String(email.text.prefix(1)) + "•••" + String(email.text[at...])
    }
}
