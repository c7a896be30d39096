extension [CommonMarkFinding] {
    /// The findings with their columns in a text.
    ///
    /// libcmark's columns of inlines are those of a text without its lists and quotes, so that the
    /// words are looked for instead: on the line of each finding, behind the finding before it.
    func placed(in text: String) -> [CommonMarkFinding] {
        guard !isEmpty else { return self }
        var lines = LineWalk([UInt8](text.utf8))
        var placed = self
        var searched = (line: 0, bytes: 0)
        for index in indices {
            let line = self[index].line
            let words = [UInt8](self[index].words.utf8.prefix { $0 != UInt8(ascii: "\n") })
            guard !words.isEmpty, let bytes = lines.line(line) else { continue }
            let start = bytes.startIndex + (searched.line == line ? searched.bytes : 0)
            let last = bytes.endIndex - words.count
            guard start <= last,
                let place = (start...last).first(where: { bytes[$0...].starts(with: words) })
            else { continue }
            searched = (line, place - bytes.startIndex + words.count)
            let before = String(decoding: bytes[..<place], as: UTF8.self)
            placed[index].column = before.unicodeScalars.count + 1
        }
        return placed
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
