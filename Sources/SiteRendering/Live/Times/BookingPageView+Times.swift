import Markup
import Scheduling

/// The card with live times.
extension BookingPageView {
    func liveHead(_ html: inout HTML) {
        html.element(.title) { html in
            if case .details(let form, _) = content {
                let isAgain = !form.problems.isEmpty || form.setback != nil
                html.append((isAgain ? words.problem + ": " : "") + words.yourDetails + " · ")
            }
            html.append(page.title + " · " + frame.site.name)
        }
        html.element(.meta, .name("robots"), .content("noindex"))
    }

    func timesCard(_ offer: TimeOffer, _ addresses: LiveAddresses, _ html: inout HTML) {
        var attributes = cardAttributes(addresses.root, offer.door)
        if let event = offer.choice?.event, page.events.count > 1 {
            attributes.append(.data("event", event.id.text))
            attributes += lengths(of: event)
        }
        html.element(.section, attributes: attributes) { html in
            heading(offer, &html)
            notice(offer, &html)
            customer(offer, addresses, &html)
            html.element(.p, .class("status"), .role("status"))
            if let choice = offer.choice {
                lengths(choice, offer, addresses, &html)
                form(choice, offer, addresses).write(into: &html)
            } else {
                events(&html) { event in
                    let query = [CarriedParameter(LiveField.event, event.id.text)]
                    return addresses.page(offer.door, query + offer.carried)
                }
                wayBack(offer, addresses, &html)
            }
            mail(&html)
        }
    }

    /// What the times are for.
    private func heading(_ offer: TimeOffer, _ html: inout HTML) {
        guard let choice = offer.choice, page.events.count > 1 else {
            cardHeading(&html)
            if let choice = offer.choice { facts(choice.event, duration: choice.duration, &html) }
            return
        }
        html.element(.h2, .id("book-title"), voice.mark) { $0.append(choice.event.name) }
        facts(choice.event, duration: choice.duration, &html)
    }

    private func notice(_ offer: TimeOffer, _ html: inout HTML) {
        switch offer.notice {
        case .notOpen?:
            html.element(.div, .class("note")) { html in html.element(.p, text: words.notOpen) }
        case nil: return
        }
    }

    /// For whom a time will be booked at once, and the way to the form.
    private func customer(_ offer: TimeOffer, _ addresses: LiveAddresses, _ html: inout HTML) {
        guard let customer = offer.customer else { return }
        html.element(.div, .class("note")) { html in
            switch customer {
            case .shown(let name, let email):
                let others = offer.carried.filter { $0.name != "skip" }
                // Such a link skips the form by itself.
                let form = offer.door.isHiding ? [CarriedParameter("skip", "0")] : []
                let asked = others + form
                html.element(.p) { html in
                    html.append(words.bookingAs.before)
                    html.element(.bdi, text: name + " (" + email + ")")
                    html.append(words.bookingAs.after + " ")
                    let address = addresses.page(offer.door, asked)
                    html.element(.a, .href(address)) { $0.append(words.changeDetails) }
                }
            case .hidden:
                html.element(.p) { html in
                    html.append(words.detailsKnown + " ")
                    let address = addresses.book(page.link)
                    html.element(.a, .href(address)) { $0.append(words.notYou) }
                }
            }
        }
    }

    /// The event's lengths and the way back to the other events.
    private func lengths(
        _ choice: TimeOffer.Choice,
        _ offer: TimeOffer,
        _ addresses: LiveAddresses,
        _ html: inout HTML
    ) {
        if choice.event.durations.count > 1 {
            html.element(.nav, .class("lengths"), .aria("label", words.length)) { html in
                for duration in choice.event.durations {
                    var query = query(choice.event, duration, offer.carried)
                    query.append(
                        CarriedParameter(LiveField.from, choice.list.first.text)
                    )
                    query.append(
                        CarriedParameter(LiveField.zone, choice.list.zone.name)
                    )
                    var link: [HTMLAttribute] = [.href(addresses.page(offer.door, query))]
                    if duration == choice.duration { link.append(.aria("current", "true")) }
                    html.element(.a, attributes: link) { $0.append(words.spoken(duration)) }
                }
            }
        }
        wayBack(offer, addresses, &html)
    }

    /// The way back to the page's other events; from the last step back on a page that was chosen
    /// on a master page, the way to its other pages.
    private func wayBack(_ offer: TimeOffer, _ addresses: LiveAddresses, _ html: inout HTML) {
        let address: HTMLAddress
        if page.events.count > 1, offer.choice != nil {
            address = addresses.page(offer.door, offer.carried)
        } else if let master = offer.master, !master.assigns, master.acceptingPages.count > 1 {
            let carried = offer.carried.filter { $0.name != LiveField.page }
            address =
                offer.door.isGeneral
                ? addresses.book(master.link, carried) : addresses.page(offer.door, carried)
        } else {
            return
        }
        html.element(.p, .class("other")) { html in
            html.element(.a, .href(address)) { $0.append(words.otherEvent) }
        }
    }

    private func form(
        _ choice: TimeOffer.Choice,
        _ offer: TimeOffer,
        _ addresses: LiveAddresses
    ) -> TimesForm {
        let seats = page.rules(for: choice.event).seats
        return TimesForm(
            list: choice.list,
            action: addresses.page(offer.door),
            hidden: query(choice.event, choice.duration, offer.carried),
            direct: offer.direct.map { (addresses.bookings, $0) },
            address: { addresses.page(offer.door, $0) },
            showsSeats: seats != .one && seats != .unlimited,
            convertsZone: page.convertsZone,
            clock: ClockInWords(words: words, clock: frame.site.clock, zone: choice.list.zone),
            heading: .h3
        )
    }

    /// What was chosen, where there was a choice, and what the visitor came with.
    func query(
        _ event: EventType,
        _ duration: Span,
        _ carried: [CarriedParameter]
    ) -> [CarriedParameter] {
        var query: [CarriedParameter] = []
        if page.events.count > 1 {
            query.append(CarriedParameter(LiveField.event, event.id.text))
        }
        if event.durations.count > 1 {
            let minutes = String(duration.minutes)
            query.append(CarriedParameter(LiveField.duration, minutes))
        }
        return query + carried
    }

    func mail(_ html: inout HTML) {
        guard let mail = contact.mail else { return }
        html.element(.div, .class("actions")) { html in
            html.element(.a, .class("mail"), .href(mail)) { $0.append(words.askByMail) }
        }
    }
}
