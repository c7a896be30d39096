/// The name of a one-time link: 80 random bits as 16 letters and digits.
///
/// By it the owner lists and revokes a link; it opens nothing.
package struct LinkID: Hashable, Comparable, Sendable {
    package let text: String

    /// Makes an id of random bytes; `nil` unless there are 16, of which the low five bits count.
    package init?(random: [UInt8]) {
        guard let id = BookingID(random: random) else { return nil }
        text = id.text
    }

    /// Reads an id; `nil` when it is not one.
    package init?(_ text: some StringProtocol) {
        guard let id = BookingID(text) else { return nil }
        self.text = id.text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
