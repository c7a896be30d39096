internal import Scheduling

/// Makes a master page of its fields, and checks what several of them say together.
struct MasterBuilder {
    let fields: Fields
    let site: Site
    private let keys = MasterKeys.shared

    init(fields: Fields, site: Site) {
        self.fields = fields
        self.site = site
    }

    /// The master page; `nil` when the reading found an error.
    func master(body: PublicText?, _ reading: inout Reading) -> MasterPage? {
        let title = fields.read(keys.title, &reading)
        let link = reading.link(fields, keys.link)
        let formerLinks = fields.read(keys.formerLinks, &reading) ?? []
        if let link { reading.refuseOwnLink(link, formerLinks, fields.entry(keys.formerLinks)) }
        let scenario = scenario(&reading)
        let labels = fields.read(keys.labels, &reading) ?? [:]
        let instructions = fields.read(keys.instructions, &reading) ?? [:]
        let categories = fields.read(keys.categories, &reading) ?? true
        let presence = keys.presence.presence(fields, body: body, on: site, &reading)
        let keepsHost = fields.read(keys.moveKeepsHost, &reading) ?? true
        guard !reading.isBroken, let title, let link, let scenario else { return nil }
        return MasterPage(
            id: reading.id,
            title: title,
            link: link,
            formerLinks: formerLinks,
            scenario: scenario,
            labels: Self.labels(labels, instructions),
            asksCategory: categories,
            isAccepting: presence.isAccepting,
            isListed: presence.isListed,
            convertsZone: presence.convertsZone,
            moveKeepsHost: keepsHost,
            summary: presence.summary,
            welcome: presence.welcome,
            image: presence.image,
            category: presence.category,
            tags: presence.tags,
            theme: presence.theme,
            language: presence.language
        )
    }

    private static func labels(
        _ titles: [StepKind: String],
        _ instructions: [StepKind: String]
    ) -> [StepKind: StepLabel] {
        var labels: [StepKind: StepLabel] = [:]
        for kind in StepKind.allCases where titles[kind] != nil || instructions[kind] != nil {
            labels[kind] = StepLabel(title: titles[kind], instructions: instructions[kind])
        }
        return labels
    }

    // MARK: The scenario

    private func scenario(_ reading: inout Reading) -> MasterPage.Scenario? {
        // Everything is read, so that every mistake is told.
        let word = fields.read(keys.scenario, &reading)
        let members = fields.read(keys.pages, &reading)
        let rules = fields.read(keys.rules, &reading)
        let owner = fields.read(keys.owner, &reading)
        let others = fields.read(keys.others, &reading)
        let events = fields.read(keys.events, &reading)
        let distribution = keys.distribution.distribution(fields, &reading)
        guard let word else { return nil }
        refuseOthers(of: word, &reading)
        let pages = members?.map(\.member.page)
        switch word {
        case .dynamicRules: return rules.map { .dynamicRules($0) }
        case .staticRules:
            return members.map {
                .staticRules(
                    ResourcePool(members: $0.map(\.member), distribution: distribution)
                )
            }
        case .panel:
            guard let owner, let others, let events else { return nil }
            return .panel(panel(owner, others, events, &reading))
        case .eventsFirst, .pagesFirst, .pagesOnly:
            refusePriorities(members ?? [], of: word, &reading)
            guard let pages else { return nil }
            if word == .pagesOnly { refuseSeveralEvents(of: pages, &reading) }
            return word == .eventsFirst
                ? .eventsFirst(pages) : word == .pagesFirst ? .pagesFirst(pages) : .pagesOnly(pages)
        }
    }

    private func panel(
        _ owner: BookingOwner,
        _ others: [BookingOwner],
        _ events: [EventReference],
        _ reading: inout Reading
    ) -> [AssignmentRule] {
        let mark = fields.entry(keys.owner)?.mark ?? fields.mark
        var rules: [AssignmentRule] = []
        for event in events.map(\.named) {
            let rule = AssignmentRule(event: event, owner: owner, others: others)
            if rules.contains(where: { $0.event.id == event.id }) {
                reading.refuse(
                    "event-twice",
                    at: fields.entry(keys.events)?.value.mark ?? mark,
                    "The event `\(event.id.text)` is on this page twice.",
                    hint: "keep one of the two"
                )
            } else if rules.isEmpty || event.rules.seats != nil {
                reading.check(rule, at: mark)
            }
            rules.append(rule)
        }
        return rules
    }

