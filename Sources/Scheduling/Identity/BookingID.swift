/// The name of a booking: 80 random bits as 16 letters and digits, the same for its whole life.
///
/// It may be shown to everyone who takes part; it gives no right to anything.
package struct BookingID: Hashable, Comparable, Sendable {
    package let text: String

    /// Makes an id of random bytes; `nil` unless there are 16, of which the low five bits count.
    package init?(random: [UInt8]) {
        guard random.count == 16 else { return nil }
        text = String(decoding: random.map { Self.alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// Reads an id; `nil` when it is not one.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 16, text.utf8.allSatisfy(Self.alphabet.contains) else {
            return nil
        }
        self.text = String(text)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.precedes(right.text)
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
