import Markup
import Scheduling

/// What the mail says, as plain text and as a page.
extension NoticeMail {
    var plainText: String {
        var paragraphs = [headline.text]
        paragraphs += sections.map { $0.plain.joined(separator: "\n") }
        if let manage = facts.manage {
            paragraphs.append("\(words.change):\n\(manage.text)\n\(words.changeHint)")
        }
        paragraphs.append(closing.map(\.text).joined(separator: "\n"))
        return paragraphs.joined(separator: "\n\n")
    }

    /// The page has no colours of its own, so that it is readable in light and in dark.
    var page: [UInt8] {
        HTML.document(language: words.language) { document in
            document.append(
                head {
                    meta(.charset("utf-8"))
                    meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                    meta(.name("color-scheme"), .content("light dark"))
                    title { facts.title.text }
                }
            )
            document.append(body(.style(Self.bodyStyle)) { content })
        }
    }

    private var content: HTML {
        div(.style("max-width: 36em; margin: 0 auto")) {
            h1(.style("margin: 0 0 20px; font-size: 20px; line-height: 1.3")) {
                Self.html(headline)
            }
            for section in sections {
                p(.style("margin: 0 0 16px")) {
                    b { section.opening }
                    for line in section.lines {
                        br()
                        Self.html(line)
                    }
                }
            }
            if let manage = facts.manage { button(manage) }
            for sentence in closing {
                p(.style("margin: 0 0 4px; font-size: 14px")) { Self.html(sentence) }
            }
        }
    }

    private func button(_ manage: WebAddress) -> HTML {
        p(.style("margin: 24px 0")) {
            if let address = HTMLAddress(manage.text) {
                a(.href(address), .style(Self.buttonStyle)) { words.change }
            }
            br()
            span(.style("font-size: 14px")) { words.changeHint }
        }
    }

    private static let bodyStyle: StaticString =
        "margin: 0; padding: 24px; font: 16px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif"

    private static let buttonStyle: StaticString = """
        display: inline-block; margin: 0 0 8px; padding: 10px 18px; border: 1px solid; \
        border-radius: 6px; color: inherit; font-weight: bold; text-decoration: none
        """

    // MARK: Words

    private var headline: DocumentWords.Sentence {
        let byHost = booking.isChangedByOwner
        return switch notice.recipient {
        case .customer: words.customerHeadline(notice.kind, byHost: byHost)
        case .host: words.hostHeadline(notice.kind, facts.customer, byHost: byHost)
        case .guests: words.guestHeadline(notice.kind, facts.customer, byHost: byHost)
        }
    }

    /// What and when, then where and who.
    private var sections: [MeetingFacts.Fact] {
        let what = MeetingFacts.Fact(words.what, [.text(facts.event.text)])
        return [what] + times + oldTime + facts.facts
    }

    /// When a meeting that was moved was to be, in the reader's zone.
    private var oldTime: [MeetingFacts.Fact] {
        guard notice.kind == .moved, let before = booking.movedFrom else { return [] }
        let length = booking.end.seconds - booking.start.seconds
        let end = Instant(clamping: before.seconds + length)
        let text = words.when(before, end, in: zone, clock: site.clock)
        return [.init(words.before, [.text(text)])]
    }

    private var times: [MeetingFacts.Fact] {
        let own = MeetingFacts.Line.text(when(in: zone))
        switch notice.recipient {
        case .customer: return [.init(words.when, [own])]
        case .host:
            guard zones.customer.name != zone.name else { return [.init(words.when, [own])] }
            let theirs = MeetingFacts.Line.text(when(in: zones.customer))
            return [.init(words.when, [own]), .init(words.whenForCustomer, [theirs])]
        case .guests:
            // Nobody knows where guests are: near the customer, or where the meeting is.
            guard zones.page.name != zone.name else { return [.init(words.when, [own])] }
            return [.init(words.when, [own, .text(when(in: zones.page))])]
        }
    }

    private func when(in zone: ZoneRules) -> String {
        words.when(booking.start, booking.end, in: zone, clock: site.clock)
    }

    private var closing: [DocumentWords.Sentence] {
        let sent = words.sent(by: SingleLine(cleaning: site.name))
        switch notice.recipient {
        case .customer: return [sent, words.whyCustomer]
        case .host: return [sent]
        case .guests: return [sent, words.whyGuest(facts.customer)]
        }
    }

    // MARK: Pieces

    private static func html(_ sentence: DocumentWords.Sentence) -> HTML {
        var html = HTML.text(sentence.before)
        if !sentence.name.isEmpty { html.element(.bdi, text: sentence.name.text) }
        html.append(sentence.after)
        return html
    }

    private static func html(_ line: MeetingFacts.Line) -> HTML {
        var html = HTML.empty
        switch line {
        case .link(let address):
            guard let link = HTMLAddress(address.text) else { return .text(address.text) }
            html.element(.a, .href(link), text: address.text)
        case .text(let text): html.element(.bdi, text: text)
        }
        return html
    }
}
