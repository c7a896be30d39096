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
                    reading.warnIfKind($0, at: node.mark)
                    return Location(kind: .inPerson, label: $0, details: nil, url: nil)
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

extension Reading {
    /// Warns when the words of a place are rather a way to meet that is none.
    fileprivate mutating func warnIfKind(_ label: String, at mark: Mark) {
        let words = label.lowercased().split(separator: " ").joined(separator: " ")
        guard let kind = Self.kinds[words] else { return }
        warn(
            "place-or-kind",
            at: mark,
            "`\(label.shown)` is shown as a place where people meet in person.",
            hint: "write `\(subject): {kind: \(kind)}`, or `{kind: in-person, label: "
                + "\(label.shown)}` if it is one"
        )
    }

    /// Plain words for the kinds of a location that are no place.
    private static let kinds: [String: String] = [
        "phone": "phone", "phone call": "phone", "by phone": "phone", "telephone": "phone",
        "call": "phone", "telefon": "phone", "tel": "phone", "video": "video",
        "video call": "video", "videocall": "video", "by video": "video", "online": "video",
        "zoom": "video", "zoom call": "video", "google meet": "video", "teams": "video",
        "microsoft teams": "video", "skype": "video", "jitsi": "video", "webex": "video",
        "remote": "video", "virtual": "video", "customer": "customer", "in-person": "in-person",
        "in person": "in-person",
    ]
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
