/// One host's public page.
package struct BookingPage: Hashable, Sendable {
    package let id: DefinitionID
    package let title: String
    package let link: PublicLink
    package let formerLinks: [FormerLink]
    package let host: Host
    /// What can be booked here, in the owner's order; never empty.
    package let events: [EventType]
    /// The zone of the hours, an IANA name.
    package let zone: String
    package let hours: WeeklyHours
    /// Sorted by first day; no two share a day.
    package let dates: [DateRule]
    /// Rules for those events that have none of their own.
    package let rules: BookingRules
    /// Where it takes place, for those events that do not say.
    package let locations: [Location]
    /// The questions for those events that have no form of their own.
    package let form: [FormField]
    /// Whether new bookings are taken; existing ones stay manageable either way.
    package let isAccepting: Bool
    /// Whether the index and the sitemap name the page.
    package let isListed: Bool
    /// Whether a visitor sees times in their own zone (`false`: always the page's).
    package let convertsZone: Bool
    /// Whether a personalised link may leave the form out.
    package let skip: SkipRule
    /// Whether a one-time link is good again when the meeting booked with it is cancelled.
    package let reopensLinks: Bool
    /// One sentence for search results and previews.
    package let summary: String?
    /// The welcome text.
    package let welcome: PublicText?
    package let image: ImageReference?
    package let category: String?
    package let tags: [String]
    package let theme: Theme
    /// The language of the owner's words, a BCP 47 tag.
    package let language: String

    package init(
        id: DefinitionID,
        title: String,
        link: PublicLink,
        formerLinks: [FormerLink] = [],
        host: Host,
        events: [EventType],
        zone: String,
        hours: WeeklyHours,
        dates: [DateRule] = [],
        rules: BookingRules = BookingRules(),
        locations: [Location] = [],
        form: [FormField] = [],
        isAccepting: Bool = true,
        isListed: Bool = true,
        convertsZone: Bool = true,
        skip: SkipRule = .review,
        reopensLinks: Bool = false,
        summary: String? = nil,
        welcome: PublicText? = nil,
        image: ImageReference? = nil,
        category: String? = nil,
        tags: [String] = [],
        theme: Theme = Theme(),
        language: String = "en"
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.formerLinks = formerLinks
        self.host = host
        self.events = events
        self.zone = zone
        self.hours = hours
        self.dates = dates
        self.rules = rules
        self.locations = locations
        self.form = form
        self.isAccepting = isAccepting
        self.isListed = isListed
        self.convertsZone = convertsZone
        self.skip = skip
        self.reopensLinks = reopensLinks
        self.summary = summary
        self.welcome = welcome
        self.image = image
        self.category = category
        self.tags = tags
        self.theme = theme
        self.language = language
    }

    /// The rules that hold for one of the page's events.
    package func rules(for event: EventType) -> ResolvedRules {
        ResolvedRules(event.rules.over(rules))
    }

    /// The rules when the page takes part in a meeting of another one's, whose starts hold.
    func rulesOfGuest(for event: EventType) -> ResolvedRules {
        var rules = event.rules.over(rules)
        rules.starts = .every(.minutes(1))
        rules.offeredPerDay = nil
        return ResolvedRules(rules)
    }

    /// Where one of the page's events may take place.
    package func locations(for event: EventType) -> [Location] {
        event.locations.isEmpty ? locations : event.locations
    }

    /// The questions of one of the page's events, beyond name and e-mail address.
    ///
    /// Where the host calls the customer, a telephone number is among them.
    package func form(for event: EventType) -> [FormField] {
        let fields = event.form ?? form
        let places = locations(for: event)
        guard places.contains(where: \.asksForNumber) else { return fields }
        return fields.askingForNumber(always: places.count == 1)
    }
}

/// What the index, the sitemap and checks across pages need to know of a page.
package struct PageSummary: Hashable, Sendable {
    package let id: DefinitionID
    package let title: String
    package let link: PublicLink
    package let formerLinks: [FormerLink]
    package let hostName: String
    package let hostTitle: String?
    package let summary: String?
    /// The lengths offered over all events, ascending, without repeats.
    package let durations: [Span]
    package let category: String?
    package let tags: [String]
    package let isAccepting: Bool
    package let isListed: Bool
    package let language: String
    /// The host's photo or the page's image, as published.
    package let image: ImageReference?
    /// Whether a link may leave the form out.
    package let allowsSkip: Bool
    /// The names of what forms ask for beyond name and e-mail address; those that an event must
    /// have end with `!`, and those of them that no link can fill in with `!!`.
    package let questions: [String]
    /// The event types among which a link can choose; none where there is no choice.
    package let events: [DefinitionID]

    package init(
        id: DefinitionID,
        title: String,
        link: PublicLink,
        formerLinks: [FormerLink],
        hostName: String,
        hostTitle: String?,
        summary: String?,
        durations: [Span],
        category: String?,
        tags: [String],
        isAccepting: Bool,
        isListed: Bool,
        language: String,
        image: ImageReference?,
        allowsSkip: Bool = false,
        questions: [String] = [],
        events: [DefinitionID] = []
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.formerLinks = formerLinks
        self.hostName = hostName
        self.hostTitle = hostTitle
        self.summary = summary
        self.durations = durations
        self.category = category
        self.tags = tags
        self.isAccepting = isAccepting
        self.isListed = isListed
        self.language = language
        self.image = image
        self.allowsSkip = allowsSkip
        self.questions = questions
        self.events = events
    }

    package init(_ page: BookingPage) {
        self.init(
            id: page.id,
            title: page.title,
            link: page.link,
            formerLinks: page.formerLinks,
            hostName: page.host.name,
            hostTitle: page.host.title,
            summary: page.summary,
            durations: Self.durations(of: page.events),
            category: page.category,
            tags: page.tags,
            isAccepting: page.isAccepting,
            isListed: page.isListed,
            language: page.language,
            image: page.image ?? page.host.photo,
            allowsSkip: page.skip == .allowed,
            questions: Self.questions(of: page),
            events: page.events.count > 1 ? page.events.map(\.id) : []
        )
    }

    /// The names of those questions without whose answers the form is shown.
    package var requiredQuestions: [String] {
        questions.filter { $0.utf8.last == UInt8(ascii: "!") }
            .map { String(decoding: $0.utf8.filter { $0 != UInt8(ascii: "!") }, as: UTF8.self) }
    }

    private static func questions(of page: BookingPage) -> [String] {
        var questions: [String] = []
        for event in page.events {
            for field in page.form(for: event) where field.kind != .consent || field.isRequired {
                let end = field.kind == .consent ? "!!" : field.isRequired ? "!" : ""
                let name = field.id + end
                if !questions.contains(name) { questions.append(name) }
            }
        }
        let asksPlace = page.events.contains { event in
            let places = page.locations(for: event)
            return places.count > 1 || places.contains { $0.kind == .customer }
        }
        return questions + (asksPlace ? ["location!"] : [])
    }

    private static func durations(of events: [EventType]) -> [Span] {
        if events.count == 1, events[0].durations.count == 1 { return events[0].durations }
        return Set(events.flatMap(\.durations)).sorted()
    }
}
