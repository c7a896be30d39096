import Markup
import Scheduling

/// What stands below the introduction: the owner's words, the hours, the rules.
extension BookingPageView {
    mutating func details() -> HTML {
        var pieces: [HTML] = []
        if let welcome = page.welcome { pieces.append(text(welcome, below: 1)) }
        if page.isAccepting {
            for event in page.events {
                if let description = event.description {
                    let content = text(description, below: 2)
                    pieces.append(
                        section {
                            h2 { owned(.span, event.name) }
                            content
                        }
                    )
                }
            }
        }
        pieces.append(hours)
        if page.isAccepting { pieces.append(rules) }
        if let about = page.host.about {
            let content = text(about, below: 2)
            pieces.append(
                section {
                    h2 { voice.sentence(words.about, page.host.name) }
                    content
                    hostLinks
                }
            )
        } else {
            pieces.append(hostLinks)
        }
        return div(.class("details")) { pieces }
    }

    private var hostLinks: HTML {
        let addresses = [page.host.website].compactMap(\.self) + page.host.social
        guard !addresses.isEmpty else { return .empty }
        return ul(.class("links")) {
            for address in addresses {
                if let target = HTMLAddress(address.text) {
                    li { a(.href(target), .rel("me")) { shown(address) } }
                }
            }
        }
    }

    /// `example.com/ada` for `https://example.com/ada`.
    private func shown(_ address: WebAddress) -> String {
        let start = address.origin.utf8.firstIndex(of: UInt8(ascii: ":"))
        let host = start.map { String(address.origin[$0...].dropFirst(3)) } ?? address.origin
        return address.path == "/" ? host : host + address.path
    }

    // MARK: Hours

    private var hours: HTML {
        let hours = HoursInWords(words: words, clock: frame.site.clock)
        let weekly = hours.lines(page.hours)
        return section(.class("hours")) {
            h2 { words.hours }
            p(.class("muted icon-zone")) { zone }
            if weekly.isEmpty {
                p { words.noHours }
            } else {
                dl { for line in weekly { pair(line) } }
            }
            if !page.dates.isEmpty { dates(hours) }
        }
    }

    private var zone: String {
        guard let city = city(ofZone: page.zone) else { return page.zone }
        return words.zone(city: city) + " (" + page.zone + ")"
    }

    private func dates(_ hours: HoursInWords) -> HTML {
        let list = dl {
            for rule in page.dates { pair(hours.line(rule), last: rule.last) }
        }
        // A long list of holidays would push everything else away.
        guard page.dates.count > 8 else {
            return .fragment([h3 { words.otherHours }, list])
        }
        return .element(
            .details,
            [],
            .fragment([Markup.summary { words.otherHours }, list])
        )
    }

    /// A row of hours; with a last day, so that the script can leave out what has passed.
    private func pair(_ line: HoursInWords.Line, last: CivilDate? = nil) -> HTML {
        var attributes: [HTMLAttribute] = last.map { [.data("last", $0.text)] } ?? []
        if line.isClosed { attributes.append(.class("closed")) }
        return .element(
            .div,
            attributes,
            .fragment([dt { line.days }, dd { line.hours }])
        )
    }

    // MARK: Rules

    /// What holds for all events once, then for each event what holds for it alone.
    private var rules: HTML {
        let all = page.events.map { event in
            BookingTerms(
                rules: page.rules(for: event),
                form: page.form(for: event),
                words: words
            )
        }
        let shared = BookingTerms.shared(by: all)
        return section(.class("rules")) {
            h2 { words.goodToKnow }
            terms(shared)
            if all.count > 1 {
                for (event, own) in zip(page.events, all.map { $0.without(shared) })
                where !own.isEmpty {
                    Markup.details {
                        Markup.summary { owned(.span, event.name) }
                        terms(own)
                    }
                }
            }
        }
    }

    private func terms(_ terms: BookingTerms) -> HTML {
        guard !terms.isEmpty else { return .empty }
        return dl {
            for line in terms.lines {
                div {
                    dt { line.name }
                    dd { line.text }
                }
            }
            if let fields = terms.fields {
                div {
                    dt { words.form }
                    dd { questions(fields) }
                }
            }
        }
    }

    private func questions(_ fields: [FormField]) -> HTML {
        ul {
            li { words.yourName }
            li { words.yourMail }
            for field in fields {
                li {
                    owned(.span, field.label)
                    if !field.isRequired {
                        HTML.text(" ")
                        small { "(" + words.optional + ")" }
                    }
                }
            }
        }
    }
}
