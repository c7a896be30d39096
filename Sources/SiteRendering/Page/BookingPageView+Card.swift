import Markup
import Scheduling

/// The card with the main action.
extension BookingPageView {
    var card: HTML {
        let heading = page.events.count == 1 || !page.isAccepting ? cardTitle : words.chooseEvent
        return .element(
            .section,
            [.class("card"), .id("book"), .aria("labelledby", "book-title")] + data,
            .fragment([
                heading == words.chooseEvent || heading == words.book
                    ? h2(.id("book-title")) { heading }
                    : voice.element(.h2, [.id("book-title")], [.text(heading)]),
                page.events.count == 1 ? facts(page.events[0]) : .empty,
                page.isAccepting ? .empty : notAccepting,
                p(.class("status"), .role("status")),
                page.events.count > 1 ? events : .empty,
                actions,
            ])
        )
    }

    /// The event's name, unless the page's title says it already.
    private var cardTitle: String {
        guard page.events.count == 1, let name = page.events.first?.name, name != page.title else {
            return words.book
        }
        return name
    }

    /// What the script needs to know; nothing when there is nothing to ask the endpoint for.
    private var data: [HTMLAttribute] {
        guard let endpoint else { return [] }
        var data: [HTMLAttribute] = [
            .data("endpoint", endpoint.text), .data("link", page.link.text),
            .data("zone", page.zone),
        ]
        if !page.convertsZone { data.append(.data("fixed", "")) }
        if frame.site.clock == .twelve { data.append(.data("clock", "12")) }
        return data
    }

    private var notAccepting: HTML {
        div(.class("note")) {
            p { voice.sentence(words.notAccepting, page.host.name) }
            p { words.bookingsStay }
        }
    }

    // MARK: Facts

    private func facts(_ event: EventType) -> HTML {
        ul(.class("facts")) {
            li(.class("icon-time")) { words.choice(of: event.durations) }
            for place in page.locations(for: event) { location(place) }
            if let price = event.price {
                li(.class("icon-price")) { owned(.bdi, price) }
            }
            if let seats = words.seats(page.rules(for: event).seats) {
                li(.class("icon-seats")) { seats }
            }
        }
    }

    private func location(_ place: Location) -> HTML {
        let style =
            switch place.kind {
            case .video: "icon-video"
            case .phone: "icon-phone"
            case .inPerson, .customer: "icon-place"
            }
        return li(.class(style)) {
            div {
                if let address = place.url.flatMap({ HTMLAddress($0.text) }) {
                    voice.element(.a, [.href(address)], [.text(place.label)])
                } else {
                    owned(.bdi, place.label)
                }
                if let details = place.details {
                    voice.element(.p, class: "muted", details)
                }
            }
        }
    }

    // MARK: Events

    /// The events as rows; each is a link to its times.
    private var events: HTML {
        ul(.class("events")) {
            for event in page.events {
                li {
                    if let address = bookingAddress(event: event) {
                        a(.href(address), .data("event", event.id.text)) {
                            row(event, isLink: true)
                        }
                    } else {
                        div { row(event, isLink: false) }
                    }
                }
            }
        }
    }

    private func row(_ event: EventType, isLink: Bool) -> HTML {
        let places = page.locations(for: event).map(\.label)
        let owned = places + [event.price].compactMap(\.self)
        return .fragment([
            voice.element(.b, event.name),
            span(.class("muted")) {
                words.choice(of: event.durations)
                for text in owned {
                    HTML.text(" · ")
                    self.owned(.bdi, text)
                }
            },
            isLink ? span(.class("choose")) { words.chooseTime } : .empty,
        ])
    }

    // MARK: Actions

    /// At most one button: online booking, else a mail, else a call, else a sentence.
    private var actions: HTML {
        var actions: [HTML] = []
        let hasRows = page.events.count > 1 && endpoint != nil
        if endpoint != nil, !hasRows, let address = bookingAddress(event: nil) {
            actions.append(a(.class("go"), .href(address)) { words.chooseTime })
        }
        if let mail = contact.mail {
            let label = page.isAccepting ? words.askByMail : words.writeMail
            let isMain = endpoint == nil && page.isAccepting
            actions.append(a(.class(isMain ? "go mail" : "mail"), .href(mail)) { label })
        } else if endpoint == nil, let phone = contact.phone {
            actions.append(
                a(.class("go"), .href(phone.address)) { voice.sentence(words.call, phone.number) }
            )
        } else if endpoint == nil, page.isAccepting {
            actions.append(p { words.noAddress })
        }
        guard !actions.isEmpty else { return .empty }
        return div(.class("actions")) { actions }
    }

    private func bookingAddress(event: EventType?) -> HTMLAddress? {
        guard let endpoint else { return nil }
        let address = endpoint.text + "book/" + page.link.text
        return HTMLAddress(event.map { address + "?event=" + $0.id.text } ?? address)
    }
}
