import Markup
import Scheduling

/// A page that says why there is nothing else to show, and what to do next.
struct MessagePage {
    let message: LiveMessage
    let frame: PageFrame
    let addresses: LiveAddresses

    private var words: Words { frame.words }
    private var plain: PlainPage {
        PlainPage(frame: frame, page: message.page, leadsHome: !isHiding)
    }

    /// Whether whoever sees it came by a link that does not show its page.
    private var isHiding: Bool {
        if case .oneTimeLink = message.kind { return true }
        return message.door?.isHiding == true
    }

    func document() -> [UInt8] {
        plain.document(title: title) { html in
            html.element(.header, .class("intro")) { html in
                html.element(.h1, .id("book-title"), .tabindex(-1)) { $0.append(title) }
                html.element(.p, .class("lead")) { sentence(&$0) }
                further(&html)
            }
            html.element(.div, .class("actions")) { actions(&$0) }
        }
    }

    private var title: String {
        switch message.kind {
        case .noPage: words.noPageTitle
        case .noBooking: words.noBookingTitle
        case .notAccepting: words.notAcceptingTitle
        case .alreadyBooked: words.alreadyBookedTitle
        case .linkBroken: words.linkBrokenTitle
        case .linkExpired: words.linkExpiredTitle
        case .oneTimeLink(let refusal): words.title(refusal)
        case .unreadableForm: words.unreadableTitle
        case .tooManyRequests: words.tooManyTitle
        case .failure: words.failureTitle
        case .unavailable: words.unavailableTitle
        }
    }

    private func sentence(_ html: inout HTML) {
        switch message.kind {
        case .noPage: html.append(words.notFound)
        case .noBooking: html.append(words.noBooking)
        case .notAccepting:
            let name = message.page?.host.name ?? frame.site.name
            plain.voice.write(words.notAccepting, name, into: &html)
        case .alreadyBooked(_, let start, let zone):
            let clock = ClockInWords(words: words, clock: frame.site.clock, zone: zone)
            html.append(
                words.alreadyBooked(clock.moment(start) + ", " + clock.zone(at: start))
            )
        case .linkBroken: html.append(words.linkBroken)
        case .linkExpired: html.append(words.linkExpired)
        case .oneTimeLink(let refusal): html.append(words.sentence(refusal))
        case .unreadableForm: html.append(words.unreadable)
        case .tooManyRequests: html.append(words.tooMany)
        case .failure: html.append(words.failure)
        case .unavailable: html.append(words.unavailable)
        }
    }

    private func further(_ html: inout HTML) {
        switch message.kind {
        case .notAccepting: html.element(.p, text: words.bookingsStay)
        case .alreadyBooked: html.element(.p, text: words.useFirstLink)
        case .failure(let requestID): html.element(.p) { $0.element(.code, text: requestID) }
        case .oneTimeLink(let refusal):
            words.advice(refusal).map { html.element(.p, text: $0) }
        case .noPage, .noBooking, .linkBroken, .linkExpired, .unreadableForm, .tooManyRequests,
            .unavailable:
            return
        }
    }

    // MARK: What to do next

    private func actions(_ html: inout HTML) {
        switch message.kind {
        case .noPage, .noBooking, .notAccepting, .linkBroken: home(&html)
        case .alreadyBooked(let event, _, let zone): again(event, zone, &html)
        case .oneTimeLink(.otherTimesOnly): bookingPage(&html)
        // There is no public page to go to.
        case .oneTimeLink: break
        case .linkExpired, .unreadableForm, .tooManyRequests, .failure, .unavailable:
            bookingPage(&html)
        }
        plain.mail(&html)
    }

    private func home(_ html: inout HTML) {
        guard !isHiding else { return }
        html.element(.a, .class("go"), .href(HTMLAddress(root: frame.root, path: ""))) { html in
            html.append(words.allPages)
        }
    }

    private func again(_ event: EventType, _ zone: ZoneRules, _ html: inout HTML) {
        guard let page = message.page else { return home(&html) }
        let address = addresses.page(
            message.door ?? .general(page.link),
            [
                CarriedParameter(LiveField.event, event.id.text),
                CarriedParameter(LiveField.zone, zone.name),
            ]
        )
        html.element(.a, .class("go"), .href(address)) { $0.append(words.chooseOtherTime) }
    }

    /// The published page, which says the hours even when nothing else works.
    private func bookingPage(_ html: inout HTML) {
        guard let page = message.page else { return home(&html) }
        let address =
            message.door.map { addresses.page($0) }
            ?? HTMLAddress(root: frame.root, path: page.link.text + "/")
        html.element(.a, .class("go"), .href(address)) { html in
            plain.voice.write(words.backToPage, page.title, into: &html)
        }
    }
}
