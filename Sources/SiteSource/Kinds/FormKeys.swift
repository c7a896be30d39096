internal import Markup
internal import Scheduling

/// The keys of a form.
final class FormKeys: KeySet {
    let table: KeyTable
    let fields: Key<[FormField]>

    static let shared = FormKeys()

    private init() {
        var table = KeyTable("form")
        fields = table.key("fields", .fields, required: true, "The questions, in their order.")
        self.table = table
    }
}

extension ValueType where Value == [FormField] {
    /// A list of fields with unlike ids.
    static var fields: Self {
        let list = ValueType.list(of: ValueType<FormField>.field, maximum: 100)
        return ValueType(
            example: "[{id: company, label: Company, type: text}]",
            schema: list.schema()
        ) { node, reading in
            guard let fields = list.read(node, &reading) else { return nil }
            guard fields.count > 1, case .sequence(let nodes) = node.content else { return fields }
            let ids = fields.map { $0.id.lowercased() }
            for (index, id) in ids.enumerated().dropFirst() {
                guard let first = ids[..<index].firstIndex(of: id) else { continue }
                reading.refuse(
                    "field-twice",
                    at: FieldKeys.shared.place(ofIDIn: nodes[index]),
                    "Two fields have the id `\(fields[index].id)`; the first is at line "
                        + "\(nodes[first].mark.line).",
                    hint: "give each field an id of its own"
                )
            }
            return fields
        }
    }
}

/// The types of fields, as owners write them.
enum FieldType: String, CaseIterable, Sendable {
    case text
    case longText = "long-text"
    case email, phone, url, date, number, choice, choices, consent, hidden
}

/// The keys of a field.
final class FieldKeys: KeySet {
    let table: KeyTable
    private let id: Key<String>
    private let label: Key<String>
    private let type: Key<FieldType>
    private let required: Key<Bool>
    private let help: Key<String>
    private let min: Key<Int>
    private let max: Key<Int>
    private let options: Key<[String]>

    static let shared = FieldKeys()
    private static let bound = 999_999_999_999

    private init() {
        var table = KeyTable("field")
        id = table.key("id", .fieldID, required: true, "The name of the answer.")
        label = table.key(
            "label",
            .name(200, example: "Company"),
            required: true,
            "What the customer reads."
        )
        type = table.key("type", .word, required: true, "What may be answered.")
        required = table.key("required", .boolean, "Whether an answer must be given.")
        help = table.key("help", .line(500, example: "As on your card."), "A line below the field.")
        max = table.key(
            "max",
            .integer(-Self.bound...Self.bound, example: "250"),
            "The longest text or the largest number."
        )
        min = table.key(
            "min",
            .integer(-Self.bound...Self.bound, example: "1"),
            "The smallest number."
        )
        options = table.key(
            "options",
            .list(of: .name(200, example: "Yes"), maximum: 200),
            "What to choose from."
        )
        self.table = table
    }

    /// Where the id of a field is written.
    func place(ofIDIn node: Node) -> Mark {
        guard case .mapping(let entries) = node.content else { return node.mark }
        return entries.first { $0.key == id.name }?.value.mark ?? node.mark
    }

    func field(_ fields: Fields, _ reading: inout Reading) -> FormField? {
        let name = fields.read(id, &reading)
        let label = fields.read(label, &reading)
        let type = fields.read(type, &reading)
        let isRequired = fields.read(required, &reading) ?? false
        let help = fields.read(help, &reading)
        let bounds = (min: fields.read(min, &reading), max: fields.read(max, &reading))
        let options = fields.read(options, &reading)
        guard let type else { return nil }
        let kind = kind(type, fields, bounds, options, &reading)
        if type == .hidden, isRequired, let entry = fields.entry(required) {
            reading.refuse(
                "hidden-required",
                at: entry.value.mark,
                "Nobody can fill a hidden field, so it cannot be required."
            )
        }
        guard let name, let label, let kind else { return nil }
        return FormField(id: name, label: label, help: help, kind: kind, isRequired: isRequired)
    }

