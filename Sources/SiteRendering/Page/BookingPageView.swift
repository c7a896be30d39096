import Markup
import Scheduling

/// A booking page as a document.
///
/// Works the same whether the page is published or drawn on request: what differs is `root` and
/// what stands in the card.
struct BookingPageView {
    let page: BookingPage
    let frame: PageFrame
    let content: CardContent
    let voice: OwnerVoice
    let contact: Contact
    /// The master page that the page stands for, or on which it was chosen.
    let master: MasterPage?

    /// What stands in the card.
    enum CardContent {
        /// The way to the times.
        case published
        case times(TimeOffer, LiveAddresses)
        case details(DetailsForm, LiveAddresses)
        /// A step of a master page before its times; on a page of the endpoint's with addresses.
        case choices(ChoiceOffer, LiveAddresses?)
    }

    init(
        page: BookingPage,
        frame: PageFrame,
        card content: CardContent = .published,
        master: MasterPage? = nil
    ) {
        self.master = master
        self.page = page
        self.frame = frame
        self.content = content
        voice = OwnerVoice(language: page.language, words: frame.words)
        contact = Contact(page: page, site: frame.site, words: frame.words)
    }

    var words: Words { frame.words }
    var root: String { frame.root }
    var endpoint: WebAddress? { page.isAccepting ? frame.site.endpointURL : nil }

    /// The document; what the owner should know about the page's texts is kept with them.
    func document(_ texts: inout OwnerText) -> [UInt8] {
        frame.document(
            voice: voice,
            theme: page.theme.over(frame.site.theme),
            leadsHome: !isHiding
        ) { html in
            switch content {
            case .published, .choices(_, nil): head(&html)
            case .times, .details, .choices: liveHead(&html)
            }
        } main: { html in
            html.element(.main, .id("main"), .class("page")) { html in
                introduction(&html)
                card(&html)
                if case .details = content { return }
                html.element(.div, .class("details")) { details(&$0, &texts) }
            }
        }
    }

    /// Whether the visitor came by a link that does not show its page.
    private var isHiding: Bool {
        switch content {
        case .published: false
        case .times(let offer, _): offer.door.isHiding
        case .details(let form, _): form.door.isHiding
        case .choices(let offer, _): offer.door.isHiding
        }
    }

    // MARK: Head

    private func head(_ html: inout HTML) {
        let site = frame.site.siteURL.text
        let address = site + page.link.text + "/"
        let description = page.summary ?? words.description(page.title)
        html.element(.title) { html in
            html.append(page.title)
            html.append(" · ")
            html.append(frame.site.name)
        }
        html.element(.meta, .name("description"), .content(description))
        if let canonical = HTMLAddress(address) {
            html.element(.link, .rel("canonical"), .href(canonical))
        }
        if !page.isListed { html.element(.meta, .name("robots"), .content("noindex")) }
        html.element(.meta, .property("og:type"), .content("website"))
        html.element(.meta, .property("og:title"), .content(page.title))
        html.element(.meta, .property("og:description"), .content(description))
        html.element(.meta, .property("og:url"), .content(address))
        if let image = page.image ?? page.host.photo {
            html.element(.meta, .property("og:image"), .content(site + image.publicPath))
        }
        html.element(.script, .type("application/ld+json")) { html in
            html.json { structuredData(&$0, address: address, description: description) }
        }
    }

    // MARK: Introduction

    private func introduction(_ html: inout HTML) {
        html.element(.header, .class("intro")) { html in
            html.element(.div, .class("host")) { host(&$0) }
            html.element(.h1, voice.mark, text: page.title)
            if let summary = page.summary {
                html.element(.p, .class("lead"), voice.mark) { $0.append(summary) }
            }
            if let image = page.image {
                html.append(picture(image, root: root, alt: "", style: "banner"))
            }
        }
    }

    func host(_ html: inout HTML) {
        if let photo = page.host.photo {
            html.append(picture(photo, root: root, alt: "", style: "disc"))
        } else {
            html.element(.span, .class("disc"), .aria("hidden", "true")) { html in
                html.append(monogram(page.host.name))
            }
        }
        html.element(.div) { html in
            html.element(.p, .class("name")) { html in
                owned(page.host.name, in: .bdi, &html)
                if let pronouns = page.host.pronouns {
                    html.append(" ")
                    html.element(.small) { owned("(" + pronouns + ")", in: .bdi, &$0) }
                }
            }
            roles(&html)
        }
    }

    private func roles(_ html: inout HTML) {
        guard let first = page.host.title ?? page.host.company else { return }
        html.element(.p, .class("role")) { html in
            owned(first, in: .bdi, &html)
            if page.host.title != nil, let company = page.host.company {
                html.append(" · ")
                owned(company, in: .bdi, &html)
            }
        }
    }

    // MARK: The owner's words

    /// Words of the owner's inside a line of other words.
    func owned(_ text: String, in name: ElementName, _ html: inout HTML) {
        voice.write(text, in: name, into: &html)
    }
}
