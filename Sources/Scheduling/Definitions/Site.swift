/// What holds for the whole site.
package struct Site: Hashable, Sendable {
    package let name: String
    /// One sentence for the index, search results and previews.
    package let summary: String?
    /// The site's root; its path ends with a slash.
    package let siteURL: WebAddress
    /// The endpoint's root, ending with a slash; `nil` when bookings go by mail only.
    package let endpointURL: WebAddress?
    /// The language of the owner's words, a BCP 47 tag.
    package let language: String
    /// Whether times are written 09:00 or 9:00 am.
    package let clock: Clock
    package let privacyURL: WebAddress?
    package let imprintURL: WebAddress?
    /// Whom to write to when a host has no address of their own.
    package let email: EmailAddress?
    package let logo: ImageReference?
    package let theme: Theme
    /// The owner's own stylesheet, appended to the site's; empty when there is none.
    package let stylesheet: String
    package let hosting: [Hosting]
    /// Origins to which a visitor may be sent after booking.
    package let redirects: [WebAddress]
    /// For `/.well-known/security.txt` (RFC 9116): a `mailto:` or `https:` address.
    package let securityContact: SecurityContact?
    /// The day on which `security.txt` expires; without it there is no such file, because a build
    /// does not know the day.
    package let securityExpires: CivilDate?
    package let welcome: PublicText?
    package let footer: PublicText?
    /// What all hosts' mail signatures have in common.
    package let signature: SignatureChoice
    /// Pictures of signatures that were published once and that may vanish.
    package let droppedPictures: [AddressPattern]

    package enum Clock: String, CaseIterable, Sendable {
        case twentyFour = "24h"
        case twelve = "12h"
    }

    /// A static host whose rule files the build writes.
    package enum Hosting: String, CaseIterable, Hashable, Sendable {
        case netlify
        case cloudflare
        case githubPages = "github-pages"
        case apache
    }

    package init(
        name: String,
        summary: String? = nil,
        siteURL: WebAddress,
        endpointURL: WebAddress? = nil,
        language: String = "en",
        clock: Clock = .twentyFour,
        privacyURL: WebAddress? = nil,
        imprintURL: WebAddress? = nil,
        email: EmailAddress? = nil,
        logo: ImageReference? = nil,
        theme: Theme = Theme(),
        stylesheet: String = "",
        hosting: [Hosting] = [],
        redirects: [WebAddress] = [],
        securityContact: SecurityContact? = nil,
        securityExpires: CivilDate? = nil,
        welcome: PublicText? = nil,
        footer: PublicText? = nil,
        signature: SignatureChoice = .usual,
        droppedPictures: [AddressPattern] = []
    ) {
        self.name = name
        self.summary = summary
        self.siteURL = siteURL
        self.endpointURL = endpointURL
        self.language = language
        self.clock = clock
        self.privacyURL = privacyURL
        self.imprintURL = imprintURL
        self.email = email
        self.logo = logo
        self.theme = theme
        self.stylesheet = stylesheet
        self.hosting = hosting
        self.redirects = redirects
        self.securityContact = securityContact
        self.securityExpires = securityExpires
        self.welcome = welcome
        self.footer = footer
        self.signature = signature
        self.droppedPictures = droppedPictures
    }
}
