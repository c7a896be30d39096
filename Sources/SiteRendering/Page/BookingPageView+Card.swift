import Markup
import Scheduling

/// The card with the main action.
extension BookingPageView {
    func card(_ html: inout HTML) {
        switch content {
        case .published: publishedCard(&html)
        case .times(let offer, let addresses): timesCard(offer, addresses, &html)
        case .choices(let offer, let addresses):
            ChoiceCard(offer: offer, view: self, endpoint: addresses?.root ?? endpoint?.text)
                .write(into: &html)
        case .details(let form, let addresses):
            DetailsCard(form: form, view: self, addresses: addresses).write(into: &html)
        }
    }

    private func publishedCard(_ html: inout HTML) {
        html.element(.section, attributes: cardAttributes(endpoint?.text)) { html in
            cardHeading(&html)
            if page.events.count == 1 { facts(page.events[0], &html) }
            if !page.isAccepting { notAccepting(&html) }
            html.element(.p, .class("status"), .role("status"))
            if page.events.count > 1 { events(&html) }
            actions(&html)
        }
    }

    /// With what the script needs to know, if there is an endpoint to ask.
    func cardAttributes(_ endpoint: String?, _ door: LiveDoor? = nil) -> [HTMLAttribute] {
        var attributes: [HTMLAttribute] = [
            .class("card"), .id("book"), .aria("labelledby", "book-title"),
        ]
        guard let endpoint else { return attributes }
        // The script asks for times by the public link, which may not be known here.
        guard door?.isHiding != true else {
            return page.convertsZone ? attributes + [.data("zone", page.zone)] : attributes
        }
        attributes += [
            .data("endpoint", endpoint), .data("link", page.link.text), .data("zone", page.zone),
        ]
        if let door, !door.isGeneral { attributes.append(.data("door", door.path)) }
        if !page.convertsZone { attributes.append(.data("fixed", "")) }
        if frame.site.clock == .twelve { attributes.append(.data("clock", "12")) }
        if page.events.count == 1 { attributes += lengths(of: page.events[0]) }
        return attributes
    }

    /// The lengths to choose from, in minutes, if there is a choice; the first one comes unasked.
    func lengths(of event: EventType) -> [HTMLAttribute] {
        guard event.durations.count > 1 else { return [] }
        let minutes = event.durations.map { String($0.minutes) }.joined(separator: " ")
        return [.data("lengths", minutes)]
    }

    /// The event's name, unless the page's title says it already.
    func cardHeading(_ html: inout HTML) {
        let isOne = page.events.count == 1
        if let label = master?.labels[isOne ? .time : .event] { return heading(label, &html) }
        if isOne, let name = page.events.first?.name, name != page.title, name != words.book {
            html.element(.h2, .id("book-title"), voice.mark) { $0.append(name) }
        } else {
            let asks = !isOne && page.isAccepting
            html.element(.h2, .id("book-title"), text: asks ? words.chooseEvent : words.book)
        }
    }

    /// The owner's words about a step of a master page.
    private func heading(_ label: StepLabel, _ html: inout HTML) {
        if let title = label.title {
            html.element(.h2, .id("book-title"), voice.mark) { $0.append(title) }
        } else {
            let usual = page.events.count == 1 ? words.book : words.chooseEvent
            html.element(.h2, .id("book-title"), text: usual)
        }
        guard let instructions = label.instructions else { return }
        html.element(.p, voice.mark, text: instructions)
    }

    func notAccepting(_ html: inout HTML) {
        html.element(.div, .class("note")) { html in
            html.element(.p) { voice.write(words.notAccepting, page.host.name, into: &$0) }
            html.element(.p, text: words.bookingsStay)
        }
    }

    // MARK: Facts

