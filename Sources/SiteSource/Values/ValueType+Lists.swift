internal import Markup

extension ValueType {
    /// A list, whose elements may not repeat when they can be compared.
    static func list<Element: Sendable>(
        of element: ValueType<Element>,
        maximum: Int
    ) -> Self where Value == [Element] {
        ValueType(
            example: "[\(element.example)]",
            schema: [
                "type": "array", "items": element.schema(), "maxItems": .integer(maximum),
            ]
        ) { node, reading in
            guard case .sequence(let nodes) = node.content else {
                reading.refuseType(
                    of: node,
                    expected: "a list",
                    example: "[\(element.example)]",
                    better: node.plainText.flatMap { better(than: $0, reading.subject) }
                )
                return nil
            }
            return elements(nodes, of: node, element, maximum, &reading)
        }
    }

    /// A text in brackets, if it can stand in them as it is.
    private static func better(than text: String, _ subject: String) -> String? {
        let isPlain = { (byte: UInt8) in byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        }
        guard let first = text.utf8.first, isPlain(first), text.utf8.count <= 100,
            !text.utf8.contains(where: { Array("[]{}#:\"\n".utf8).contains($0) })
        else { return nil }
        return "write `\(subject): [\(text.shown)]`"
    }

    /// One value, or a list of at least one.
    static func oneOrMany<Element: Sendable>(
        of element: ValueType<Element>,
        maximum: Int
    ) -> Self where Value == [Element] {
        ValueType(
            example: element.example,
            schema: [
                "anyOf": [
                    element.schema(),
                    [
                        "type": "array", "items": element.schema(), "minItems": 1,
                        "maxItems": .integer(maximum),
                    ],
                ]
            ]
        ) { node, reading in
            guard case .sequence(let nodes) = node.content else {
                return element.read(node, &reading).map { [$0] }
            }
            guard !nodes.isEmpty else {
                reading.refuse(
                    "empty-list",
                    at: node.mark,
                    "`\(reading.subject)` has no entries.",
                    hint: "write, for example, `\(reading.subject): \(element.example)`",
                    length: 2
                )
                return nil
            }
            return elements(nodes, of: node, element, maximum, &reading)
        }
    }

    private static func elements<Element>(
        _ nodes: [Node],
        of list: Node,
        _ element: ValueType<Element>,
        _ maximum: Int,
        _ reading: inout Reading
    ) -> [Element]? {
        guard nodes.count <= maximum else {
            reading.refuse(
                "too-many",
                at: nodes[maximum].mark,
                "`\(reading.subject)` has \(nodes.count) entries; at most \(maximum) are allowed."
            )
            return nil
        }
        var values: [Element] = []
        values.reserveCapacity(nodes.count)
        var isSound = true
        for node in nodes {
            if let value = element.read(node, &reading) {
                values.append(value)
            } else {
                isSound = false
            }
        }
        return isSound ? values : nil
    }
}

extension Reading {
    /// Complains about elements of a list that are there twice.
    mutating func refuseRepeats(_ texts: [String], of node: Node?) {
        guard case .sequence(let nodes)? = node?.content, nodes.count == texts.count else { return }
        for (index, text) in texts.enumerated().dropFirst() where texts[..<index].contains(text) {
            refuse(
                "repeated",
                at: nodes[index].mark,
                "`\(text.shown)` is in `\(subject)` twice.",
                hint: "keep one of the two"
            )
        }
    }
}
