/// Where a customer came from, as the owner's links say (UTM); kept with the booking.
package struct Campaign: Hashable, Sendable {
    package let source: String?
    package let medium: String?
    /// `utm_campaign`.
    package let name: String?
    package let term: String?
    package let content: String?

    package static let none = Campaign { _ in nil }
    /// In the order of their columns.
    package static let names = [
        "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content",
    ]

    /// Takes the value of each name; what is no line of at most 200 characters is cut to one.
    package init(_ value: (String) -> String?) {
        let values = Self.names.map { value($0).flatMap(Self.cut) }
        source = values[0]
        medium = values[1]
        name = values[2]
        term = values[3]
        content = values[4]
    }

    package var isEmpty: Bool { self == .none }

    /// The values in the order of ``names``.
    package var values: [String?] { [source, medium, name, term, content] }

    /// The names that have a value.
    package var fields: [LinkDetails.Field] {
        zip(Self.names, values).compactMap { name, value in
            value.map { LinkDetails.Field(name, $0) }
        }
    }

    private static func cut(_ text: String) -> String? {
        let clean = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }.prefix(200))
        )
        let kept = withoutHiddenMarks(clean)
        return kept.isEmpty || LinkPlaceholder.isOne(kept) ? nil : kept
    }
}
