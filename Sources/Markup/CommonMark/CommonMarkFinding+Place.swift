extension [CommonMarkFinding] {
    /// The findings with their places in a text.
    ///
    /// libcmark's columns of inlines are those of a text without its lists and quotes, so that the
    /// words are looked for instead: on the line of each finding, behind the finding before it. The
    /// address of a link may also stand on one of the next lines, or where `[name]: address` says it.
    func placed(in text: String) -> [CommonMarkFinding] {
        guard !isEmpty else { return self }
        var lines = LineWalk([UInt8](text.utf8))
        var placed = self
        var searched = (line: 0, bytes: 0)
        for index in indices {
            let words = [UInt8](self[index].words.utf8.prefix { $0 != UInt8(ascii: "\n") })
            guard !words.isEmpty else { continue }
            let place =
                self[index].isAboutAddress
                ? lines.place(ofAddress: words, from: self[index].line, behind: searched)
                : lines.place(of: words, on: self[index].line, behind: searched)
            guard let place, let bytes = lines.line(place.line) else { continue }
            searched = (place.line, place.bytes + place.count)
            let before = String(decoding: bytes.prefix(place.bytes), as: UTF8.self)
            placed[index].line = place.line
            placed[index].column = before.unicodeScalars.count + 1
        }
        return placed
    }
}

extension CommonMarkFinding {
    /// Whether the words are the target of a link or an image.
    var isAboutAddress: Bool {
        switch kind {
        case .unsafeAddress, .refused, .doubtful: true
        case .rawHTML, .tooDeep, .table, .strikethrough, .taskList, .footnote, .bareAddress,
            .bareSite, .bareMail:
            false
        }
    }

    /// Whether it is about the first word of a footnote, which CommonMark takes for an address.
    func isAboutFootnote(of foreign: [CommonMarkFinding]) -> Bool {
        isAboutAddress
            && foreign.contains { note in
                note.kind == .footnote && note.line == line
                    && note.words.utf8.suffix(words.utf8.count).elementsEqual(words.utf8)
            }
    }
}

/// Where something stands: its line from 1, and its bytes there from 0.
private struct LinePlace {
    let line: Int
    let bytes: Int
    let count: Int
}

extension LineWalk {
    /// Where words stand on a line, behind a place.
    mutating func place(
        of words: [UInt8],
        on line: Int,
        behind searched: (line: Int, bytes: Int)
    ) -> LinePlace? {
        guard let bytes = self.line(line) else { return nil }
        let start = bytes.startIndex + (searched.line == line ? searched.bytes : 0)
        guard start <= bytes.endIndex, let place = Self.start(of: words, in: bytes[start...]) else {
            return nil
        }
        return LinePlace(line: line, bytes: place - bytes.startIndex, count: words.count)
    }

    /// Where words begin; on one short line this takes less than a search that prepares itself.
    private static func start(of words: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = words.first else { return nil }
        return bytes.indices.first { bytes[$0] == first && bytes[$0...].starts(with: words) }
    }

    /// Where the address of a link stands that begins on a line, or else the link itself.
    mutating func place(
        ofAddress words: [UInt8],
        from line: Int,
        behind searched: (line: Int, bytes: Int)
    ) -> LinePlace? {
        for number in line..<line + Self.longestLink {
            guard let bytes = self.line(number), bytes.contains(where: { $0 > 0x20 }) else { break }
            for mark in ["](", "](<"] {
                let written = Array(mark.utf8) + words
                guard let place = place(of: written, on: number, behind: searched) else { continue }
                let bytes = place.bytes + mark.utf8.count
                return LinePlace(line: number, bytes: bytes, count: words.count)
            }
        }
        return definition(of: words) ?? place(of: words, on: line, behind: searched)
            ?? place(of: [UInt8(ascii: "[")], on: line, behind: searched)
    }

    /// How many lines of a paragraph are searched for the end of a link.
    private static var longestLink: Int { 20 }

    /// Where `[name]: address` gives an address, in lists and quotes too.
    private mutating func definition(of words: [UInt8]) -> LinePlace? {
        var number = 1
        while let bytes = line(number) {
            defer { number += 1 }
            let start = bytes.drop { Self.isIndent($0) }
            guard start.first == UInt8(ascii: "["), let end = start.firstRange(of: [0x5D, 0x3A])
            else { continue }
            let address = start[end.upperBound...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
            guard address.starts(with: words) else { continue }
            let next = address.dropFirst(words.count).first
            guard next.map({ $0 <= 0x20 || $0 == UInt8(ascii: ">") }) ?? true else { continue }
            let offset = address.startIndex - bytes.startIndex
            return LinePlace(line: number, bytes: offset, count: words.count)
        }
        return nil
    }

    /// Whether a byte may stand before a block: a blank, or the mark of a list or a quote.
    private static func isIndent(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}

/// Finds lines of a text by their number; those asked for in order cost one walk through it.
private struct LineWalk {
    private let bytes: [UInt8]
    private var number = 1
    private var start = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A line by its number from 1, without its break; `nil` behind the last.
    mutating func line(_ wanted: Int) -> ArraySlice<UInt8>? {
        if wanted < number { (number, start) = (1, 0) }
        guard wanted >= 1 else { return nil }
        while number < wanted {
            let end = end(from: start)
            guard end < bytes.count else { return nil }
            (number, start) = (number + 1, end + 1)
        }
        return bytes[start..<end(from: start)]
    }

    private func end(from start: Int) -> Int {
        var end = start
        let span = bytes.span
        while end < span.count, span[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }
}
