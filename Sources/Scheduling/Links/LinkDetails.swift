/// What a personalised link brings: the customer's details, and what else it asks for.
///
/// Nothing of it is believed: values are shown in the form, to be changed there, and are checked
/// when the form is sent. Which of the fields a form has is not known here; see ``Prefill``.
package struct LinkDetails: Hashable, Sendable {
    /// A name and a value, both decoded.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What is known of the customer, by the names of ``LinkParameter`` or of the owner's fields,
    /// in lower case and in the link's order.
    package let fields: [Field]
    /// Whether the form may be left out; `nil` when the link does not say.
    package let skip: Bool?
    package let campaign: Campaign
    /// The zone in which to show times; not known to exist.
    package let zone: String?
    /// The id of the event type to begin with; not known to exist.
    package let event: String?
    /// The first day to show.
    package let date: CivilDate?

    package static let none = LinkDetails([])

    /// Reads details from the query of a link, without its question mark.
    package init(query: some Collection<UInt8>) { self.init(LinkQuery.fields(query)) }

    /// Sorts what a link brings.
    ///
    /// Capitals in names do not count. Of two values for one name the first counts, except for the
    /// owner's fields, which may have several. Names that only the steps of booking use are left
    /// out, and so are placeholders that a mail tool should have filled in.
    package init(_ given: [Field]) {
        var fields: [Field] = []
        var asked: [LinkParameter: String] = [:]
        var tags: [String: String] = [:]
        for field in given where !LinkPlaceholder.isOne(field.value) {
            let name = field.name.lowercased()
            guard !field.value.isEmpty, !LinkParameter.steps.contains(name) else { continue }
            if Campaign.names.contains(name) {
                tags[name] = tags[name] ?? field.value
            } else if let parameter = LinkParameter(reading: name) {
                guard asked[parameter] == nil else { continue }
                asked[parameter] = field.value
                if parameter.isDetail { fields.append(Field(parameter.rawValue, field.value)) }
            } else {
                fields.append(Field(name, field.value))
            }
        }
        self.fields = fields
        campaign = Campaign { tags[$0] }
        skip = asked[.skip].flatMap(LinkParameter.flag)
        zone = asked[.zone]
        event = asked[.event]
        date = asked[.date].flatMap { CivilDate($0) }
    }

    /// Makes details of what the owner says of a customer.
    package init(
        name: String? = nil,
        email: EmailAddress? = nil,
        fields: [Field] = [],
        skip: Bool? = nil
    ) {
        let own = [name.map { Field("name", $0) }, email.map { Field("email", $0.text) }]
        let flag = skip.map { Field("skip", $0 ? "1" : "0") }
        self.init(own.compactMap(\.self) + fields + [flag].compactMap(\.self))
    }

    /// These details as a query asks for them.
    ///
    /// The query may say where to begin, name a campaign, and ask for the form; it never says who
    /// the customer is.
    package func asked(by query: LinkDetails) -> LinkDetails {
        LinkDetails(
            fields: fields,
            skip: query.skip == false ? false : skip,
            campaign: query.campaign.isEmpty ? campaign : query.campaign,
            zone: query.zone ?? zone,
            event: query.event ?? event,
            date: query.date ?? date
        )
    }

    private init(
        fields: [Field],
        skip: Bool?,
        campaign: Campaign,
        zone: String?,
        event: String?,
        date: CivilDate?
    ) {
        self.fields = fields
        self.skip = skip
        self.campaign = campaign
        self.zone = zone
        self.event = event
        self.date = date
    }

    package var isEmpty: Bool { self == .none }

    /// The values of a name, in lower case.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
