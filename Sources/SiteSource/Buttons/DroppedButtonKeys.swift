internal import Markup
internal import Scheduling

/// The keys of the file of what was published once and may vanish.
final class DroppedButtonKeys: KeySet {
    let table: KeyTable
    private let dropped: Key<[DroppedButtons]>

    static let shared = DroppedButtonKeys()

    private init() {
        var table = KeyTable("file of dropped buttons")
        dropped = table.key(
            "dropped",
            .list(of: .droppedButtons, maximum: 10_000),
            required: true,
            "Addresses below `buttons/` that may vanish, without endings."
        )
        self.table = table
    }

    func dropped(_ text: DefinitionText, _ reading: inout Reading) -> [DroppedButtons]? {
        guard let fields = Fields(text.root, table, &reading) else { return nil }
        return fields.read(dropped, &reading)
    }
}

extension ValueType where Value == DroppedButtons {
    /// `rounded-blue-44/book-now.de`, where each half may be `*`.
    static var droppedButtons: Self {
        let example = "\"rounded-blue-44/*\""
        return ValueType(
            example: example,
            schema: .text(pattern: "^([a-z0-9-]+|\\*)/([a-z0-9-]+(\\.[a-z0-9-]+)?|\\*)$")
        ) { node, reading in
            guard let pattern = node.text.flatMap({ AddressPattern($0) }) else {
                reading.refuseType(of: node, expected: "a button's address", example: example)
                return nil
            }
            let mark = node.mark
            return DroppedButtons(
                pattern: pattern,
                place: SourcePlace(path: reading.file.path, line: mark.line, column: mark.column)
            )
        }
    }
}

extension ValueType where Value == AddressPattern {
    /// `ada/photo`, where each half may be `*`.
    static var pictureAddress: Self {
        let example = "\"ada/*\""
        return ValueType(
            example: example,
            schema: .text(pattern: "^([a-z0-9-]+|\\*)/([a-z0-9-]+|\\*)$")
        ) { node, reading in
            if let pattern = node.text.flatMap({ AddressPattern($0) }) { return pattern }
            reading.refuseType(of: node, expected: "a picture's address", example: example)
            return nil
        }
    }
}
