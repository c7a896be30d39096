internal import Markup
internal import Scheduling

/// The keys of the file of labels.
final class ButtonLabelKeys: KeySet {
    let table: KeyTable
    private let labels: Key<[LoadedLabel]>

    static let shared = ButtonLabelKeys()

    private init() {
        var table = KeyTable("label file")
        labels = table.key(
            "labels",
            .labels,
            required: true,
            "The words of each label by language."
        )
        self.table = table
    }

    func labels(_ text: DefinitionText, _ reading: inout Reading) -> [LoadedLabel]? {
        guard let fields = Fields(text.root, table, &reading) else { return nil }
        return fields.read(labels, &reading)
    }
}

/// A label, with where each of its texts is written.
struct LoadedLabel: Sendable {
    let label: ButtonLabel
    let places: [SourcePlace]

    /// The label with some of its languages; `nil` when it has none of them.
    func limited(to languages: [LanguageTag]) -> LoadedLabel? {
        let wanted = Set(languages.map(\.folded))
        let kept = label.texts.indices.filter { wanted.contains(label.texts[$0].language.folded) }
        guard !kept.isEmpty else { return nil }
        return LoadedLabel(
            label: ButtonLabel(id: label.id, texts: kept.map { label.texts[$0] }),
            places: kept.map { places[$0] }
        )
    }
}

extension ValueType where Value == [LoadedLabel] {
    /// A map from ids to maps from languages to words.
    static var labels: Self {
        let example = "{book-now: {en: Book now}}"
        return ValueType(
            example: example,
            schema: [
                "type": "object", "minProperties": 1, "maxProperties": 200,
                "propertyNames": .id,
                "additionalProperties": [
                    "type": "object", "minProperties": 1, "maxProperties": 100,
                    "propertyNames": ValueType<LanguageTag>.languageTag.schema(),
                    "additionalProperties": ValueType<String>.buttonWords.schema(),
                ],
            ]
        ) { node, reading in
            reading.entries(of: node, "a map of labels", example: example, maximum: 200) {
                entry,
                reading in
                guard let id = DefinitionID(entry.key) else {
                    reading.refuseKey(entry, "a label's name: `a-z`, `0-9` and inner `-`")
                    return nil
                }
                return reading.label(id, entry.value)
            }
        }
    }
}

extension ValueType where Value == LanguageTag {
    static var languageTag: Self {
        let language = ValueType<String>.language
        return ValueType(example: language.example, schema: language.schema()) { node, reading in
            language.read(node, &reading).flatMap { LanguageTag($0) }
        }
    }
}

extension ValueType where Value == String {
    /// What stands on a button.
    static var buttonWords: Self { .name(60, example: "Book now") }
}

extension Reading {
    /// The texts of a label, each language once.
    fileprivate mutating func label(_ id: DefinitionID, _ node: Node) -> LoadedLabel? {
        let outer = subject
        defer { subject = outer }
        subject = id.text
        var seen: Set<String> = []
        let texts = entries(of: node, "a map of words", example: "{en: Book now}", maximum: 100) {
            (entry, reading: inout Reading) -> (ButtonText, SourcePlace)? in
            guard let language = LanguageTag(entry.key) else {
                reading.refuseKey(entry, "a language tag such as `en` or `pt-BR`")
                return nil
            }
            guard seen.insert(language.folded).inserted else {
                reading.refuse(
                    "duplicate-key",
                    at: entry.mark,
                    "`\(id.text)` has words in `\(language.folded)` twice.",
                    hint: "keep one of the two"
                )
                return nil
            }
            let mark = entry.value.mark
            let place = SourcePlace(path: reading.file.path, line: mark.line, column: mark.column)
            return ValueType.buttonWords.read(entry.value, &reading)
                .map { (ButtonText(language: language, words: $0), place) }
        }
        return texts.map { texts in
            LoadedLabel(
                label: ButtonLabel(id: id, texts: texts.map(\.0)),
                places: texts.map(\.1)
            )
        }
    }

    /// The values of a map whose keys are the owner's own; `nil` when one is not good.
    mutating func entries<Value>(
        of node: Node,
        _ expected: String,
        example: String,
        maximum: Int,
        _ read: (Node.Entry, inout Reading) -> Value?
    ) -> [Value]? {
        guard case .mapping(let entries) = node.content else {
            refuseType(of: node, expected: expected, example: example)
            return nil
        }
        guard !entries.isEmpty else {
            refuse(
                "empty-map",
                at: node.mark,
                "`\(subject)` has no entries.",
                hint: "write, for example, `\(example)`",
                length: 1
            )
            return nil
        }
        guard entries.count <= maximum else {
            refuse(
                "too-many",
                at: entries[maximum].mark,
                "`\(subject)` has \(entries.count) entries; at most \(maximum) are allowed."
            )
            return nil
        }
        var values: [Value] = []
        for entry in entries {
            if let value = read(entry, &self) { values.append(value) }
        }
        return values.count == entries.count ? values : nil
    }

    /// Complains about a key of the owner's own.
    mutating func refuseKey(_ entry: Node.Entry, _ expected: String) {
        refuse(
            "wrong-key",
            at: entry.mark,
            "A key of `\(subject)` must be \(expected), not `\(entry.key.shown)`."
        )
    }
}
