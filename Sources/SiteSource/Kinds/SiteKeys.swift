internal import Markup
internal import Scheduling

/// The keys of the site.
final class SiteKeys: KeySet {
    let table: KeyTable
    private let name: Key<String>
    private let summary: Key<String>
    private let siteURL: Key<WebAddress>
    private let endpointURL: Key<WebAddress>
    private let language: Key<String>
    private let clock: Key<Site.Clock>
    private let privacy: Key<WebAddress>
    private let imprint: Key<WebAddress>
    private let email: Key<EmailAddress>
    private let logo: Key<ImageReference>
    private let theme: Key<Theme>
    private let hosting: Key<[Site.Hosting]>
    private let redirects: Key<[WebAddress]>
    private let securityContact: Key<SecurityContact>
    private let securityExpires: Key<CivilDate>
    private let footer: Key<PublicText>
    private let welcome: Key<PublicText>
    private let signature: Key<SignatureChoice>
    private let droppedPictures: Key<[AddressPattern]>

    static let shared = SiteKeys()

    private init() {
        var table = KeyTable("site")
        name = table.key(
            "name",
            .name(75, example: "Example Booking"),
            required: true,
            "The site's name."
        )
        summary = table.key(
            "summary",
            .line(200, example: "Book a time with us."),
            "One sentence about the site."
        )
        siteURL = table.key("site-url", .rootAddress, "The address of the published site.")
        endpointURL = table.key("endpoint-url", .rootAddress, "The address that takes bookings.")
        language = table.key("language", .language, "The language of your words.")
        clock = table.key("clock", .word, "Whether times are written 14:00 or 2:00 pm.")
        privacy = table.key("privacy", .webAddress, "Your privacy policy.")
        imprint = table.key("imprint", .webAddress, "Who runs the site.")
        email = table.key("email", .email, "Whom to ask when a host has no address.")
        logo = table.key("logo", .image, "A picture in the folder `images`.")
        theme = table.key("theme", .theme, "The looks of the site.")
        hosting = table.key(
            "hosting",
            .list(of: .word, maximum: 4),
            "The hosts whose rule files are written."
        )
        redirects = table.key(
            "redirects",
            .list(of: .webAddress, maximum: 100),
            "Where visitors may be sent after booking."
        )
        securityContact = table.key(
            "security-contact",
            .securityContact,
            "Where security findings are reported."
        )
        securityExpires = table.key(
            "security-expires",
            .date,
            "The day on which that contact is no longer good."
        )
        footer = table.key("footer", .commonMark, "The foot of every page, in CommonMark.")
        welcome = table.key("body", .commonMark, "The welcome text of the index, in CommonMark.")
        signature = table.key(
            "signature",
            .signature,
            "What the mail signatures of all hosts have in common."
        )
        droppedPictures = table.key(
            "dropped-pictures",
            .list(of: .pictureAddress, maximum: 10_000),
            "Pictures of signatures, below `signatures/`, that may vanish, without endings."
        )
        self.table = table
    }

    func site(
        _ fields: Fields,
        body: PublicText?,
        stylesheet: String,
        options: LoadOptions,
        _ reading: inout Reading
    ) -> Site? {
        let name = fields.read(name, &reading)
        let summary = fields.read(summary, &reading)
        let siteURL = root(fields, siteURL, over: options.siteURL, "--site-url", &reading)
        let endpointURL = root(
            fields,
            endpointURL,
            over: options.endpointURL,
            "--endpoint-url",
            &reading
        )
        let language = language(fields, &reading)
        let clock = fields.read(clock, &reading)
        let privacy = fields.read(privacy, &reading)
        let imprint = fields.read(imprint, &reading)
        let email = fields.read(email, &reading)
        let logo = fields.read(logo, &reading)
        let theme = fields.read(theme, &reading) ?? Theme()
        let hosting = hosting(fields, &reading)
        let redirects = fields.read(redirects, &reading) ?? []
        let securityContact = fields.read(securityContact, &reading)
        let expires = fields.read(securityExpires, &reading)
        let footer = fields.read(footer, &reading)
        let welcome = reading.body(fields, welcome, below: body)
        let choice = signatureChoice(fields, &reading)
        let dropped = fields.read(droppedPictures, &reading) ?? []
        let standsIn = options.standsIn && reading.isBroken
        guard let site = identity(name, siteURL, standingIn: standsIn) else { return nil }
        return Site(
            name: site.name,
            summary: summary,
            siteURL: site.address,
            endpointURL: endpointURL,
            language: language,
            clock: clock ?? Self.clock(of: language),
            privacyURL: privacy,
            imprintURL: imprint,
            email: email,
            logo: logo,
            theme: theme,
            stylesheet: stylesheet,
            hosting: hosting,
            redirects: redirects,
            securityContact: securityContact,
            securityExpires: expires,
            welcome: welcome,
            footer: footer,
            signature: choice,
            droppedPictures: dropped
        )
    }

    /// The name and address; others for those that are missing, under which pages are checked, but
    /// never written.
    private func identity(
        _ name: String?,
        _ address: WebAddress?,
        standingIn: Bool
    ) -> (name: String, address: WebAddress)? {
        if let name, let address { return (name, address) }
        guard standingIn else { return nil }
        return (address ?? WebAddress("https://bookings.example/")).map { (name ?? "Bookings", $0) }
    }

    private func signatureChoice(_ fields: Fields, _ reading: inout Reading) -> SignatureChoice {
        let choice = fields.read(signature, &reading) ?? .usual
        if case .wanted(let wishes) = choice, wishes.formerIDs != nil,
            let entry = fields.entry(signature)
        {
            reading.refuse(
                "former-ids-of-site",
                at: entry.mark,
                "Only a host has former ids, not all of them together.",
                hint: "write `former-ids` under `signature` of the host's own file"
            )
        }
        return choice
    }

    private func language(_ fields: Fields, _ reading: inout Reading) -> String {
        guard let tag = fields.read(language, &reading) else { return "en" }
        if let node = fields.entry(language)?.value { reading.noteEnglish(beside: tag, at: node) }
        return tag
    }

    private func hosting(_ fields: Fields, _ reading: inout Reading) -> [Site.Hosting] {
        guard let hosts = fields.read(hosting, &reading) else { return [] }
        reading.subject = hosting.name
        reading.refuseRepeats(hosts.map(\.rawValue), of: fields.entry(hosting)?.value)
        return hosts
    }

    /// An address of the file, or of the command line, which wins.
    private func root(
        _ fields: Fields,
        _ key: Key<WebAddress>,
        over option: String?,
        _ name: String,
        _ reading: inout Reading
    ) -> WebAddress? {
        let written = fields.read(key, &reading)
        guard let option else {
            if let written, let node = fields.entry(key)?.value {
                reading.warnOfPlaceholder(written, at: node, as: key.name)
            }
            if fields.entry(key) == nil, key.name == siteURL.name,
                !reading.meantKeys.contains(key.name)
            {
                reading.refuse(
                    "missing-key",
                    at: fields.mark,
                    "The site has no `\(key.name)`.",
                    hint: "add, for example, `\(key.name): \(key.type.example)`"
                )
            }
            return written
        }
        do {
            return try RootAddress.read(option, as: name)
        } catch {
            reading.refuseOption(name, error.message, hint: error.hint)
            return nil
        }
    }

    private static func clock(of language: String) -> Site.Clock {
        let twelve = ["en-us", "en-ca", "en-au", "en-ph", "en-nz", "en-in"]
        return twelve.contains(language.lowercased()) ? .twelve : .twentyFour
    }
}
