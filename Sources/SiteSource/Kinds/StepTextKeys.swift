internal import Markup
internal import Scheduling

extension ValueType where Value == [StepKind: String] {
    /// `{event: …, page: …}`: a text for some of the steps.
    static func stepTexts(_ maximum: Int, example: String) -> Self {
        var table = KeyTable("step")
        let keys = StepKind.allCases.map { kind in
            (kind, table.key(kind.rawValue, .line(maximum, example: example), kind.documentation))
        }
        let complete = table
        return ValueType(
            example: "{event: \(example)}",
            schema: complete.schema
        ) { node, reading in
            guard let fields = Fields(node, complete, &reading) else { return nil }
            var texts: [StepKind: String] = [:]
            for (kind, key) in keys { texts[kind] = fields.read(key, &reading) }
            return texts
        }
    }
}

extension StepKind {
    fileprivate var documentation: String {
        switch self {
        case .category: "Where a category is chosen."
        case .event: "Where an event type is chosen."
        case .page: "Where a page is chosen."
        case .time: "Where a time is chosen."
        }
    }
}
