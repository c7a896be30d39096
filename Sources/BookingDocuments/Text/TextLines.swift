/// A text of several lines, each of them clean.
package struct TextLines: Hashable, Sendable {
    /// Without empty ones at the start and the end.
    package let lines: [String]

    /// The most that is read of a text, in scalars.
    package static let limit = 10_000

    /// Splits a text at all that ends a line anywhere: LF, CR, CRLF, NEL, U+2028 and U+2029.
    package init(cleaning text: String) {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars.prefix(Self.limit) {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar {
            case "\n" where isAfterReturn: continue
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(SingleLine(cleaning: String(line), limit: Self.limit).text)
                line = String.UnicodeScalarView()
            default: line.append(scalar)
            }
        }
        lines.append(SingleLine(cleaning: String(line), limit: Self.limit).text)
        let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? start
        self.lines = Array(lines[start..<end])
    }
}
