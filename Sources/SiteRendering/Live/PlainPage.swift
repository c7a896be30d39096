import Markup
import Scheduling

/// A page of the endpoint that is not a booking page: one column in the looks of one.
struct PlainPage {
    let frame: PageFrame
    /// The booking page whose looks it has; the site's when `nil`.
    let page: BookingPage?
    let voice: OwnerVoice
    /// Whether who sees it may come to the site's pages.
    let leadsHome: Bool

    init(
        frame: PageFrame,
        page: BookingPage?,
        language: String? = nil,
        leadsHome: Bool = true
    ) {
        self.leadsHome = leadsHome
        self.frame = frame
        self.page = page
        voice = OwnerVoice(
            language: page?.language ?? language ?? frame.site.language,
            words: frame.words
        )
    }

    var words: Words { frame.words }

    /// The document; the site's name is added to the title.
    func document(title: String, content: (inout HTML) -> Void) -> [UInt8] {
        let theme = page.map { $0.theme.over(frame.site.theme) } ?? frame.site.theme
        return frame.document(voice: voice, theme: theme, leadsHome: leadsHome) { html in
            html.element(.title) { $0.append(title + " · " + frame.site.name) }
            html.element(.meta, .name("robots"), .content("noindex"))
        } main: { html in
            html.element(.main, .id("main"), .class("page plain"), content: content)
        }
    }

    /// The host's mail address, else the site's; with a subject if there is a page.
    var mail: HTMLAddress? {
        (page?.host.email ?? frame.site.email).map { address in
            HTMLAddress(mailTo: address.text, subject: page.map { Contact.oneLine($0.title) })
        }
    }

    /// A link to write a mail.
    func mail(_ html: inout HTML) {
        guard let mail else { return }
        html.element(.a, .class("mail"), .href(mail)) { $0.append(words.writeMail) }
    }
}
