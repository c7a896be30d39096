import Markup
import Scheduling

/// What stands below the introduction: the owner's words, the hours, the rules.
extension BookingPageView {
    func details(_ html: inout HTML, _ texts: inout OwnerText) {
        if let welcome = page.welcome { write(welcome, below: 1, &html, &texts) }
        // Of pages from which a visitor chooses, the events are told later.
        let isChosen = master?.assigns ?? true || master?.id != page.id
        if page.isAccepting && isChosen {
            for event in page.events {
                guard let description = event.description else { continue }
                html.element(.section) { html in
                    html.element(.h2) { owned(event.name, in: .span, &$0) }
                    write(description, below: 2, &html, &texts)
                }
            }
        }
        if let master, master.id == page.id {
            people(of: master, &html)
        } else {
            html.element(.section, .class("hours")) { hours(&$0) }
        }
        if page.isAccepting && isChosen { html.element(.section, .class("rules")) { rules(&$0) } }
        guard let about = page.host.about else { return hostLinks(&html) }
        html.element(.section) { html in
            html.element(.h2) { voice.write(words.about, page.host.name, into: &$0) }
            write(about, below: 2, &html, &texts)
            hostLinks(&html)
        }
    }

    private func write(
        _ text: PublicText,
        below level: Int,
        _ html: inout HTML,
        _ texts: inout OwnerText
    ) {
        html.element(.div, .class("text"), voice.mark) { html in
            texts.write(text, below: level, into: &html)
        }
    }

    private func hostLinks(_ html: inout HTML) {
        guard page.host.website != nil || !page.host.social.isEmpty else { return }
        html.element(.ul, .class("links")) { html in
            if let website = page.host.website { hostLink(website, &html) }
            for address in page.host.social { hostLink(address, &html) }
        }
    }

    private func hostLink(_ address: WebAddress, _ html: inout HTML) {
        guard let target = HTMLAddress(address.text) else { return }
        html.element(.li) { html in
            html.element(.a, .href(target), .rel("me")) { $0.append(address.shown) }
        }
    }

    // MARK: Hours

    private func hours(_ html: inout HTML) {
        html.element(.h2, text: words.hours)
        weeklyHours(&html)
    }

    func weeklyHours(_ html: inout HTML) {
        let hours = HoursInWords(words: words, clock: frame.site.clock)
        let weekly = hours.lines(page.hours)
        html.element(.p, .class("muted icon-zone")) { zone(&$0) }
        if weekly.isEmpty {
            html.element(.p, text: words.noHours)
        } else {
            html.element(.dl) { html in
                for line in weekly { pair(line, last: nil, &html) }
            }
        }
        if !page.dates.isEmpty { dates(hours, &html) }
    }

    private func zone(_ html: inout HTML) {
        guard let city = city(ofZone: page.zone) else { return html.append(page.zone) }
        html.append(words.zone(city: city))
        html.append(" (")
        html.append(page.zone)
        html.append(")")
    }

    private func dates(_ hours: HoursInWords, _ html: inout HTML) {
        // A long list of holidays would push everything else away.
        guard page.dates.count > 8 else {
            html.element(.h3, text: words.otherHours)
            return dateList(hours, &html)
        }
        html.element(.details) { html in
            html.element(.summary, text: words.otherHours)
            dateList(hours, &html)
        }
    }

    private func dateList(_ hours: HoursInWords, _ html: inout HTML) {
        html.element(.dl) { html in
            for rule in page.dates { pair(hours.line(rule), last: rule.last, &html) }
        }
    }

    /// A row of hours; with a last day, so that the script can leave out what has passed.
    private func pair(_ line: HoursInWords.Line, last: CivilDate?, _ html: inout HTML) {
        func content(_ html: inout HTML) {
            html.element(.dt, text: line.days)
            html.element(.dd, text: line.hours)
        }
        switch (last, line.isClosed) {
        case (nil, false): html.element(.div, content: content)
        case (nil, true): html.element(.div, .class("closed"), content: content)
        case (let last?, false): html.element(.div, .data("last", last.text), content: content)
        case (let last?, true):
            html.element(.div, .data("last", last.text), .class("closed"), content: content)
        }
    }

    // MARK: Rules

    /// What holds for all events once, then for each event what holds for it alone.
    private func rules(_ html: inout HTML) {
        let all = page.events.map { event in
            BookingTerms(
                rules: page.rules(for: event),
                form: page.form(for: event),
                words: words
            )
        }
        let shared = BookingTerms.shared(by: all)
        html.element(.h2, text: words.goodToKnow)
        terms(shared, &html)
        guard all.count > 1 else { return }
        for (event, own) in zip(page.events, all.map { $0.without(shared) })
        where !own.isEmpty {
            html.element(.details) { html in
                html.element(.summary) { owned(event.name, in: .span, &$0) }
                terms(own, &html)
            }
        }
    }

    private func terms(_ terms: BookingTerms, _ html: inout HTML) {
        guard !terms.isEmpty else { return }
        html.element(.dl) { html in
            for line in terms.lines {
                html.element(.div) { html in
                    html.element(.dt, text: line.name)
                    html.element(.dd, text: line.text)
                }
            }
            if let fields = terms.fields {
                html.element(.div) { html in
                    html.element(.dt, text: words.form)
                    html.element(.dd) { html in
                        html.element(.ul) { questions(fields, &$0) }
                    }
                }
            }
        }
    }

    private func questions(_ fields: [FormField], _ html: inout HTML) {
        html.element(.li, text: words.yourName)
        html.element(.li, text: words.yourMail)
        for field in fields {
            html.element(.li) { html in
                if field.isOurs {
                    html.append(field.label)
                } else {
                    owned(field.label, in: .span, &html)
                }
                if !field.isRequired {
                    html.append(" ")
                    html.element(.small, text: "(" + words.optional + ")")
                }
            }
        }
    }
}
