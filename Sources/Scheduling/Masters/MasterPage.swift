/// One public link over several booking pages.
package struct MasterPage: Hashable, Sendable {
    package let id: DefinitionID
    package let title: String
    package let link: PublicLink
    package let formerLinks: [FormerLink]
    package private(set) var scenario: Scenario
    /// What each step is called, and what is said about it.
    package let labels: [StepKind: StepLabel]
    /// Whether more than one category is a step of its own.
    package let asksCategory: Bool
    package let isAccepting: Bool
    package let isListed: Bool
    /// Whether a visitor sees times in their own zone (`false`: always the first page's).
    package let convertsZone: Bool
    /// Whether a booking that is moved stays with its host (`false`: with whoever is free then).
    package let moveKeepsHost: Bool
    /// One sentence for search results and previews.
    package let summary: String?
    /// The welcome text.
    package let welcome: PublicText?
    package let image: ImageReference?
    package let category: String?
    package let tags: [String]
    /// Over the themes of its pages.
    package let theme: Theme
    /// The language of the owner's words, over those of its pages; a BCP 47 tag.
    package let language: String

    /// What a visitor is asked, and how somebody is found for them.
    package enum Scenario: Hashable, Sendable {
        /// An event type, then a time of whoever its rule names.
        case dynamicRules([AssignmentRule])
        /// An event type, then a time of the pages that offer it.
        case staticRules(ResourcePool)
        /// An event type, then a page that offers it, then a time.
        case eventsFirst([BookingPage])
        /// A page, then one of its event types, then a time.
        case pagesFirst([BookingPage])
        /// A page of one event type, then a time.
        case pagesOnly([BookingPage])
        /// An event type, then a time of several people together.
        case panel([AssignmentRule])
    }

    package init(
        id: DefinitionID,
        title: String,
        link: PublicLink,
        formerLinks: [FormerLink] = [],
        scenario: Scenario,
        labels: [StepKind: StepLabel] = [:],
        asksCategory: Bool = true,
        isAccepting: Bool = true,
        isListed: Bool = true,
        convertsZone: Bool = true,
        moveKeepsHost: Bool = true,
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
        self.scenario = scenario
        self.labels = labels
        self.asksCategory = asksCategory
        self.isAccepting = isAccepting
        self.isListed = isListed
        self.convertsZone = convertsZone
        self.moveKeepsHost = moveKeepsHost
        self.summary = summary
        self.welcome = welcome
        self.image = image
        self.category = category
        self.tags = tags
        self.theme = theme
        self.language = language
    }

    /// The pages that visitors may be led to, each once, in the owner's order.
    package var pages: [BookingPage] {
        switch scenario {
        case .dynamicRules(let rules), .panel(let rules):
            var seen: Set<DefinitionID> = []
            return rules.flatMap(\.pages).filter { seen.insert($0.id).inserted }
        case .staticRules(let pool): return pool.members.map(\.page)
        case .eventsFirst(let pages), .pagesFirst(let pages), .pagesOnly(let pages): return pages
        }
    }

    /// The event types on offer, each once, in the owner's order.
    package var events: [EventType] {
        switch scenario {
        case .dynamicRules(let rules), .panel(let rules): return rules.map(\.event)
        default:
            var seen: Set<DefinitionID> = []
            return acceptingPages.flatMap(\.events).filter { seen.insert($0.id).inserted }
        }
    }

    /// The pages that take bookings; those that rest do not keep a visitor from the others.
    package var acceptingPages: [BookingPage] { pages.filter(\.isAccepting) }

    /// Whether somebody is found for the visitor, who does not choose a page.
    package var assigns: Bool {
        switch scenario {
        case .dynamicRules, .staticRules, .panel: true
        case .eventsFirst, .pagesFirst, .pagesOnly: false
        }
    }

    /// The hosts of whom one is found for a visitor, or chosen, each once, in the owner's order.
    package var bookableHosts: [DefinitionID] {
        var seen: Set<DefinitionID> = []
        let found = assigns ? events.compactMap { rule(for: $0.id) }.flatMap(\.owner.pages) : pages
        return found.map(\.host.id).filter { seen.insert($0).inserted }
    }

    /// The master page with one host alone among those of whom one is found; the same when the host
    /// is none of them, and where visitors choose a page.
    package func only(with host: DefinitionID) -> MasterPage {
        var master = self
        switch scenario {
        case .dynamicRules(let rules):
            master.scenario = .dynamicRules(rules.compactMap { $0.only(with: host) })
        case .panel(let rules): master.scenario = .panel(rules.compactMap { $0.only(with: host) })
        case .staticRules(let pool):
            let only = pool.offering { $0.host.id == host ? $0 : nil }
            master.scenario = .staticRules(only ?? pool)
        case .eventsFirst, .pagesFirst, .pagesOnly: break
        }
        return master.pages.isEmpty ? self : master
    }

    /// The master page with other pages to choose from or to find one among, or fewer.
    package func offering(_ offered: (BookingPage) -> BookingPage?) -> MasterPage {
        var master = self
        switch scenario {
        case .eventsFirst(let pages): master.scenario = .eventsFirst(pages.compactMap(offered))
        case .pagesFirst(let pages): master.scenario = .pagesFirst(pages.compactMap(offered))
        case .pagesOnly(let pages): master.scenario = .pagesOnly(pages.compactMap(offered))
        case .dynamicRules(let rules):
            master.scenario = .dynamicRules(rules.compactMap { $0.offering(offered) })
        case .panel(let rules): master.scenario = .panel(rules.compactMap { $0.offering(offered) })
        case .staticRules(let pool): master.scenario = .staticRules(pool.offering(offered) ?? pool)
        }
        return master
    }

    /// Who may meet a visitor for an event type; `nil` when it is not on offer, or the visitor
    /// chooses a page.
    package func rule(for event: DefinitionID) -> AssignmentRule? {
        switch scenario {
        case .dynamicRules(let rules), .panel(let rules):
            return rules.first { $0.event.id == event }
        case .staticRules(let pool):
            let members = pool.members.filter { member in
                member.page.events.contains { $0.id == event }
            }
            let events = members.lazy.flatMap(\.page.events)
            guard let event = events.first(where: { $0.id == event }) else { return nil }
            let those = ResourcePool(members: members, distribution: pool.distribution)
            return AssignmentRule(event: event, owner: .pool(those))
        case .eventsFirst, .pagesFirst, .pagesOnly: return nil
        }
    }
}

/// A step in which a visitor is asked something.
package enum StepKind: String, CaseIterable, Hashable, Sendable {
    case category
    case event
    case page
    case time
}

/// The owner's words about a step.
package struct StepLabel: Hashable, Sendable {
    /// The heading; a usual one when `nil`.
    package let title: String?
    package let instructions: String?

    package init(title: String? = nil, instructions: String? = nil) {
        self.title = title
        self.instructions = instructions
    }
}
