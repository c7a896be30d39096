/// What somebody typed or sent, by the names of the fields; a name may have several values.
package struct SubmittedFields: Hashable, Sendable {
    private var values: [String: [String]] = [:]

    package init() {}

    package subscript(name: String) -> [String] { values[name] ?? [] }

    /// The first value of a field, without space around it; empty when there is none.
    package func text(_ name: String) -> String { (self[name].first ?? "").trimmed }

    package var names: some Collection<String> { values.keys }

    package mutating func add(_ value: String, to name: String) {
        values[name, default: []].append(value)
    }

    /// These fields, with the others' values in place of those of some names.
    package func replacing(_ names: Set<String>, by others: SubmittedFields) -> SubmittedFields {
        var fields = self
        for name in names { fields.values[name] = others.values[name] }
        return fields
    }
}

extension String {
    /// The text without space around it.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
