/// A length of time in whole minutes, as the owner writes it: `15m`, `1h30m`, `2d`, `3w`.
package struct Span: Hashable, Comparable, Sendable {
    package let minutes: Int

    /// Makes a span; `nil` when negative or over ten years.
    package init?(minutes: Int) {
        guard (0...5_256_000).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    package static let zero = Span(unchecked: 0)

    /// A span of minutes written in the program itself.
    package static func minutes(_ count: UInt8) -> Span { Span(unchecked: Int(count)) }

    /// A span of days written in the program itself.
    package static func days(_ count: UInt8) -> Span { Span(unchecked: Int(count) * 1440) }

    /// Reads numbers each followed by `w`, `d`, `h` or `m`, largest unit first, each at most once.
    ///
    /// `nil` for anything else: an empty text, a bare number, a sign, a fraction.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        var total = 0
        var start = 0
        var last = Int.max
        for index in bytes.indices {
            guard let unit = Self.minutes(ofUnit: bytes[index]) else { continue }
            guard unit < last, let count = decimal(bytes, start..<index) else { return nil }
            let (part, overflow) = count.multipliedReportingOverflow(by: unit)
            guard !overflow, part <= 5_256_000 else { return nil }
            total += part
            last = unit
            start = index + 1
        }
        guard start == bytes.count, start > 0 else { return nil }
        self.init(minutes: total)
    }

    private static func minutes(ofUnit letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "w"): 10_080
        case UInt8(ascii: "d"): 1440
        case UInt8(ascii: "h"): 60
        case UInt8(ascii: "m"): 1
        default: nil
        }
    }

    /// The shortest way to write it: `1h30m`; `0m` when empty.
    package var text: String {
        guard minutes > 0 else { return "0m" }
        var rest = minutes
        var text = ""
        for (unit, size) in [("w", 10_080), ("d", 1440), ("h", 60), ("m", 1)] where rest >= size {
            text += "\(rest / size)\(unit)"
            rest %= size
        }
        return text
    }

    package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }

    private init(unchecked minutes: Int) { self.minutes = minutes }
}
