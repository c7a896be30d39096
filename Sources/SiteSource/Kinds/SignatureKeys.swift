internal import Markup
internal import Scheduling

/// The keys of `signature:`.
final class SignatureKeys: KeySet {
    let table: KeyTable
    fileprivate let page: Key<DefinitionID>
    fileprivate let pages: Key<[DefinitionID]>
    fileprivate let link: Key<WebAddress>
    fileprivate let label: Key<String>
    fileprivate let button: Key<SignatureWishes.ButtonChoice>
    fileprivate let picture: Key<ButtonAddress>
    fileprivate let photo: Key<Bool>
    fileprivate let logo: Key<SignatureWishes.LogoChoice>
    private let formerIDs: Key<[DefinitionID]>
    fileprivate let links: Key<[SignatureWishes.Link]>
    fileprivate let legal: Key<String>
    fileprivate let accent: Key<Colour>
    fileprivate let language: Key<String>

    static let shared = SignatureKeys()

    private init() {
        var table = KeyTable("signature")
        page = table.key("page", .pageID, "The page that the button leads to.")
        pages = table.key(
            "pages",
            .list(of: .pageID, maximum: 20),
            "Further pages, each with signatures of its own."
        )
        link = table.key("link", .lastingAddress, "Where the button leads instead of a page.")
        label = table.key(
            "label",
            .name(60, example: "Schedule a meeting"),
            "The words of the button."
        )
        button = table.key("button", .signatureButton, "How the signature leads to the page.")
        picture = table.key(
            "picture",
            .galleryButton,
            "A button of the gallery, for mail programs that keep pictures."
        )
        photo = table.key("photo", .boolean, "Whether the host's photo is shown.")
        logo = table.key("logo", .signatureLogo, "A picture in the folder `images`, or `false`.")
        formerIDs = table.key(
            "former-ids",
            .list(of: .hostID, maximum: 20),
            "Ids that the host had before: the pictures in mail that was sent stay there."
        )
        links = table.key(
            "links",
            .list(of: .signatureLink, maximum: 6),
            "Pages on other sites, by name."
        )
        legal = table.key(
            "legal",
            .lines(1000, example: "Registered in England, number 0123456"),
            "What must stand below every mail."
        )
        accent = table.key("accent", .colour, "The colour of the button and the links.")
        language = table.key("language", .language, "The language of the words.")
        self.table = table
    }

    func wishes(_ fields: Fields, _ reading: inout Reading) -> SignatureWishes {
        var wishes = SignatureWishes()
        wishes.page = fields.read(page, &reading)
        wishes.pages = fields.read(pages, &reading)
        wishes.link = fields.read(link, &reading)
        wishes.label = fields.read(label, &reading)
        wishes.button = fields.read(button, &reading)
        wishes.picture = fields.read(picture, &reading)
        wishes.showsPhoto = fields.read(photo, &reading)
        wishes.logo = fields.read(logo, &reading)
        wishes.formerIDs = fields.read(formerIDs, &reading)
        wishes.links = fields.read(links, &reading)
        wishes.legal = fields.read(legal, &reading)
        wishes.accent = fields.read(accent, &reading)
        wishes.language = fields.read(language, &reading)
        if let entry = fields.entry(link), fields.entry(page) != nil {
            reading.refuse(
                "two-targets",
                at: entry.mark,
                "A button leads to a page or to an address, not to both.",
                hint: "remove `link` or `page`"
            )
        }
        if wishes.button == SignatureWishes.ButtonChoice.none, let entry = fields.entry(picture) {
            reading.refuse(
                "picture-without-button",
                at: entry.mark,
                "A signature without a button has no picture of one.",
                hint: "remove `picture` or `button: false`"
            )
        }
        if let text = wishes.legal, let entry = fields.entry(legal) {
            reading.subject = legal.name
            reading.refusePrivateLinks(in: text, at: entry.value.mark)
        }
        return wishes
    }
}

extension ValueType where Value == SignatureChoice {
    /// Whether there are signatures, or what they are like.
    static var signature: Self {
        ValueType(
            example: "{label: Schedule a meeting}",
            schema: ["anyOf": [["type": "boolean"], SignatureKeys.shared.table.schema]]
        ) { node, reading in
            guard case .mapping = node.content else {
                let isWanted = ValueType<Bool>.boolean.read(node, &reading)
                return isWanted.map { $0 ? .wanted(SignatureWishes()) : .none }
            }
            let keys = SignatureKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            return .wanted(keys.wishes(fields, &reading))
        }
    }
}

