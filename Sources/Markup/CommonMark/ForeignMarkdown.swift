import CCommonMark

/// Looks for what other kinds of Markdown have and CommonMark shows as it is written.
struct ForeignMarkdown {
    private let bytes: [UInt8]

    /// What is found in a text, at its lines.
    ///
    /// Most texts have nothing of it, which costs a few passes of `memchr`.
    static func findings(in text: String) -> [CommonMarkFinding] {
        var text = text
        let mayHold = text.withUTF8 { unsafe mayHoldSome($0) }
        return mayHold ? ForeignMarkdown(bytes: Array(text.utf8)).findings : []
    }

    private static func mayHoldSome(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe isAny(UInt8(ascii: "|"), of: text) { _, _ in true }
            || isAny(UInt8(ascii: "~"), of: text) { _, _ in true }
            || isAny(UInt8(ascii: "["), of: text) { unsafe isBox($0, at: $1) || isNote($0, at: $1) }
            || isAny(UInt8(ascii: ":"), of: text) { unsafe isBareAddress($0, colon: $1) }
    }

    /// Whether a byte stands anywhere in a text where a condition holds.
    private static func isAny(
        _ byte: UInt8,
        of text: UnsafeBufferPointer<UInt8>,
        where condition: (UnsafeBufferPointer<UInt8>, Int) -> Bool
    ) -> Bool {
        guard let start = text.baseAddress else { return false }
        var offset = 0
        while offset < text.count,
            let found = unsafe memchr(start + offset, Int32(byte), text.count - offset)
        {
            let place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if unsafe condition(text, place) { return true }
            offset = place + 1
        }
        return false
    }

    /// Whether `[ ] ` or `[x] ` stands at a place.
    private static func isBox(_ text: some RandomAccessCollection<UInt8>, at place: Int) -> Bool {
        guard let mark = byte(of: text, at: place + 1), mark == 0x20 || mark & 0xDF == 0x58 else {
            return false
        }
        return byte(of: text, at: place + 2) == UInt8(ascii: "]")
            && byte(of: text, at: place + 3) == 0x20
    }

    /// Whether `[^` stands at a place.
    private static func isNote(_ text: some RandomAccessCollection<UInt8>, at place: Int) -> Bool {
        byte(of: text, at: place + 1) == UInt8(ascii: "^")
    }

    private static func byte(
        of text: some RandomAccessCollection<UInt8>,
        at place: Int
    ) -> UInt8? {
        place < text.count ? text[text.index(text.startIndex, offsetBy: place)] : nil
    }

    /// Whether the colon is that of an address between blanks, such as `https://example.com/`.
    private static func isBareAddress(
        _ text: some RandomAccessCollection<UInt8>,
        colon: Int
    ) -> Bool {
        let behind = text.dropFirst(colon + 1).prefix(3)
        guard behind.starts(with: [0x2F, 0x2F]), behind.count == 3 else { return false }
        let before = text.prefix(colon)
        let scheme = before.suffix(5)
        let isSecure = scheme.elementsEqual("https".utf8)
        guard isSecure || scheme.suffix(4).elementsEqual("http".utf8) else { return false }
        let front = before.dropLast(isSecure ? 5 : 4)
        guard let last = front.last else { return true }
        guard last == 0x20 || last == 0x0A else { return false }
        // `[name]: https://…` says where a link leads.
        return !front.dropLast().suffix(2).elementsEqual("]:".utf8)
    }
}

extension ForeignMarkdown {
    private var findings: [CommonMarkFinding] {
        var findings: [CommonMarkFinding] = []
        var fence: UInt8?
        var before: ArraySlice<UInt8> = []
        for (index, line) in lines.enumerated() {
            defer { before = line }
            let words = line.drop { $0 == 0x20 }
            if let mark = Self.fence(words), fence == nil || fence == mark {
                fence = fence == nil ? mark : nil
                continue
            }
            // Code is shown as it is written on purpose.
            guard fence == nil, line.count - words.count < 4, line.first != 0x09 else { continue }
            if let kind = Self.kind(of: words, below: before) {
                let found = CommonMarkFinding(
                    kind: kind.kind,
                    line: index + 1,
                    words: String(decoding: kind.words, as: UTF8.self)
                )
                findings.append(found)
            }
        }
        return findings
    }

    private var lines: [ArraySlice<UInt8>] {
        bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }
    }

    private static func fence(_ line: ArraySlice<UInt8>) -> UInt8? {
        if line.starts(with: "```".utf8) { return UInt8(ascii: "`") }
        return line.starts(with: "~~~".utf8) ? UInt8(ascii: "~") : nil
    }

    private static func kind(
        of line: ArraySlice<UInt8>,
        below before: ArraySlice<UInt8>
    ) -> (kind: CommonMarkFinding.Kind, words: ArraySlice<UInt8>)? {
        if isDelimiterRow(line), before.contains(UInt8(ascii: "|")) { return (.table, line) }
        if let words = box(in: line) { return (.taskList, words) }
        if let words = note(line) { return (.footnote, words) }
        guard !line.contains(UInt8(ascii: "`")) else { return nil }
        if let words = struckWords(in: line) { return (.strikethrough, words) }
        let colon = line.indices.first { place in
            line[place] == UInt8(ascii: ":")
                && isBareAddress(line, colon: place - line.startIndex)
        }
        guard let colon else { return nil }
        let start = line[..<colon].lastIndex { $0 == 0x20 }.map { $0 + 1 } ?? line.startIndex
        return (.bareAddress, line[start...].prefix { $0 > 0x20 })
    }

    /// Whether a line is the one below the head of a table: `|---|:--:|`.
    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09, 0x0D: true
                default: false
                }
            }
    }

    /// The box of `- [ ] words`.
    private static func box(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = line.drop { (0x30...0x39).contains($0) }
        guard let mark = rest.popFirst(), [0x2D, 0x2A, 0x2B, 0x2E, 0x29].contains(mark) else {
            return nil
        }
        let words = rest.drop { $0 == 0x20 }
        return words.count < rest.count && isBox(words, at: 0) ? words.prefix(3) : nil
    }

    /// `[^name]: word` of a line that begins a footnote.
    private static func note(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: [0x5B, 0x5E]), let end = line.firstRange(of: [0x5D, 0x3A]),
            end.lowerBound > line.startIndex + 2
        else { return nil }
        let name = line[line.startIndex + 2..<end.lowerBound]
        guard name.allSatisfy({ $0 > 0x20 && $0 != 0x5B && $0 != 0x5D }) else { return nil }
        let word = line[end.upperBound...].drop { $0 == 0x20 }.prefix { $0 > 0x20 }
        return line[..<word.endIndex]
    }

    /// The words of `~~these~~`, with their tildes.
    private static func struckWords(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let tilde = UInt8(ascii: "~")
        let pairs = line.indices.dropLast().filter { line[$0] == tilde && line[$0 + 1] == tilde }
        guard let first = pairs.first, let last = pairs.last, last > first + 2 else { return nil }
        return line[first..<last + 2]
    }
}
