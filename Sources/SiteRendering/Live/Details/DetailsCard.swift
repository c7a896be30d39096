import Markup
import Scheduling

/// The card in which a customer fills in the form for a chosen time.
///
/// Works without a script: what was typed stands in the fields again when the form comes back, and
/// what is wrong is the first thing that a keyboard or a screen reader meets then.
struct DetailsCard {
    let form: DetailsForm
    let view: BookingPageView
    let addresses: LiveAddresses

    var words: Words { view.words }
    var locations: [Location] { form.page.locations(for: form.event) }
    private var clock: ClockInWords {
        ClockInWords(words: words, clock: view.frame.site.clock, zone: form.zone)
    }

    /// The open times to take instead; `nil` when the chosen one is not known to be taken.
    private var nearest: [OpenTime]? {
        if case .timeTaken(let nearest) = form.setback { nearest } else { nil }
    }

    /// What a box has that takes the focus when the page opens.
    static let notice: [HTMLAttribute] = [.class("note"), .tabindex(-1), .autofocus]

    func write(into html: inout HTML) {
        html.element(.section, attributes: view.cardAttributes(addresses.root, form.door)) { html in
            html.element(.h2, .id("book-title"), .tabindex(-1)) { $0.append(words.yourDetails) }
            meeting(&html)
            setback(&html)
            problems(&html)
            html.element(
                .form,
                attributes: [.class("form"), .method("post"), .action(addresses.bookings)]
                    + (form.isDirect ? [.data("direct", "")] : [])
            ) { html in
                hidden(&html)
                if let nearest { times(nearest, &html) }
                known(&html)
                if asksAnything {
                    html.element(.p, .class("muted"), text: words.allRequired)
                }
                questions(&html)
                trap(&html)
                terms(&html)
                privacy(&html)
                html.element(.p, .class("status"), .role("status"))
                html.element(.button, .class("go")) { $0.append(words.confirm) }
            }
            view.mail(&html)
        }
    }

    // MARK: The meeting

    private func meeting(_ html: inout HTML) {
        html.element(.ul, .class("facts")) { html in
            html.element(.li, .class("icon-event")) { html in
                html.element(.span) { html in
                    view.owned(form.event.name, in: .bdi, &html)
                    html.append(", " + words.spoken(form.duration))
                }
            }
            if nearest == nil {
                html.element(.li, .class("icon-time")) { html in
                    html.element(.div) { time(&$0) }
                }
            }
            if locations.count == 1, locations[0].kind != .customer {
                view.location(locations[0], &html)
            }
            if let price = form.event.price {
                html.element(.li, .class("icon-price")) { view.owned(price, in: .bdi, &$0) }
            }
        }
    }

    /// What the customer agrees to about cancelling and moving.
    private func terms(_ html: inout HTML) {
        let rules = form.page.rules(for: form.event)
        let sentence = words.changes(cancel: rules.cancel, move: rules.move)
        html.element(.p, .class("muted"), text: sentence)
    }

    private func time(_ html: inout HTML) {
        let end = Instant(clamping: form.start.seconds + form.duration.minutes * 60)
        html.element(.b, text: clock.date(form.start))
        html.element(.p, text: clock.hours(form.start, end))
        html.element(.p, .class("muted"), text: clock.zone(at: form.start))
        otherTimes(&html)
    }

    /// The way to the times around the chosen one.
    private func otherTimes(_ html: inout HTML) {
        let address = addresses.page(
            form.door,
            view.query(form.event, form.duration, []) + [
                CarriedParameter(LiveField.from, clock.day(of: form.start).text),
                CarriedParameter(LiveField.zone, form.zone.name),
            ] + form.carried
        )
        html.element(.p) { html in
            html.element(.a, .class("back"), .href(address)) { $0.append(words.chooseOtherTime) }
        }
    }

    private func setback(_ html: inout HTML) {
        let sentence: String
        switch form.setback {
        case nil: return
        case .timeTaken?: sentence = words.timeTaken
        case .alreadySent?: sentence = words.alreadySent
        case .busy?: sentence = words.busy
        }
        html.element(.div, attributes: Self.notice) { $0.element(.p, text: sentence) }
    }

    // MARK: The form

    private func hidden(_ html: inout HTML) {
        let start = nearest == nil ? [(LiveField.start, form.start.text)] : []
        let others = [
            (LiveField.page, form.page.link.text), (LiveField.event, form.event.id.text),
            (LiveField.duration, String(form.duration.minutes)),
            (LiveField.zone, form.zone.name), (LiveField.request, form.request),
        ]
        let more = form.hidden.map { ($0.name, $0.value) }
        for (name, value) in start + others + more {
            html.element(.input, attributes: [.type("hidden"), .name(name), .value(value)])
        }
    }

    /// What the link has told, by the names of the questions alone, and the way to the plain form.
    private func known(_ html: inout HTML) {
        guard !form.known.isEmpty else { return }
        let query =
            view.query(form.event, form.duration, []) + [
                CarriedParameter(LiveField.start, form.start.text),
                CarriedParameter(LiveField.zone, form.zone.name),
            ]
        html.element(.div, .class("note")) { html in
            html.element(.p, text: words.knownTitle)
            html.element(.ul, .class("known")) { html in
                for question in knownQuestions {
                    html.element(.li) { html in
                        html.element(.span, .aria("hidden", "true"), text: "✓ ")
                        label(question, &html)
                    }
                }
            }
            html.element(.p) { html in
                let address = addresses.book(form.page.link, query)
                html.element(.a, .href(address)) { $0.append(words.notYou) }
            }
        }
    }

    /// The times to take instead, in the same form, so that nothing must be typed again.
    private func times(_ nearest: [OpenTime], _ html: inout HTML) {
        guard !nearest.isEmpty else { return otherTimes(&html) }
        html.element(.fieldset, .class("nearest")) { html in
            html.element(.legend, text: words.nearestTimes)
            html.element(.p, .class("muted"), text: words.shown(in: clock.zone(at: form.start)))
            for time in nearest {
                let slot = SlotView(time: time, clock: clock, showsSeats: false)
                slot.write(clock.moment(time.start), into: &html)
            }
            otherTimes(&html)
        }
    }

    /// A field that programs fill in and people never meet.
    private func trap(_ html: inout HTML) {
        let id = FormFieldView.id(LiveField.trap)
        html.element(.div, .class("trap"), .aria("hidden", "true")) { html in
            html.element(.label, .for(id), text: words.trap)
            html.element(
                .input,
                attributes: [
                    .id(id), .type("text"), .name(LiveField.trap), .autocomplete("off"),
                    .tabindex(-1),
                ]
            )
        }
    }

    private func privacy(_ html: inout HTML) {
        html.element(.p, .class("muted")) { html in
            view.voice.write(words.privacyNote, form.page.host.name, into: &html)
            guard let url = view.frame.site.privacyURL, let address = HTMLAddress(url.text) else {
                return
            }
            html.append(" ")
            html.element(.a, .href(address)) { $0.append(words.privacy) }
        }
    }
}
