internal import Markup
internal import Scheduling

/// The keys of a location.
final class LocationKeys: KeySet {
    let table: KeyTable
    fileprivate let kind: Key<Location.Kind>
    fileprivate let label: Key<String>
    fileprivate let details: Key<String>
    fileprivate let url: Key<WebAddress>
    fileprivate let number: Key<String>

    static let shared = LocationKeys()

    private init() {
        var table = KeyTable("location")
        kind = table.key("kind", .word, required: true, "How people meet.")
        label = table.key(
            "label",
            .name(200, example: "12 Harbour Street, Porto"),
            "What the customer reads."
        )
        details = table.key(
            "details",
            .lines(500, example: "Ring at the green door."),
            "How to get there."
        )
        url = table.key("url", .webAddress, "A map or a meeting room that may be public.")
        number = table.key(
            "number",
            .phone,
            "The number that customers call; without it, you call them and the form asks for theirs."
        )
        self.table = table
    }
}

extension ValueType where Value == Location {
    /// A location with its keys, or only the label of one where people meet in person.
    static var location: Self {
        let label = ValueType<String>.name(200, example: "12 Harbour Street, Porto")
        return ValueType(
            example: "12 Harbour Street, Porto",
            schema: ["anyOf": [label.schema(), LocationKeys.shared.table.schema]]
        ) { node, reading in
            guard case .mapping = node.content else {
                return label.read(node, &reading).map {
                    Location(kind: .inPerson, label: $0, details: nil, url: nil)
                }
            }
            let keys = LocationKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let kind = fields.read(keys.kind, &reading)
            let text = fields.read(keys.label, &reading)
            let details = fields.read(keys.details, &reading)
            let url = fields.read(keys.url, &reading)
            let number = fields.read(keys.number, &reading)
            guard let kind else { return nil }
            if let entry = fields.entry(keys.number), kind != .phone {
                reading.refuse(
                    "no-number",
                    at: entry.mark,
                    "Only a location of the kind `phone` has a `number`."
                )
            }
            return Location(
                kind: kind,
                label: text ?? kind.label,
                details: details,
                url: url,
                number: number
            )
        }
    }
}

extension Location.Kind {
    /// The words for a location that has none of its own.
    fileprivate var label: String {
        switch self {
        case .video: "Video call"
        case .phone: "Phone call"
        case .inPerson: "In person"
        case .customer: "At a place of your choice"
        }
    }
}
