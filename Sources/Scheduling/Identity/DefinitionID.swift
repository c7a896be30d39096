/// The name by which definitions refer to each other: the file's name without its ending.
///
/// Holds 1 to 63 of `a-z`, `0-9` and `-`, never first or last a hyphen.
package struct DefinitionID: Hashable, Comparable, Sendable {
    package let text: String

    /// Reads an id; `nil` when the text breaks the rule.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        guard (1...63).contains(bytes.count),
            bytes[0] != UInt8(ascii: "-"), bytes[bytes.count - 1] != UInt8(ascii: "-")
        else { return nil }
        for index in bytes.indices where !Self.isAllowed(bytes[index]) { return nil }
        self.text = text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.precedes(right.text)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
