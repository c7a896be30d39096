import Markup
import Scheduling

/// The card in which a visitor chooses a category, an event type or a page.
///
/// Each choice is a link to the endpoint's next step, and the filter is a plain form, so that none
/// of it needs a script.
struct ChoiceCard {
    let offer: ChoiceOffer
    let view: BookingPageView
    /// The endpoint's root, as addresses begin: a path on its own pages, whole on published ones;
    /// `nil` when there is no endpoint.
    let endpoint: String?

    private var words: Words { view.words }
    private var master: MasterPage { offer.master }

    func write(into html: inout HTML) {
        var attributes: [HTMLAttribute] = [
            .class("card"), .id("book"), .aria("labelledby", "book-title"),
        ]
        // The script asks for times by the public link.
        if let endpoint, !offer.door.isHiding {
            attributes += [
                .data("endpoint", endpoint), .data("link", master.link.text), .data("choice", ""),
            ]
            if !offer.door.isGeneral { attributes.append(.data("door", offer.door.path)) }
        }
        html.element(.section, attributes: attributes) { html in
            heading(&html)
            if offer.step == .nothing {
                view.notAccepting(&html)
            } else {
                filter(&html)
                html.element(.ul, .class("events")) { rows(&$0) }
                backToStart(&html)
            }
            view.mail(&html)
        }
    }

    // MARK: Heading

    private func heading(_ html: inout HTML) {
        let label = kind.flatMap { master.labels[$0] }
        if let title = label?.title {
            html.element(.h2, .id("book-title"), view.voice.mark) { $0.append(title) }
        } else {
            html.element(.h2, .id("book-title"), text: usualHeading)
        }
        if let instructions = label?.instructions {
            html.element(.p, view.voice.mark, text: instructions)
        }
    }

    private var kind: StepKind? {
        switch offer.step {
        case .category: .category
        case .event: .event
        case .page, .timeOf: .page
        case .time: .time
        case .nothing: nil
        }
    }

    private var usualHeading: String {
        switch offer.step {
        case .category: words.chooseCategory
        case .event: words.chooseEvent
        case .page: words.choosePage
        case .time, .timeOf, .nothing: words.book
        }
    }

    // MARK: Rows

    private func rows(_ html: inout HTML) {
        switch offer.step {
        case .category(let categories):
            for category in categories {
                row([CarriedParameter(LiveField.category, category)], &html) { html in
                    html.element(.b, view.voice.mark, text: category)
                }
            }
        case .event(let events):
            for event in events {
                row([CarriedParameter(LiveField.event, event.id.text)], &html) { html in
                    html.element(.b, view.voice.mark, text: event.name)
                    html.element(.span, .class("muted")) { html in
                        html.append(words.choice(of: event.durations))
                        if let price = event.price {
                            html.append(" · ")
                            view.owned(price, in: .bdi, &html)
                        }
                    }
                }
            }
        case .page(let pages, _): for page in pages { row(page, &html) }
        case .timeOf(let page, _): row(page, &html)
        case .time, .nothing: return
        }
    }

    private func row(_ page: BookingPage, _ html: inout HTML) {
        var query = offer.choices.event.map { [CarriedParameter(LiveField.event, $0.text)] } ?? []
        var path = "book/" + PublicLink(page.link, below: master.link).text
        if !offer.door.isGeneral {
            path = offer.door.path
            query.append(CarriedParameter(LiveField.page, page.link.text))
        }
        row(path, query, &html) { html in
            html.element(.b, view.voice.mark, text: page.title)
            html.element(.span, .class("muted")) { html in
                // A page that is called as its host is tells the name once.
                let names = page.title == page.host.name ? [] : [page.host.name]
                for (index, text) in (names + [page.host.title].compactMap(\.self)).enumerated() {
                    if index > 0 { html.append(" · ") }
                    view.owned(text, in: .bdi, &html)
                }
            }
            if let summary = page.summary {
                html.element(.span, view.voice.mark) { $0.append(summary) }
            }
        }
    }

    /// A choice at the same address.
    private func row(
        _ query: [CarriedParameter],
        _ html: inout HTML,
        content: (inout HTML) -> Void
    ) {
        row(offer.door.path, query, &html, content: content)
    }

    private func row(
        _ path: String,
        _ query: [CarriedParameter],
        _ html: inout HTML,
        content: (inout HTML) -> Void
    ) {
        html.element(.li) { html in
            guard let address = address(path, query) else {
                return html.element(.div, content: content)
            }
            html.element(.a, .href(address)) { html in
                content(&html)
                html.element(.span, .class("choose"), text: words.choosing)
            }
        }
    }

    private func address(_ path: String, _ query: [CarriedParameter]) -> HTMLAddress? {
        endpoint.map { root in
            let all = (query + offer.carried).map { ($0.name, $0.value) }
            return HTMLAddress(root: root, path: path, query: all)
        }
    }

    // MARK: Tags

    private func filter(_ html: inout HTML) {
        guard case .page(_, let tags) = offer.step, tags.count > 1, let endpoint else { return }
        let address = HTMLAddress(root: endpoint, path: offer.door.path)
        html.element(.form, .class("filter"), .action(address)) { html in
            var hidden = offer.carried
            if let event = offer.choices.event {
                hidden.append(CarriedParameter(LiveField.event, event.text))
            }
            if let category = offer.choices.category {
                hidden.append(CarriedParameter(LiveField.category, category))
            }
            for parameter in hidden {
                html.element(
                    .input,
                    attributes: [.type("hidden"), .name(parameter.name), .value(parameter.value)]
                )
            }
            html.element(.fieldset, .class("choice")) { html in
                html.element(.legend, text: words.filter)
                for tag in tags { box(tag, &html) }
            }
            html.element(.button, .class("alt")) { $0.append(words.show) }
        }
    }

    private func box(_ tag: String, _ html: inout HTML) {
        html.element(.label, .class("option")) { html in
            var attributes: [HTMLAttribute] = [
                .type("checkbox"), .name(LiveField.tag), .value(tag),
            ]
            if offer.choices.tags.contains(tag) { attributes.append(.checked) }
            html.element(.input, attributes: attributes)
            html.element(.span, view.voice.mark, text: tag)
        }
    }

    /// The way back to the first step, from a later one.
    private func backToStart(_ html: inout HTML) {
        let isFirst = offer.choices.category == nil && offer.choices.event == nil
        guard !isFirst, let address = address(offer.door.path, []) else { return }
        html.element(.p, .class("other")) { html in
            html.element(.a, .href(address)) { $0.append(words.otherEvent) }
        }
    }
}
