internal import Markup
internal import Scheduling

/// The scenarios, as owners write them.
enum ScenarioWord: String, CaseIterable, Sendable {
    case dynamicRules = "dynamic-rules"
    case staticRules = "static-rules"
    case eventsFirst = "events-first"
    case pagesFirst = "pages-first"
    case pagesOnly = "pages-only"
    case panel
}

/// The keys of a master page.
final class MasterKeys: KeySet {
    let table: KeyTable
    let title: Key<String>
    let link: Key<PublicLink>
    let formerLinks: Key<[FormerLink]>
    let scenario: Key<ScenarioWord>
    let pages: Key<[MemberReference]>
    let rules: Key<[AssignmentRule]>
    let owner: Key<BookingOwner>
    let others: Key<[BookingOwner]>
    let events: Key<[EventReference]>
    let distribution: DistributionKeys
    let labels: Key<[StepKind: String]>
    let instructions: Key<[StepKind: String]>
    let categories: Key<Bool>
    let moveKeepsHost: Key<Bool>
    let presence: PresenceKeys

    static let shared = MasterKeys()

    private init() {
        var table = KeyTable("master page")
        title = table.key(
            "title",
            .name(75, example: "Meet a coach"),
            required: true,
            "What visitors read first."
        )
        link = table.key("link", .publicLink, "The address's last part; else the file's name.")
        formerLinks = table.key("former-links", .formerLinks, "Earlier links; they forward here.")
        scenario = table.key(
            "scenario",
            .word,
            required: true,
            "What visitors are asked, and how somebody is found for them."
        )
        pages = table.key("pages", .members, "The pages that visitors choose or are led to.")
        rules = table.key("rules", .rules, "For each event type, who meets the visitor.")
        owner = table.key("owner", .owner, "Whose starts, questions and places hold on a panel.")
        others = table.key(
            "with",
            .oneOrMany(of: .owner, maximum: 20),
            "Who else sits on a panel: pages, or pools of which one member does."
        )
        events = table.key(
            "events",
            .oneOrMany(of: .event, maximum: 50),
            "What can be booked with a panel."
        )
        distribution = DistributionKeys(&table)
        labels = table.key("labels", .stepTexts(75, example: "Who"), "The headings of the steps.")
        instructions = table.key(
            "instructions",
            .stepTexts(500, example: "Any of us can help."),
            "What is said about the steps."
        )
        categories = table.key("categories", .boolean, "Whether categories are a step.")
        moveKeepsHost = table.key("move-keeps-host", .boolean, "Whether moving keeps the host.")
        presence = PresenceKeys(
            &table,
            summary: "Tell us what you need and we find the right person."
        )
        self.table = table
    }
}

/// The keys of a rule.
private final class AssignmentRuleKeys: KeySet {
    let table: KeyTable
    let event: Key<EventReference>
    let owner: Key<BookingOwner>
    let others: Key<[BookingOwner]>

    static let shared = AssignmentRuleKeys()

    private init() {
        var table = KeyTable("rule")
        event = table.key("event", .event, required: true, "What is booked: an id, or a map.")
        owner = table.key(
            "owner",
            .owner,
            required: true,
            "Who is booked: a page, or a pool of which one member is."
        )
        others = table.key(
            "with",
            .oneOrMany(of: .owner, maximum: 20),
            "Who takes part besides: pages, or pools of which one member does."
        )
        self.table = table
    }
}

extension ValueType where Value == AssignmentRule {
    /// `{event: intro, owner: coaches, with: [ada-intro]}`.
    static var rule: Self {
        ValueType(
            example: "{event: intro, owner: ada-intro}",
            schema: AssignmentRuleKeys.shared.table.schema
        ) { node, reading in
            let keys = AssignmentRuleKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let event = fields.read(keys.event, &reading)
            let owner = fields.read(keys.owner, &reading)
            let others = fields.read(keys.others, &reading) ?? []
            guard let event, let owner else { return nil }
            let rule = AssignmentRule(event: event.named, owner: owner, others: others)
            reading.check(rule, at: node.mark)
            return rule
        }
    }
}

extension ValueType where Value == [AssignmentRule] {
    /// At least one rule, for unlike event types.
    static var rules: Self {
        let list = ValueType.oneOrMany(of: ValueType<AssignmentRule>.rule, maximum: 50)
        return ValueType(example: "[\(list.example)]", schema: list.schema()) { node, reading in
            guard let rules = list.read(node, &reading) else { return nil }
            guard case .sequence(let nodes) = node.content else { return rules }
            for (index, rule) in rules.enumerated().dropFirst() {
                let first = rules[..<index].firstIndex { $0.event.id == rule.event.id }
                guard let first, index < nodes.count else { continue }
                reading.refuse(
                    "event-twice",
                    at: nodes[index].mark,
                    "The event `\(rule.event.id.text)` has a rule already, at line "
                        + "\(nodes[first].mark.line).",
                    hint: "keep one of the two, or name a pool as its owner"
                )
            }
            return rules
        }
    }
}

extension EventReference {
    /// The event; one that was written in place is known by its name.
    var named: EventType {
        guard isInline, let id = DefinitionID(slug(of: event.name)) else { return event }
        return event.identified(id)
    }
}

extension Reading {
    /// Complains about who is on a rule twice, and about panels that many would share.
    mutating func check(_ rule: AssignmentRule, at mark: Mark) {
        guard !rule.others.isEmpty else { return }
        let ids = ([rule.owner] + rule.others).compactMap { $0.id?.text }
        for (index, id) in ids.enumerated() where ids[..<index].contains(id) {
            refuse(
                "owner-twice",
                at: mark,
                "`\(id)` takes part in one meeting twice.",
                hint: "name it once"
            )
        }
        guard rule.owner.pages.contains(where: { $0.rules(for: rule.event).seats != .one }) else {
            return
        }
        refuse(
            "panel-seats",
            at: mark,
            "A meeting of several hosts is for one customer, but `\(rule.event.id.text)` has seats "
                + "for more.",
            hint: "leave out `seats`, or `with`"
        )
    }
}
