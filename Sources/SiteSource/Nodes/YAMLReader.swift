/// Reads YAML into nodes, without YAML's types, anchors, aliases, tags and further documents.
struct YAMLReader {
    private let bytes: ArraySlice<UInt8>
    private let firstLine: Int
    private var problems: [SyntaxProblem] = []
    private var lastQuote: YAMLComplaint.Quote?

    /// Reads a part of a file that begins at a line of it.
    static func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> NodeReading {
        var reader = YAMLReader(bytes: bytes, firstLine: firstLine)
        let root: Node?
        do throws(SyntaxProblem) {
            root = try reader.root()
        } catch {
            root = nil
            reader.problems.append(error)
        }
        return NodeReading(root: root, problems: reader.problems)
    }

    private init(bytes: ArraySlice<UInt8>, firstLine: Int) {
        self.bytes = bytes
        self.firstLine = firstLine
    }

    private mutating func root() throws(SyntaxProblem) -> Node? {
        if let place = Self.oddLineBreak(in: bytes, firstLine: firstLine) {
            throw SyntaxProblem(
                "line-separator",
                at: place,
                "This line separator has two meanings in YAML.",
                hint: "end lines with a plain line feed"
            )
        }
        let result = unsafe bytes.withUnsafeBufferPointer { buffer in
            let attempt: Result<Node?, SyntaxProblem>
            do throws(SyntaxProblem) {
                attempt = .success(try unsafe document(buffer))
            } catch {
                attempt = .failure(error)
            }
            return attempt
        }
        return try result.get()
    }

    private mutating func document(
        _ buffer: UnsafeBufferPointer<UInt8>
    ) throws(SyntaxProblem) -> Node? {
        guard var events = unsafe YAMLEvents(buffer, firstLine: firstLine) else {
            throw SyntaxProblem(
                "syntax",
                at: Mark(line: firstLine, column: 1),
                "Memory is too short to read this."
            )
        }
        _ = try advance(&events)
        guard try advance(&events) == .documentStart else { return nil }
        if events.extra != nil {
            problems.append(
                SyntaxProblem(
                    "directive",
                    at: events.mark,
                    "YAML directives are not understood.",
                    hint: "leave out the lines that begin with `%`"
                )
            )
        }
        let kind = try advance(&events)
        let root = try node(kind, &events, depth: 1)
        _ = try advance(&events)
        if try advance(&events) == .documentStart {
            problems.append(
                SyntaxProblem(
                    "second-document",
                    at: events.mark,
                    "A file holds one YAML document, not two.",
                    hint: "remove this `---` and what follows it"
                )
            )
        }
        return root
    }

    private func advance(_ events: inout YAMLEvents) throws(SyntaxProblem) -> YAMLEvents.Kind {
        let kind = events.next()
        if kind == .failure {
            throw YAMLComplaint(
                failure: events.failure,
                lastQuote: lastQuote,
                bytes: bytes,
                firstLine: firstLine
            ).problem
        }
        return kind
    }

    private mutating func node(
        _ kind: YAMLEvents.Kind,
        _ events: inout YAMLEvents,
        depth: Int
    ) throws(SyntaxProblem) -> Node {
        let mark = events.mark
        guard depth <= NodeReading.maximumDepth else { throw .tooDeep(at: mark) }
        if kind == .alias {
            problems.append(.unsupported("alias", at: mark))
            return Node(.invalid, at: mark)
        }
        if let extra = events.extra {
            problems.append(.unsupported(extra == .tag ? "tag" : "anchor", at: mark))
            // What the text behind it was meant to be is not known.
            if kind == .scalar { return Node(.invalid, at: mark) }
        }
        switch kind {
        case .scalar: return scalar(events, at: mark)
        case .sequenceStart:
            var elements: [Node] = []
            while case let next = try advance(&events), next != .sequenceEnd {
                let element = try node(next, &events, depth: depth + 1)
                if elements.isEmpty { elements.reserveCapacity(4) }
                elements.append(element)
            }
            return Node(.sequence(elements), at: mark)
        case .mappingStart:
            return Node(.mapping(try entries(&events, depth: depth)), at: mark)
        default: return Node(.invalid, at: mark)
        }
    }

    private mutating func scalar(_ events: borrowing YAMLEvents, at mark: Mark) -> Node {
        let text = events.text
        let style = events.style
        if style == .quoted { lastQuote = .init(start: mark, end: events.endMark) }
        return Node(
            style == .plain && text.utf8.isEmpty ? .absent : .scalar(text, style),
            at: mark
        )
    }

    private mutating func entries(
        _ events: inout YAMLEvents,
        depth: Int
    ) throws(SyntaxProblem) -> [Node.Entry] {
        var list = EntryList(expecting: depth == 1 ? 20 : 4)
        while case let next = try advance(&events), next != .mappingEnd {
            let mark = events.mark
            guard next == .scalar else {
                _ = try node(next, &events, depth: depth + 1)
                problems.append(
                    SyntaxProblem(
                        "complex-key",
                        at: mark,
                        "A key must be a word, not a list, map or alias.",
                        hint: "put quotes around a text that begins with `{`, `[` or `*`"
                    )
                )
                let value = try advance(&events)
                _ = try node(value, &events, depth: depth + 1)
                continue
            }
            if let extra = events.extra {
                problems.append(.unsupported(extra == .tag ? "tag" : "anchor", at: mark))
            }
            let key = events.text
            let isMerge = events.style == .plain && key.utf8.count == 2 && key == "<<"
            let kind = try advance(&events)
            let value = try node(kind, &events, depth: depth + 1)
            if isMerge {
                problems.append(.unsupported("merge-key", at: mark))
            } else if let first = list.add(
                Node.Entry(key: key, code: KeyCode(key), mark: mark, value: value)
            ) {
                problems.append(.duplicate(key, at: mark, first: first))
            }
        }
        return list.entries
    }

    /// The first line break that YAML 1.1 knows and text editors do not, or a lone CR.
    private static func oddLineBreak(in bytes: ArraySlice<UInt8>, firstLine: Int) -> Mark? {
        let found = unsafe bytes.withUnsafeBytes { buffer -> Int? in
            var index = 0
            while index < buffer.count {
                if index &+ 8 <= buffer.count {
                    let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if !mayBreakLine(word) {
                        index &+= 8
                        continue
                    }
                }
                let byte = unsafe buffer[index]
                let next = index + 1 < buffer.count ? unsafe buffer[index + 1] : 0
                let third = index + 2 < buffer.count ? unsafe buffer[index + 2] : 0
                switch (byte, next, third) {
                case (0x0D, let next, _) where next != 0x0A: return index
                case (0xC2, 0x85, _), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return index
                default: index &+= 1
                }
            }
            return nil
        }
        guard let found else { return nil }
        let place = TextScan.place(of: found, in: Array(bytes))
        return Mark(line: place.line + firstLine - 1, column: place.column)
    }

    /// Whether one of eight bytes may be a CR or not ASCII; the highest bit of a byte says so.
    private static func mayBreakLine(_ word: UInt64) -> Bool {
        let returns = (word ^ 0x0D0D_0D0D_0D0D_0D0D) &- 0x0101_0101_0101_0101
        return (word | returns) & 0x8080_8080_8080_8080 != 0
    }
}
