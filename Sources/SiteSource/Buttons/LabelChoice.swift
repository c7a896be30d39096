internal import Markup
internal import Scheduling

/// Which labels a style has.
enum LabelChoice: Sendable {
    case all
    /// Labels of the file of labels, by id.
    case named([(id: String, mark: Mark)])
    /// Labels that are written in the style.
    case own([LoadedLabel])
}

extension ValueType where Value == LabelChoice {
    /// A list of ids, or a map as in the file of labels.
    static var labelChoice: Self {
        let own = ValueType<[LoadedLabel]>.labels
        return ValueType(
            example: "[book-now]",
            schema: [
                "anyOf": [["type": "array", "items": .id, "maxItems": 200], own.schema()]
            ]
        ) { node, reading in
            guard case .sequence(let nodes) = node.content else {
                if case .mapping = node.content { return own.read(node, &reading).map { .own($0) } }
                reading.refuseType(of: node, expected: "a list of labels", example: "[book-now]")
                return nil
            }
            var named: [(id: String, mark: Mark)] = []
            for node in nodes {
                guard let text = node.text else {
                    reading.refuseType(of: node, expected: "a list of names", example: "[book-now]")
                    return nil
                }
                named.append((text, node.mark))
            }
            reading.refuseRepeats(named.map(\.id), of: node)
            return .named(named)
        }
    }
}

extension Reading {
    /// The labels of a choice; complains about those that are not known.
    mutating func labels(of choice: LabelChoice, among known: [LoadedLabel]?) -> [LoadedLabel]? {
        if case .own(let labels) = choice { return labels }
        guard let known else {
            needsBroken()
            return nil
        }
        guard case .named(let names) = choice else { return known }
        var labels: [LoadedLabel] = []
        for (id, mark) in names {
            if let label = known.first(where: { $0.label.id.text == id }) {
                labels.append(label)
                continue
            }
            refuse(
                "unknown-label",
                at: mark,
                "There is no label `\(id.shown)` in `labels.json`.",
                hint: Suggestion.hint(for: id, among: known.map(\.label.id.text))
            )
        }
        return labels
    }
}
