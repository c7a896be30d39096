extension [CommonMarkFinding] {
    /// The findings with their columns in a text.
    ///
    /// libcmark's columns of inlines are those of a text without its lists and quotes, so that the
    /// words are looked for instead: on the line of each finding, behind the finding before it.
    func placed(in text: String) -> [CommonMarkFinding] {
        guard !isEmpty else { return self }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { [UInt8]($0) }
        var placed = self
        var searched = (line: 0, bytes: 0)
        for index in indices {
            let line = self[index].line
            let words = [UInt8](self[index].words.utf8.prefix { $0 != UInt8(ascii: "\n") })
            guard !words.isEmpty, lines.indices.contains(line - 1) else { continue }
            let bytes = lines[line - 1]
            let start = searched.line == line ? searched.bytes : 0
            let last = bytes.count - words.count
            guard start <= last,
                let place = (start...last).first(where: { bytes[$0...].starts(with: words) })
            else { continue }
            searched = (line, place + words.count)
            let before = String(decoding: bytes[..<place], as: UTF8.self)
            placed[index].column = before.unicodeScalars.count + 1
        }
        return placed
    }
}
