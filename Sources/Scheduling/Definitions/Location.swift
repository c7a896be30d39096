/// Where a meeting takes place.
package struct Location: Hashable, Sendable {
    package let kind: Kind
    /// What the customer reads: an address, "Video call", "Phone, we call you".
    package let label: String
    /// Further words, such as how to find the door.
    package let details: String?
    /// A map or a meeting room, if it may be public.
    package let url: WebAddress?
    /// The telephone number that customers call; `nil` where the host calls them.
    package let number: String?

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case video
        case phone
        case inPerson = "in-person"
        /// The customer says where; the form asks for it.
        case customer
    }

    package init(
        kind: Kind,
        label: String,
        details: String?,
        url: WebAddress?,
        number: String? = nil
    ) {
        self.kind = kind
        self.label = label
        self.details = details
        self.url = url
        self.number = number
    }

    /// Whether the host calls the customer, who must then say where.
    package var asksForNumber: Bool { kind == .phone && number == nil }

    /// As it is agreed with a customer: a number to call is one of its details.
    package var agreed: Location {
        guard let number else { return self }
        let lines = details.map { number + "\n" + $0 } ?? number
        return Location(kind: kind, label: label, details: lines, url: url)
    }
}
