internal import Markup
internal import Scheduling

extension ValueType where Value == ImageReference {
    /// The name of a picture below `content/images/`.
    static var image: Self {
        ValueType(example: "ada.jpg", schema: ["type": "string", "minLength": 1]) { node, reading in
            guard let name = node.text else {
                reading.refuseType(of: node, expected: "the name of a picture", example: "ada.jpg")
                return nil
            }
            if let image = reading.definitions.images[name] { return image }
            guard !reading.definitions.brokenImages.contains(name) else {
                reading.needsBroken()
                return nil
            }
            reading.refuse(
                "missing-image",
                at: node.mark,
                "There is no picture `\(name.shown)` in the folder `images`.",
                hint: hint(for: name, among: reading.definitions.images.keys.sorted()),
                length: node.plainText?.unicodeScalars.count
            )
            return nil
        }
    }

    private static func hint(for name: String, among names: [String]) -> String {
        if WebAddress(name) != nil || name.utf8.starts(with: "data:".utf8) {
            return "save the picture in the folder `images`, and write its name here"
        }
        let slashes = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
        let parts = name.utf8.split { slashes.contains($0) }
        let bare = parts.last.map { String(Substring($0)) } ?? name
        if names.contains(bare) { return "write `\(bare)`" }
        return Suggestion.hint(for: bare, among: names)
            ?? "put the file `\(bare.shown)` into the folder `images`"
    }
}

extension ValueType where Value == Host {
    /// A host's id, or a host written in place.
    static var host: Self {
        ValueType(
            example: "ada",
            schema: ["anyOf": [.id, .definition("host")]]
        ) { node, reading in
            if case .mapping = node.content {
                let keys = HostKeys.shared
                guard let fields = Fields(node, keys.table, &reading) else { return nil }
                keys.refuseSignature(fields, &reading)
                return keys.host(fields, id: reading.id, body: nil, &reading)
            }
            return reading.reference(
                node,
                "host",
                reading.definitions.hosts,
                reading.definitions.brokenHosts
            )
        }
    }
}

extension ValueType where Value == EventReference {
    /// An event's id, or an event written in place.
    static var event: Self {
        ValueType(
            example: "intro",
            schema: ["anyOf": [.id, .definition("event")]]
        ) { node, reading in
            if case .mapping = node.content {
                let keys = EventKeys.shared
                guard let fields = Fields(node, keys.table, &reading) else { return nil }
                return keys.event(fields, id: reading.id, body: nil, &reading)
                    .map { EventReference(event: $0, isInline: true) }
            }
            return reading.reference(
                node,
                "event",
                reading.definitions.events,
                reading.definitions.brokenEvents
            ).map { EventReference(event: $0, isInline: false) }
        }
    }
}

/// An event of a page, and whether it was written there.
struct EventReference: Sendable {
    let event: EventType
    let isInline: Bool
}

extension ValueType where Value == [FormField] {
    /// A form's id, or its fields written in place.
    static var form: Self {
        let fieldList = ValueType.fields
        return ValueType(
            example: "contact",
            schema: [
                "anyOf": [
                    .id, .definition("form", part: "/properties/fields"), .definition("form"),
                ]
            ]
        ) { node, reading in
            switch node.content {
            case .mapping:
                let keys = FormKeys.shared
                guard let fields = Fields(node, keys.table, &reading) else { return nil }
                return fields.read(keys.fields, &reading)
            case .sequence: return fieldList.read(node, &reading)
            default:
                return reading.reference(
                    node,
                    "form",
                    reading.definitions.forms,
                    reading.definitions.brokenForms
                )
            }
        }
    }
}

extension JSONValue {
    /// The schema of the id of a definition.
    static var id: JSONValue { .text(pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$") }

    /// The schema of a kind of definition that has a file of its own, or a part of it.
    static func definition(_ kind: String, part: String = "") -> JSONValue {
        ["$ref": .string("\(kind).schema.json" + (part.isEmpty ? "" : "#" + part))]
    }
}

extension Reading {
    /// The definition that a scalar names; complains when there is none.
    mutating func reference<Value>(
        _ node: Node,
        _ noun: String,
        _ known: [DefinitionID: Value],
        _ broken: Set<DefinitionID>
    ) -> Value? {
        guard let text = node.text else {
            refuseType(
                of: node,
                expected: "the id of \(Self.article(noun)) \(noun), or a map of its keys",
                example: nil
            )
            return nil
        }
        if let id = DefinitionID(text) {
            if let value = known[id] { return value }
            guard !broken.contains(id) else {
                needsBroken()
                return nil
            }
        }
        let names = (Array(known.keys) + Array(broken)).sorted().map(\.text)
        refuse(
            "unknown-\(noun)",
            at: node.mark,
            "There is no \(noun) `\(text.shown)` in the folder `\(noun)s`.",
            hint: Self.hint(for: text, noun, among: names),
            length: node.plainText?.unicodeScalars.count
        )
        return nil
    }

    /// What to write for `Ada Lovelace`, `hosts/ada`, `ada.md` and others.
    private static func hint(for text: String, _ noun: String, among names: [String]) -> String? {
        guard !names.isEmpty else { return "make a file for it there; there is none yet" }
        var name = text.utf8.split(separator: UInt8(ascii: "/")).last ?? text.utf8[...]
        for ending in [".md", ".yaml", ".yml", ".json"]
        where name.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            name = name.dropLast(ending.utf8.count)
        }
        let id = slug(of: String(Substring(name)))
        let first = id.utf8.prefix { $0 != UInt8(ascii: "-") }
        for id in [id, String(Substring(first))] where names.contains(id) {
            return "did you mean `\(id)`?"
        }
        if let near = Suggestion.hint(for: text, among: names) { return near }
        return names.count <= 8
            ? "the \(noun)s are \(names.map { "`\($0)`" }.joined(separator: ", "))"
            : nil
    }

    private static func article(_ noun: String) -> String { noun == "event" ? "an" : "a" }
}
