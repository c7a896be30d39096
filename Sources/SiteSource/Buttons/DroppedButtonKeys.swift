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
            let parts = (node.text ?? "").utf8.split(
                separator: UInt8(ascii: "/"),
                omittingEmptySubsequences: false
            ).map { String(decoding: Array($0), as: UTF8.self) }
            guard parts.count == 2, parts.allSatisfy(isDroppable) else {
                reading.refuseType(of: node, expected: "a button's address", example: example)
                return nil
            }
            let mark = node.mark
            return DroppedButtons(
                folder: parts[0] == "*" ? nil : parts[0],
                name: parts[1] == "*" ? nil : parts[1],
                place: SourcePlace(path: reading.file.path, line: mark.line, column: mark.column)
            )
        }
    }
}

private func isDroppable(_ part: String) -> Bool {
    part == "*"
        || !part.isEmpty
            && part.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
}