extension ValueType where Value == DefinitionID {
    /// The id of a page; whether it exists is known when all pages are.
    fileprivate static var pageID: Self {
        ValueType(example: "ada-intro", schema: .id) { node, reading in
            if let id = node.text.flatMap({ DefinitionID($0) }) { return id }
            reading.refuseType(of: node, expected: "the id of a page", example: "ada-intro")
            return nil
        }
    }

    /// The id of a host that may be there no more.
    fileprivate static var hostID: Self {
        ValueType(example: "ada", schema: .id) { node, reading in
            if let id = node.text.flatMap({ DefinitionID($0) }) { return id }
            reading.refuseType(of: node, expected: "the id of a host", example: "ada")
            return nil
        }
    }
}

extension ValueType where Value == SignatureWishes.ButtonChoice {
    fileprivate static var signatureButton: Self {
        ValueType(example: "table", schema: ["enum": ["table", "link", false]]) { node, reading in
            switch node.text {
            case "table": return .table
            case "link": return .link
            case "false": return SignatureWishes.ButtonChoice.none
            default:
                reading.refuseType(of: node, expected: "`table`, `link` or `false`", example: nil)
                return nil
            }
        }
    }
}

extension ValueType where Value == ButtonAddress {
    /// A button as the gallery names it, `rounded-blue-44/book-now.de`; its whole address is as
    /// good.
    fileprivate static var galleryButton: Self {
        let example = "rounded-blue-44/book-now"
        return ValueType(example: example, schema: ["type": "string", "minLength": 3]) {
            node,
            reading in
            if let address = node.text.flatMap({ ButtonAddress(shown: $0) }) { return address }
            reading.refuseType(of: node, expected: "a button of the gallery", example: example)
            return nil
        }
    }
}

extension ValueType where Value == SignatureWishes.LogoChoice {
    /// A picture that mail clients show, or none.
    fileprivate static var signatureLogo: Self {
        ValueType(
            example: "logo.png",
            schema: ["anyOf": [["const": false], ["type": "string", "minLength": 1]]]
        ) { node, reading in
            if case .scalar("false", .plain) = node.content {
                return SignatureWishes.LogoChoice.none
            }
            guard let image = ValueType<ImageReference>.image.read(node, &reading) else {
                return nil
            }
            guard image.isForMail else {
                reading.refuse(
                    "picture-not-for-mail",
                    at: node.mark,
                    "Mail clients need a PNG or JPEG picture here, not `\(image.name.shown)`.",
                    hint: "save it as a PNG of twice the size at which it is shown"
                )
                return nil
            }
            return .picture(image)
        }
    }
}

extension ImageReference {
    /// Whether the picture can be drawn into one that every mail client shows.
    package var isForMail: Bool {
        [".png", ".jpg"].contains { publicPath.utf8.suffix(4).elementsEqual($0.utf8) }
    }
}

extension ValueType where Value == SignatureWishes.Link {
    /// A link with a name, or only its address.
    fileprivate static var signatureLink: Self {
        ValueType(
            example: "{name: Mastodon, address: \"https://social.example.com/@ada\"}",
            schema: SignatureLinkKeys.shared.table.schema
        ) { node, reading in
            let keys = SignatureLinkKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let name = fields.read(keys.name, &reading)
            let address = fields.read(keys.address, &reading)
            guard let name, let address else { return nil }
            return SignatureWishes.Link(name: name, address: address)
        }
    }
}

/// The keys of one of a signature's `links`.
final class SignatureLinkKeys: KeySet {
    let table: KeyTable
    fileprivate let name: Key<String>
    fileprivate let address: Key<WebAddress>

    static let shared = SignatureLinkKeys()

    private init() {
        var table = KeyTable("link")
        name = table.key(
            "name",
            .name(40, example: "Mastodon"),
            required: true,
            "The link's words."
        )
        address = table.key("address", .lastingAddress, required: true, "Where it leads.")
        self.table = table
    }
}
