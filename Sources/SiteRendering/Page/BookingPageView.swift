import Markup
import Scheduling

/// A booking page as a document.
///
/// Works the same whether the page is published or drawn on request: what differs is `root` and,
/// once the endpoint draws it, what stands in the card.
struct BookingPageView {
    let page: BookingPage
    let frame: PageFrame
    let voice: OwnerVoice
    let contact: Contact
    private(set) var texts: OwnerText

    init(page: BookingPage, frame: PageFrame, addresses: OwnerAddresses) {
        self.page = page
        self.frame = frame
        voice = OwnerVoice(language: page.language, words: frame.words)
        contact = Contact(page: page, site: frame.site, words: frame.words)
        texts = OwnerText(addresses: addresses)
    }

    var words: Words { frame.words }
    var root: String { frame.root }
    var endpoint: WebAddress? { page.isAccepting ? frame.site.endpointURL : nil }

    mutating func document() -> [UInt8] {
        let content = main(.id("main"), .class("page")) {
            introduction
            card
            details()
        }
        return frame.document(
            voice: voice,
            theme: page.theme.over(frame.site.theme),
            head: head,
            main: content
        )
    }

    // MARK: Head

    private var head: [HTML] {
        let address = frame.site.siteURL.text + page.link.text + "/"
        let description =
            page.summary ?? words.description(page.title)
        var head = [
            title { page.title + " · " + frame.site.name },
            meta(.name("description"), .content(description)),
        ]
        if let canonical = HTMLAddress(address) {
            head.append(link(.rel("canonical"), .href(canonical)))
        }
        if !page.isListed { head.append(meta(.name("robots"), .content("noindex"))) }
        head += [
            meta(.property("og:type"), .content("website")),
            meta(.property("og:title"), .content(page.title)),
            meta(.property("og:description"), .content(description)),
            meta(.property("og:url"), .content(address)),
        ]
        if let image = page.image ?? page.host.photo {
            head.append(
                meta(
                    .property("og:image"),
                    .content(frame.site.siteURL.text + image.publicPath)
                )
            )
        }
        head.append(
            script(.type("application/ld+json")) {
                HTML.json(structuredData(address: address, description: description))
            }
        )
        return head
    }

    // MARK: Introduction

    private var introduction: HTML {
        header(.class("intro")) {
            hostLine
            voice.element(.h1, page.title)
            if let summary = page.summary { voice.element(.p, class: "lead", summary) }
            if let image = page.image {
                picture(image, root: root, alt: "", style: "banner")
            }
        }
    }

    private var hostLine: HTML {
        let host = page.host
        return div(.class("host")) {
            if let photo = host.photo {
                picture(photo, root: root, alt: "", style: "disc")
            } else {
                span(.class("disc"), .aria("hidden", "true")) { monogram(host.name) }
            }
            div {
                p(.class("name")) {
                    owned(.bdi, host.name)
                    if let pronouns = host.pronouns {
                        HTML.text(" ")
                        small { owned(.bdi, "(" + pronouns + ")") }
                    }
                }
                let roles = [host.title, host.company].compactMap(\.self)
                if !roles.isEmpty {
                    p(.class("role")) {
                        for (index, role) in roles.enumerated() {
                            if index > 0 { HTML.text(" · ") }
                            owned(.bdi, role)
                        }
                    }
                }
            }
        }
    }

    /// Words of the owner's inside a line of other words.
    func owned(_ name: ElementName, _ text: String) -> HTML { voice.owned(name, text) }

    // MARK: Texts

    mutating func text(_ text: PublicText, below level: Int) -> HTML {
        let html = texts.html(text, below: level)
        return voice.element(.div, [.class("text")], [html])
    }
}
