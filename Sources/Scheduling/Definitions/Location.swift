/// Where a meeting takes place.
package struct Location: Hashable, Sendable {
    package let kind: Kind
    /// What the customer reads: an address, "Video call", "Phone, we call you".
    package let label: String
    /// Further words, such as how to find the door.
    package let details: String?
    /// A map or a meeting room, if it may be public.
    package let url: WebAddress?

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case video
        case phone
        case inPerson = "in-person"
        /// The customer says where; the form asks for it.
        case customer
    }

    package init(kind: Kind, label: String, details: String?, url: WebAddress?) {
        self.kind = kind
        self.label = label
        self.details = details
        self.url = url
    }
}
