/// Why a Markdown file has no front matter, as far as its lines tell.
struct FenceGuess {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What to do about a file that does not begin with a line of `---`.
    var beginning: String {
        let usual = "put the keys between two lines of `---` at the start of the file"
        guard bytes.contains(0x0A) || !bytes.contains(0x0D) else {
            return "save the file with Unix line ends; its lines end in CR alone"
        }
        let lines = lines(10)
        guard let place = lines.firstIndex(where: { !Self.trimmed($0).isEmpty }) else {
            return usual
        }
        let line = Self.trimmed(lines[place])
        switch line.first {
        case _ where line == "---": return "begin the file with `---`, without a blank before it"
        case _ where Self.isFence(line): return "write exactly three hyphens: `---`"
        case "{"?: return "for JSON, let the file's name end in `.json`"
        case "+"? where line == "+++":
            return "write YAML between lines of `---`; TOML is not understood"
        case _ where Self.isKey(line): return "write a line of `---` above and below the keys"
        default: return usual
        }
    }

    /// What to do about front matter that is not closed.
    var end: String {
        let lines = lines(400)
        if let place = lines.indices.dropFirst().first(where: {
            Self.isFence(Self.trimmed(lines[$0])) || Self.trimmed(lines[$0]) == "..."
        }) {
            let line = String(Self.trimmed(lines[place])).shown
            return "write `---` instead of `\(line)` in line \(place + 1)"
        }
        return "put a line of `---` below the keys"
    }

    private func lines(_ count: Int) -> [[Unicode.Scalar]] {
        let head = String(decoding: bytes.prefix(20_000), as: UTF8.self)
        return head.unicodeScalars.split(
            separator: "\n",
            maxSplits: count,
            omittingEmptySubsequences: false
        ).map { Array($0) }
    }

    private static func trimmed(_ line: [Unicode.Scalar]) -> String.UnicodeScalarView {
        let isBlank = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.isInvisible
        }
        guard let first = line.firstIndex(where: { !isBlank($0) }),
            let last = line.lastIndex(where: { !isBlank($0) })
        else { return "".unicodeScalars }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: line[first...last])
        return view
    }

    /// Whether a line holds only dashes of some kind.
    private static func isFence(_ line: String.UnicodeScalarView) -> Bool {
        !line.isEmpty && line.allSatisfy { $0 == "-" || ("\u{2010}"..."\u{2015}").contains($0) }
    }

    /// Whether a line looks like `title: Intro call`.
    private static func isKey(_ line: String.UnicodeScalarView) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return false }
        return line[..<colon].allSatisfy { $0 == "-" || $0 == "_" || $0.properties.isAlphabetic }
    }
}

extension String.UnicodeScalarView {
    fileprivate static func == (left: Self, right: String) -> Bool {
        left.elementsEqual(right.unicodeScalars)
    }
}
