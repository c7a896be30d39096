internal import Markup

/// A kind of value: how it is read, what a JSON Schema says of it, and an example.
struct ValueType<Value>: Sendable {
    /// Reads a value, or complains and gives `nil`.
    let read: @Sendable (Node, inout Reading) -> Value?
    let schema: @Sendable () -> JSONValue
    /// As an owner would write it in YAML.
    let example: String

    init(
        example: String,
        schema: @escaping @Sendable @autoclosure () -> JSONValue,
        read: @escaping @Sendable (Node, inout Reading) -> Value?
    ) {
        self.example = example
        self.schema = schema
        self.read = read
    }
}

/// A key that a kind of definition may have, and the type of its value.
struct Key<Value>: Sendable {
    let name: String
    /// The key's row in its table.
    let index: Int
    let type: ValueType<Value>
}

/// All keys of one kind of definition: the source of its typed reading and of its JSON Schema.
struct KeyTable: Sendable {
    struct Row: Sendable {
        let name: String
        let code: KeyCode
        let documentation: String
        let isRequired: Bool
        let example: String
        let schema: @Sendable () -> JSONValue
    }

    /// What has the keys: "page".
    let noun: String
    private(set) var rows: [Row] = []
    /// The rows that a definition cannot do without.
    private(set) var required: [Int] = []
    private var codes: [KeyCode] = []

    init(_ noun: String) { self.noun = noun }

    /// Adds a key.
    mutating func key<Value>(
        _ name: String,
        _ type: ValueType<Value>,
        required: Bool = false,
        _ documentation: String
    ) -> Key<Value> {
        let code = KeyCode(name)
        if required { self.required.append(rows.count) }
        rows.append(
            Row(
                name: name,
                code: code,
                documentation: documentation,
                isRequired: required,
                example: type.example,
                schema: type.schema
            )
        )
        codes.append(code)
        return Key(name: name, index: rows.count - 1, type: type)
    }

    /// The row of a key.
    func index(of key: String, code: KeyCode) -> Int? {
        guard let index = codes.firstIndex(of: code), rows[index].name == key else { return nil }
        return index
    }

    /// The JSON Schema of a map with these keys.
    var schema: JSONValue {
        let properties = rows.map { row in
            JSONValue.Member(row.name, Self.described(row.schema(), row.documentation))
        }
        var members: [JSONValue.Member] = [
            .init("type", "object"), .init("properties", .object(properties)),
            .init("additionalProperties", false),
        ]
        if !required.isEmpty {
            members.append(.init("required", .array(required.map { .string(rows[$0].name) })))
        }
        return .object(members)
    }

    private static func described(_ schema: JSONValue, _ documentation: String) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        return .object([.init("description", .string(documentation))] + members)
    }
}

/// The keys of one kind of definition, each as a typed property.
///
/// A class, so that handing the keys around does not copy each of them.
protocol KeySet: AnyObject, Sendable {
    var table: KeyTable { get }
}
