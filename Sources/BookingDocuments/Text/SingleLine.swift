/// A text on one line, without what ends lines, hides itself or puts others into another order.
///
/// Every name and title on its way into a mail header, a calendar property or a sentence passes
/// through it. It works on scalars: a line break followed by a combining mark is still one.
package struct SingleLine: Hashable, Sendable {
    package let text: String

    package static let empty = SingleLine(cleaning: "")

    /// The most that is kept, in scalars.
    package static let limit = 300

    /// Takes a text as it is; `nil` when cleaning would change it.
    package init?(exactly text: String) {
        self.init(cleaning: text)
        guard self.text.unicodeScalars.elementsEqual(text.unicodeScalars) else { return nil }
    }

    /// Cleans a text.
    ///
    /// Controls and line ends become a space, spaces are joined and trimmed. Bidirectional
    /// controls, zero-width characters, tags and noncharacters are dropped, as are marks after the
    /// third on one base. What is longer than the limit ends in `…`.
    package init(cleaning text: String, limit: Int = Self.limit) {
        var kept = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        var isSpaceDue = false
        for scalar in text.unicodeScalars {
            switch LineFate(of: scalar) {
            case .dropped: continue
            case .space:
                isSpaceDue = count > 0
                continue
            case .mark:
                marks += 1
                guard marks <= 3, count > 0, !isSpaceDue else { continue }
            case .kept: marks = 0
            }
            if isSpaceDue {
                kept.append(" ")
                count += 1
                isSpaceDue = false
            }
            guard count < limit else {
                kept.append("…")
                break
            }
            kept.append(scalar)
            count += 1
        }
        self.text = String(kept)
    }

    package var isEmpty: Bool { text.isEmpty }
}

/// What becomes of a scalar on a line.
private enum LineFate {
    case kept
    /// Stays where it has a base, up to a number.
    case mark
    case space
    case dropped

    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x21...0x7E: self = .kept
        case 0...0x20, 0x7F...0x9F, 0x2028, 0x2029: self = .space
        // Bidirectional controls (UAX 9).
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .dropped
        // Invisible ones. U+200C and U+200D stay: Persian and emoji need them.
        case 0xAD, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
            self = .dropped
        // Tags, which spell hidden ASCII.
        case 0xE0000...0xE007F: self = .dropped
        case 0xFDD0...0xFDEF: self = .dropped
        case let value where value & 0xFFFE == 0xFFFE: self = .dropped
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: self = .mark
            default: self = .kept
            }
        }
    }
}
