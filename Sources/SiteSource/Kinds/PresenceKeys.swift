internal import Markup
internal import Scheduling

/// How a booking page or a master page shows itself: whether, to whom, and in which looks.
struct Presence {
    let isAccepting: Bool
    let isListed: Bool
    let convertsZone: Bool
    let summary: String?
    let image: ImageReference?
    let category: String?
    let tags: [String]
    let theme: Theme
    let language: String
    let welcome: PublicText?
}

/// The keys that booking pages and master pages have alike.
struct PresenceKeys {
    private let accepting: Key<Bool>
    private let listed: Key<Bool>
    private let zoneConversion: Key<Bool>
    private let summary: Key<String>
    private let image: Key<ImageReference>
    private let category: Key<String>
    private let tags: Key<[String]>
    private let theme: Key<Theme>
    private let language: Key<String>
    private let welcome: Key<PublicText>

    init(_ table: inout KeyTable, summary example: String) {
        accepting = table.key("accepting", .boolean, "Whether new bookings are taken.")
        listed = table.key("listed", .boolean, "Whether the index names the page.")
        zoneConversion = table.key(
            "zone-conversion",
            .boolean,
            "Whether visitors see times in their own zone."
        )
        summary = table.key(
            "description",
            .line(200, example: example),
            "One sentence for search results and previews."
        )
        image = table.key("image", .image, "A picture in the folder `images`.")
        category = table.key("category", .name(45, example: "Sales"), "A group of pages.")
        tags = table.key("tags", .tags, "Words by which pages are found.")
        theme = table.key("theme", .theme, "The looks of the page, over the site's.")
        language = table.key("language", .language, "The language of your words.")
        welcome = table.key("body", .commonMark, "The welcome text, in CommonMark.")
    }

    /// What a definition says, with the text below its keys; the site's looks and language hold
    /// where it says nothing.
    func presence(
        _ fields: Fields,
        body: PublicText?,
        on site: Site,
        _ reading: inout Reading
    ) -> Presence {
        Presence(
            isAccepting: fields.read(accepting, &reading) ?? true,
            isListed: fields.read(listed, &reading) ?? true,
            convertsZone: fields.read(zoneConversion, &reading) ?? true,
            summary: fields.read(summary, &reading),
            image: fields.read(image, &reading),
            category: fields.read(category, &reading),
            tags: fields.read(tags, &reading) ?? [],
            theme: (fields.read(theme, &reading) ?? Theme()).over(site.theme),
            language: reading.language(fields, language, over: site.language),
            welcome: reading.body(fields, welcome, below: body)
        )
    }
}
