/// The name by which definitions refer to each other: the file's name without its ending.
///
/// Holds 1 to 63 of `a-z`, `0-9` and `-`, never first or last a hyphen.
package struct DefinitionID: Hashable, Comparable, Sendable {
    package let text: String

    /// Reads an id; `nil` when the text breaks the rule.
    package init?(_ text: String) {
        guard (1...63).contains(text.utf8.count),
            text.utf8.first != UInt8(ascii: "-"), text.utf8.last != UInt8(ascii: "-"),
            text.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
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
