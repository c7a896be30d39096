internal import Markup
internal import Scheduling

/// The keys of a host.
final class HostKeys: KeySet {
    let table: KeyTable
    private let name: Key<String>
    private let title: Key<String>
    private let pronouns: Key<String>
    private let company: Key<String>
    private let email: Key<EmailAddress>
    private let phone: Key<String>
    private let address: Key<String>
    private let website: Key<WebAddress>
    private let social: Key<[WebAddress]>
    private let photo: Key<ImageReference>
    private let zone: Key<String>
    private let about: Key<PublicText>
    private let signature: Key<SignatureChoice>

    static let shared = HostKeys()

    private init() {
        var table = KeyTable("host")
        name = table.key(
            "name",
            .name(75, example: "Ada Lovelace"),
            required: true,
            "The host's name."
        )
        title = table.key("title", .name(100, example: "Physiotherapist"), "What the host does.")
        pronouns = table.key("pronouns", .name(40, example: "she/her"), "The host's pronouns.")
        company = table.key("company", .name(100, example: "Example Ltd"), "Where the host works.")
        email = table.key("email", .email, "Where bookings and questions are sent.")
        phone = table.key("phone", .phone, "A telephone number that may be public.")
        address = table.key(
            "address",
            .lines(300, example: "12 Harbour Street, Porto"),
            "A postal address."
        )
        website = table.key("website", .lastingAddress, "The host's own site.")
        social = table.key(
            "social",
            .list(of: .lastingAddress, maximum: 12),
            "The host's pages on other sites."
        )
        photo = table.key("photo", .image, "A picture in the folder `images`.")
        zone = table.key("zone", .zone, required: true, "The time zone of the host's hours.")
        about = table.key("body", .commonMark, "Words about the host, in CommonMark.")
        signature = table.key("signature", .signature, "The host's mail signatures.")
        self.table = table
    }

    /// Complains about signatures of a host who is written in a page.
    ///
    /// Signatures lie in a folder of the host's name, and such a host has none.
    func refuseSignature(_ fields: Fields, _ reading: inout Reading) {
        guard let entry = fields.entry(signature) else { return }
        reading.refuse(
            "signature-in-page",
            at: entry.mark,
            "Only a host with a file of their own has signatures.",
            hint: "move the host's keys into a file in `hosts`, and write its name here"
        )
    }

    func host(
        _ fields: Fields,
        id: DefinitionID,
        body: PublicText?,
        _ reading: inout Reading
    ) -> Host? {
        let name = fields.read(name, &reading)
        let title = fields.read(title, &reading)
        let pronouns = fields.read(pronouns, &reading)
        let company = fields.read(company, &reading)
        let email = fields.read(email, &reading)
        let phone = fields.read(phone, &reading)
        let address = fields.read(address, &reading)
        let website = fields.read(website, &reading)
        let social = fields.read(social, &reading) ?? []
        let photo = fields.read(photo, &reading)
        let zone = fields.read(zone, &reading)
        let about = reading.body(fields, about, below: body)
        let signature = fields.read(signature, &reading) ?? .usual
        guard let name, let zone else { return nil }
        return Host(
            id: id,
            name: name,
            title: title,
            pronouns: pronouns,
            company: company,
            email: email,
            phone: phone,
            address: address,
            website: website,
            social: social,
            photo: photo,
            zone: zone,
            about: about,
            signature: signature
        )
    }
}

extension Reading {
    /// The text below the front matter or under `body`; complains when there are both.
    mutating func body(
        _ fields: Fields,
        _ key: Key<PublicText>,
        below: PublicText?
    ) -> PublicText? {
        guard let entry = fields.entry(key) else { return below }
        let text = fields.read(key, &self)
        guard below != nil else { return text }
        refuse(
            "text-twice",
            at: entry.mark,
            "The text is given twice: under `\(key.name)` and below the front matter.",
            hint: "keep one of the two"
        )
        return nil
    }
}
