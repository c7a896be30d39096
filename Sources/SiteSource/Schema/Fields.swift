/// The entries of one map, found by the keys of a table.
struct Fields {
    /// Where the map begins.
    let mark: Mark
    private let entries: [Node.Entry]
    /// For each row of the table, the entry that gives it, or -1.
    private let places: [Int32]

    /// Sorts the entries of a map by a table, and complains about unknown and missing keys.
    init?(_ node: Node, _ table: KeyTable, _ reading: inout Reading) {
        guard case .mapping(let entries) = node.content else {
            reading.refuseType(of: node, expected: "a map of keys and values", example: nil)
            return nil
        }
        var places = [Int32](repeating: -1, count: table.rows.count)
        for place in entries.indices {
            if let index = table.index(of: entries[place].key, code: entries[place].code) {
                places[index] = Int32(truncatingIfNeeded: place)
            } else {
                reading.refuseUnknown(entries[place], table)
            }
        }
        for index in table.required where places[index] < 0 {
            // A key that was written otherwise is not missing too.
            guard !reading.meantKeys.contains(table.rows[index].name) else { continue }
            reading.refuse(
                "missing-key",
                at: node.mark,
                "The \(table.noun) has no `\(table.rows[index].name)`.",
                hint: "add, for example, `\(table.rows[index].name): \(table.rows[index].example)`"
            )
        }
        self.mark = node.mark
        self.entries = entries
        self.places = places
    }

    /// The entry of a key.
    func entry<Value>(_ key: Key<Value>) -> Node.Entry? {
        places[key.index] < 0 ? nil : entries[Int(places[key.index])]
    }

    /// Reads the value of a key; `nil` when it is not given or not good.
    func read<Value>(_ key: Key<Value>, _ reading: inout Reading) -> Value? {
        guard places[key.index] >= 0 else { return nil }
        let outer = reading.subject
        reading.subject = key.name
        let value = key.type.read(entries[Int(places[key.index])].value, &reading)
        reading.subject = outer
        return value
    }
}
