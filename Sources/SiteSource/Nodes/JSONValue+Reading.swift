package import Markup

extension JSONValue {
    /// Reads JSON that the program wrote itself; `nil` when it is not whole.
    package init?(json bytes: [UInt8]) {
        let reading = JSONReader.read(bytes)
        guard reading.problems.isEmpty, let root = reading.root else { return nil }
        self.init(root)
    }

    private init(_ node: Node) {
        switch node.content {
        case .scalar(let text, .plain):
            self = Int(text).map(JSONValue.integer) ?? .boolean(text == "true")
        case .scalar(let text, _): self = .string(text)
        case .sequence(let nodes): self = .array(nodes.map { JSONValue($0) })
        case .mapping(let entries):
            self = .object(entries.map { Member($0.key, JSONValue($0.value)) })
        case .absent, .invalid: self = .null
        }
    }
}
