/// A line of a file, as it can be shown on a terminal, and what part of it is meant.
struct Excerpt {
    let text: String
    /// From 1, in scalars of the text.
    let column: Int
    let length: Int

    /// The most scalars of a line that are shown.
    private static let width = 100

    /// Finds a line; `nil` when the file has none of that number.
    ///
    /// Without a length, the quoted text or the word at the column is meant.
    init?(of source: [UInt8], line: Int, column: Int, length: Int?) {
        guard let scalars = Self.line(line, of: source).map({ Array($0.unicodeScalars) }) else {
            return nil
        }
        let place = min(max(column - 1, 0), scalars.count)
        let meant = length ?? Self.extent(in: scalars, at: place)
        var first = 0
        var last = scalars.count
        if scalars.count > Self.width {
            first = max(0, min(place - Self.width / 2, scalars.count - Self.width))
            last = min(scalars.count, first + Self.width)
        }
        var shown = String.UnicodeScalarView()
        if first > 0 { shown.append("…") }
        shown.append(contentsOf: scalars[first..<last].map(Self.picture))
        if last < scalars.count { shown.append("…") }
        text = String(shown)
        self.column = place - first + (first > 0 ? 2 : 1)
        self.length = max(1, min(meant, last - place))
    }

    /// One line of a file, without a byte-order mark.
    static func line(_ line: Int, of source: [UInt8]) -> String? {
        guard var range = range(of: line, in: source) else { return nil }
        if line == 1, source.starts(with: [0xEF, 0xBB, 0xBF]) { range = 3..<range.upperBound }
        return String(decoding: source[range], as: UTF8.self)
    }

    private static func range(of line: Int, in source: [UInt8]) -> Range<Int>? {
        guard line >= 1 else { return nil }
        var start = 0
        for _ in 1..<line {
            guard let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
        }
        var end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.endIndex
        if end > start, source[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// How many scalars the quoted text or the word at a place has.
    private static func extent(in line: [Unicode.Scalar], at place: Int) -> Int {
        guard place < line.count else { return 1 }
        let rest = line[place...]
        if "[{".unicodeScalars.contains(line[place]) { return 1 }
        if line[place] == "\"" || line[place] == "'" {
            let end = rest.dropFirst().firstIndex(of: line[place])
            return end.map { $0 - place + 1 } ?? 1
        }
        let end = rest.indices.first { index in
            let follower = index + 1 < line.count ? line[index + 1] : " "
            return " \t,]}\r".unicodeScalars.contains(line[index])
                || line[index] == ":" && (follower == " " || follower == "\t")
        }
        return max(1, (end ?? line.endIndex) - place)
    }

    /// A scalar that can be seen and takes one place, in place of one that cannot.
    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: scalar
        case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: scalar.isHarmful ? "\u{FFFD}" : scalar
        }
    }
}

extension Unicode.Scalar {
    /// Whether it steers a terminal or reorders text: controls, line separators, bidi
    /// controls, a byte-order mark.
    var isHarmful: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: true
        default: isBidiControl
        }
    }

    /// Whether it changes the direction of the text around it (Unicode TR 9).
    var isBidiControl: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// `U+202E`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension String {
    /// The text for a message: on one line, without controls, at most 60 scalars.
    var shown: String {
        let visible = escapingControls
        guard visible.unicodeScalars.count > 60 else { return visible }
        return String(visible.unicodeScalars.prefix(60)) + "…"
    }

    /// The text with everything that steers a terminal written as `\u{1B}`.
    package var escapingControls: String {
        guard unicodeScalars.contains(where: \.isHarmful) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isHarmful {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
