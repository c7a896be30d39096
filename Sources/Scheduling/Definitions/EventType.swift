/// What is booked: a name, how long it takes, where, and under which rules.
package struct EventType: Hashable, Sendable {
    package let id: DefinitionID
    package let name: String
    /// The lengths a customer may choose from, ascending; one when it is fixed, never none.
    package let durations: [Span]
    /// Words about it, in CommonMark.
    package let description: PublicText?
    /// Where it may take place; empty when the page or nobody says.
    package let locations: [Location]
    /// As text, such as "€80" or "free of charge"; nothing is charged.
    package let price: String?
    package let category: String?
    package let tags: [String]
    /// Questions beyond name and e-mail address; `nil` when the page's form holds.
    package let form: [FormField]?
    package let rules: BookingRules

    package init(
        id: DefinitionID,
        name: String,
        durations: [Span],
        description: PublicText? = nil,
        locations: [Location] = [],
        price: String? = nil,
        category: String? = nil,
        tags: [String] = [],
        form: [FormField]? = nil,
        rules: BookingRules = BookingRules()
    ) {
        self.id = id
        self.name = name
        self.durations = durations
        self.description = description
        self.locations = locations
        self.price = price
        self.category = category
        self.tags = tags
        self.form = form
        self.rules = rules
    }

    /// The same event under another id.
    package func identified(_ id: DefinitionID) -> EventType {
        EventType(
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