    /// Complains about keys that are another scenario's, and about missing ones of this one.
    private func refuseOthers(of word: ScenarioWord, _ reading: inout Reading) {
        let distribution = [
            fields.entry(keys.distribution.method), fields.entry(keys.distribution.cycle),
            fields.entry(keys.distribution.correction), fields.entry(keys.distribution.zone),
        ]
        let listing: [ScenarioWord] = [.staticRules, .eventsFirst, .pagesFirst, .pagesOnly]
        let uses: [(entry: Node.Entry?, name: String, scenarios: [ScenarioWord], isNeeded: Bool)] =
            [
                (fields.entry(keys.pages), "pages", listing, true),
                (fields.entry(keys.rules), "rules", [.dynamicRules], true),
                (fields.entry(keys.owner), "owner", [.panel], true),
                (fields.entry(keys.others), "with", [.panel], true),
                (fields.entry(keys.events), "events", [.panel], true),
                (
                    fields.entry(keys.moveKeepsHost), "",
                    [.dynamicRules, .staticRules, .panel], false
                ),
            ] + distribution.map { ($0, "", [.staticRules], false) }
        for use in uses {
            let belongs = use.scenarios.contains(word)
            if let entry = use.entry, !belongs {
                reading.refuse(
                    "wrong-scenario",
                    at: entry.mark,
                    "`\(entry.key)` has no meaning in the scenario `\(word.rawValue)`.",
                    hint: "it belongs to \(oneOf(use.scenarios.map(\.rawValue)))"
                )
            } else if use.entry == nil, belongs, use.isNeeded {
                reading.refuse(
                    "missing-key",
                    at: fields.entry(keys.scenario)?.mark ?? fields.mark,
                    "The scenario `\(word.rawValue)` needs `\(use.name)`.",
                    hint: use.name == "events"
                        ? "add, for example, `events: [intro]`"
                        : "add `\(use.name)` with the ids of pages"
                )
            }
        }
    }

    private func refusePriorities(
        _ members: [MemberReference],
        of word: ScenarioWord,
        _ reading: inout Reading
    ) {
        guard members.contains(where: \.hasPriority), let entry = fields.entry(keys.pages) else {
            return
        }
        reading.refuse(
            "wrong-scenario",
            at: entry.mark,
            "Visitors choose a page themselves in the scenario `\(word.rawValue)`, so that no page "
                + "has a `priority`.",
            hint: "remove it, or write `scenario: static-rules` and `distribution: priority`"
        )
    }

    private func refuseSeveralEvents(of pages: [BookingPage], _ reading: inout Reading) {
        guard case .sequence(let nodes)? = fields.entry(keys.pages)?.value.content else { return }
        for (page, node) in zip(pages, nodes) where page.events.count > 1 {
            reading.refuse(
                "several-events",
                at: node.mark,
                "The page `\(page.id.text)` offers \(page.events.count) events, but in the "
                    + "scenario `pages-only` no event is chosen.",
                hint: "write `scenario: pages-first`, or name pages of one event"
            )
        }
    }

    // MARK: Places

    /// The public link and the former ones; `nil` when they cannot be read.
    func links(_ reading: inout Reading) -> [String]? {
        reading.links(fields, keys.link, keys.formerLinks)
    }

    /// The master page as the index and checks across pages need it.
    func entry(of master: MasterPage, path: String) -> PageEntry {
        let link = fields.entry(keys.link)?.value.mark ?? Mark(line: 1, column: 1)
        var former: [PageEntry.Place] = []
        if case .sequence(let nodes)? = fields.entry(keys.formerLinks)?.value.content {
            former = nodes.map { PageEntry.Place(line: $0.mark.line, column: $0.mark.column) }
        }
        return PageEntry(
            summary: PageSummary(master.bookingPage),
            path: path,
            linkLine: link.line,
            linkColumn: link.column,
            formerPlaces: former
        )
    }

    /// Where each rule begins; a panel's are all at its owner.
    func rulePlaces(of master: MasterPage) -> [PageEntry.Place] {
        let place = { (mark: Mark) in PageEntry.Place(line: mark.line, column: mark.column) }
        switch master.scenario {
        case .dynamicRules(let rules):
            guard let value = fields.entry(keys.rules)?.value else { return [] }
            if case .sequence(let nodes) = value.content { return nodes.map { place($0.mark) } }
            return rules.map { _ in place(value.mark) }
        case .panel(let rules):
            let mark = fields.entry(keys.owner)?.mark ?? fields.mark
            return rules.map { _ in place(mark) }
        case .staticRules, .eventsFirst, .pagesFirst, .pagesOnly: return []
        }
    }
}