    private func kind(
        _ type: FieldType,
        _ fields: Fields,
        _ bounds: (min: Int?, max: Int?),
        _ options: [String]?,
        _ reading: inout Reading
    ) -> FormField.Kind? {
        refuseOtherKeys(type, fields, &reading)
        switch type {
        case .text: return length(fields, bounds.max, 250, &reading).map { .text(maximum: $0) }
        case .longText:
            return length(fields, bounds.max, 5000, &reading).map { .longText(maximum: $0) }
        case .email: return .email
        case .phone: return .phone
        case .url: return .url
        case .date: return .date
        case .number:
            if let least = bounds.min, let most = bounds.max, least > most,
                let entry = fields.entry(min)
            {
                reading.refuse(
                    "min-over-max",
                    at: entry.value.mark,
                    "`min` (\(least)) cannot be more than `max` (\(most))."
                )
            }
            return .number(minimum: bounds.min, maximum: bounds.max)
        case .choice: return checked(options, fields, &reading).map { .choice($0) }
        case .choices: return checked(options, fields, &reading).map { .choices($0) }
        case .consent: return .consent
        case .hidden: return .hidden
        }
    }

    private func length(
        _ fields: Fields,
        _ given: Int?,
        _ most: Int,
        _ reading: inout Reading
    ) -> Int? {
        guard let given, let entry = fields.entry(max) else { return most }
        guard (1...most).contains(given) else {
            reading.refuse(
                "out-of-range",
                at: entry.value.mark,
                "`max` of this type must be from 1 to \(most), not \(given)."
            )
            return nil
        }
        return given
    }

    private func checked(
        _ given: [String]?,
        _ fields: Fields,
        _ reading: inout Reading
    ) -> [String]? {
        guard let entry = fields.entry(options) else {
            reading.refuse(
                "no-options",
                at: fields.mark,
                "A field to choose from has no `options`.",
                hint: "add, for example, `options: [Small, Large]`"
            )
            return nil
        }
        guard let given else { return nil }
        guard given.count >= 2 else {
            reading.refuse(
                "no-options",
                at: entry.value.mark,
                "`options` must have 2 to 200 entries.",
                length: 1
            )
            return nil
        }
        reading.subject = options.name
        reading.refuseRepeats(given, of: entry.value)
        return given
    }

    private func refuseOtherKeys(_ type: FieldType, _ fields: Fields, _ reading: inout Reading) {
        if let entry = fields.entry(options), type != .choice, type != .choices {
            refuse(entry, "`choice` and `choices`", type, &reading)
        }
        if let entry = fields.entry(min), type != .number {
            refuse(entry, "`number`", type, &reading)
        }
        if let entry = fields.entry(max), ![.text, .longText, .number].contains(type) {
            refuse(entry, "`text`, `long-text` and `number`", type, &reading)
        }
    }

    private func refuse(
        _ entry: Node.Entry,
        _ types: String,
        _ type: FieldType,
        _ reading: inout Reading
    ) {
        reading.refuse(
            "key-of-other-type",
            at: entry.mark,
            "`\(entry.key)` belongs to fields of type \(types), not `\(type.rawValue)`.",
            hint: "leave it out, or change `type`"
        )
    }
}

extension ValueType where Value == FormField {
    fileprivate static var field: Self {
        ValueType(
            example: "{id: company, label: Company, type: text}",
            schema: FieldKeys.shared.table.schema
        ) { node, reading in
            let keys = FieldKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            return keys.field(fields, &reading)
        }
    }
}

extension ValueType where Value == String {
    fileprivate static var fieldID: Self {
        ValueType(
            example: "company",
            schema: .text(pattern: "^[A-Za-z][A-Za-z0-9_-]{0,39}$")
        ) { node, reading in
            guard let text = node.text, isFieldID(text) else {
                reading.refuseType(
                    of: node,
                    expected: "a letter and up to 39 letters, digits, `-` or `_`,",
                    example: "company"
                )
                return nil
            }
            let lowered = text.lowercased()
            guard !reservedFieldIDs.contains(lowered), !lowered.utf8.starts(with: "utm_".utf8)
            else {
                reading.refuse(
                    "reserved-field",
                    at: node.mark,
                    "Bookings use `\(text)` themselves, so no field can have this id.",
                    hint: "choose another, such as `your-\(slug(of: text))`"
                )
                return nil
            }
            return text
        }
    }
}

private let reservedFieldIDs = [
    "name", "email", "guests", "start", "page", "event", "zone", "location", "skip",
    "duration", "from", "zones", "request",
]

private func isFieldID(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 40 else { return false }
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    return isLetter(first)
        && text.utf8.allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
}
