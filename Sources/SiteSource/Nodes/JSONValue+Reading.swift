package import Markup

extension JSONValue {
    /// Reads JSON with whole numbers only; `nil` when it is not whole, or a number is not.
    ///
    /// Numbers with fractions, and those beyond 64 bits, would be kept as others than were written.
    package init?(json bytes: [UInt8]) {
        let reading = JSONReader.read(bytes)
        guard reading.problems.isEmpty, let root = reading.root,
            let value = JSONValue(exactly: root)
        else { return nil }
        self = value
    }

    private init?(exactly node: Node) {
        switch node.content {
        case .scalar("true", .plain): self = .boolean(true)
        case .scalar("false", .plain): self = .boolean(false)
        case .scalar(let text, .plain):
            guard let number = Int(text) else { return nil }
            self = .integer(number)
        case .scalar(let text, _): self = .string(text)
        case .sequence(let nodes):
            var values: [JSONValue] = []
            values.reserveCapacity(nodes.count)
            for node in nodes {
                guard let value = JSONValue(exactly: node) else { return nil }
                values.append(value)
            }
            self = .array(values)
        case .mapping(let entries):
            var members: [Member] = []
            members.reserveCapacity(entries.count)
            for entry in entries {
                guard let value = JSONValue(exactly: entry.value) else { return nil }
                members.append(Member(entry.key, value))
            }
            self = .object(members)
        case .absent, .invalid: self = .null
        }
    }
}