    func facts(_ event: EventType, duration: Span? = nil, _ html: inout HTML) {
        let length = duration.map(words.spoken) ?? words.choice(of: event.durations)
        html.element(.ul, .class("facts")) { html in
            html.element(.li, .class("icon-time"), text: length)
            for place in page.locations(for: event) { location(place, &html) }
            if let price = event.price {
                html.element(.li, .class("icon-price")) { owned(price, in: .bdi, &$0) }
            }
            if let seats = words.seats(page.rules(for: event).seats) {
                html.element(.li, .class("icon-seats"), text: seats)
            }
        }
    }

    func location(_ place: Location, _ html: inout HTML) {
        let style =
            switch place.kind {
            case .video: "icon-video"
            case .phone: "icon-phone"
            case .inPerson, .customer: "icon-place"
            }
        html.element(.li, .class(style)) { html in
            html.element(.div) { html in
                if let address = place.url.flatMap({ HTMLAddress($0.text) }) {
                    html.element(.a, .href(address), voice.mark) { $0.append(place.label) }
                } else {
                    owned(place.label, in: .bdi, &html)
                }
                if let number = place.number { call(number, &html) }
                if let details = place.details {
                    html.element(.p, .class("muted"), voice.mark) { $0.append(details) }
                }
            }
        }
    }

    private func call(_ number: String, _ html: inout HTML) {
        html.element(.p) { html in
            guard let address = Contact.address(ofPhone: number) else {
                return html.element(.bdi, text: number)
            }
            html.element(.a, .href(address)) { $0.element(.bdi, text: number) }
        }
    }

    // MARK: Events

    private func events(_ html: inout HTML) {
        events(&html) { bookingAddress(event: $0) }
    }

    /// The events as rows; each that has an address is a link to its times.
    func events(_ html: inout HTML, address: (EventType) -> HTMLAddress?) {
        html.element(.ul, .class("events")) { html in
            for event in page.events {
                html.element(.li) { html in
                    guard let address = address(event) else {
                        return html.element(.div) { row(event, isLink: false, &$0) }
                    }
                    let link: [HTMLAttribute] = [.href(address), .data("event", event.id.text)]
                    html.element(.a, attributes: link + lengths(of: event)) { html in
                        row(event, isLink: true, &html)
                    }
                }
            }
        }
    }

    private func row(_ event: EventType, isLink: Bool, _ html: inout HTML) {
        html.element(.b, voice.mark, text: event.name)
        html.element(.span, .class("muted")) { html in
            html.append(words.choice(of: event.durations))
            for place in page.locations(for: event) {
                html.append(" · ")
                owned(place.label, in: .bdi, &html)
            }
            if let price = event.price {
                html.append(" · ")
                owned(price, in: .bdi, &html)
            }
        }
        if isLink { html.element(.span, .class("choose"), text: words.chooseTime) }
    }

    // MARK: Actions

    /// At most one button: online booking, else a mail, else a call, else a sentence.
    private func actions(_ html: inout HTML) {
        // Rows of events lead to their times themselves.
        let online = page.events.count > 1 ? nil : bookingAddress(event: nil)
        let isSilent = endpoint == nil && contact.phone == nil && !page.isAccepting
        if online == nil, contact.mail == nil, endpoint != nil || isSilent { return }
        html.element(.div, .class("actions")) { html in
            if let online {
                html.element(.a, .class("go"), .href(online)) { $0.append(words.chooseTime) }
            }
            if let mail = contact.mail {
                let isMain = endpoint == nil && page.isAccepting
                html.element(.a, .class(isMain ? "go mail" : "mail"), .href(mail)) { html in
                    html.append(page.isAccepting ? words.askByMail : words.writeMail)
                }
            } else if endpoint == nil {
                call(&html)
            }
        }
    }

    private func call(_ html: inout HTML) {
        guard let phone = contact.phone else { return html.element(.p, text: words.noAddress) }
        html.element(.a, .class("go"), .href(phone.address)) { html in
            voice.write(words.call, phone.number, into: &html)
        }
    }

    private func bookingAddress(event: EventType?) -> HTMLAddress? {
        guard let endpoint else { return nil }
        let address = endpoint.text + "book/" + page.link.text
        return HTMLAddress(event.map { address + "?event=" + $0.id.text } ?? address)
    }
}
