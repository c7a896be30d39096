internal import Markup
internal import Scheduling

/// The keys of an event type.
final class EventKeys: KeySet {
    let table: KeyTable
    private let name: Key<String>
    private let duration: Key<[Span]>
    private let location: Key<[Location]>
    private let price: Key<String>
    private let category: Key<String>
    private let tags: Key<[String]>
    private let form: Key<[FormField]>
    private let rules: RuleKeys
    private let description: Key<PublicText>

    static let shared = EventKeys()

    private init() {
        var table = KeyTable("event")
        name = table.key(
            "name",
            .name(75, example: "Intro call"),
            required: true,
            "What is booked."
        )
        duration = table.key(
            "duration",
            .durations,
            required: true,
            "How long it takes; a list lets people choose."
        )
        location = table.key(
            "location",
            .oneOrMany(of: .location, maximum: 20),
            "Where it takes place."
        )
        price = table.key("price", .price, "What it costs, in words.")
        category = table.key("category", .name(45, example: "Sales"), "A group of events.")
        tags = table.key("tags", .tags, "Words by which events are found.")
        form = table.key("form", .form, "The questions beyond name and e-mail address.")
        rules = RuleKeys(&table)
        description = table.key("body", .commonMark, "Words about the event, in CommonMark.")
        self.table = table
    }

    func event(
        _ fields: Fields,
        id: DefinitionID,
        body: PublicText?,
        _ reading: inout Reading
    ) -> EventType? {
        let name = fields.read(name, &reading)
        let durations = fields.read(duration, &reading)
        let locations = fields.read(location, &reading) ?? []
        let price = fields.read(price, &reading)
        let category = fields.read(category, &reading)
        let tags = fields.read(tags, &reading) ?? []
        let form = fields.read(form, &reading)
        let rules = rules.rules(fields, &reading)
        let description = reading.body(fields, description, below: body)
        guard let name, let durations else { return nil }
        return EventType(
            id: id,
            name: name,
            durations: durations,
            description: description,
            locations: locations,
            price: price,
            category: category,
            tags: tags,
            form: form,
            rules: rules
        )
    }
}

extension ValueType where Value == [String] {
    /// Words by which pages and events are found.
    static var tags: Self {
        let list = ValueType.list(of: ValueType<String>.name(25, example: "sales"), maximum: 50)
        return ValueType(example: "[sales, support]", schema: list.schema()) { node, reading in
            guard let tags = list.read(node, &reading) else { return nil }
            if tags.count > 1 { reading.refuseRepeats(tags, of: node) }
            return tags
        }
    }
}
