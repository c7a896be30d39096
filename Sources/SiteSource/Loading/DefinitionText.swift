/// A definition's file, split into its keys and the text below them.
struct DefinitionText {
    /// The map of the keys.
    let root: Node
    /// Where the text below the front matter begins; `nil` when there is none.
    let body: (offset: Int, line: Int)?

    /// Reads a file; complains and gives `nil` when it has not the form of a definition.
    init?(_ file: SourceFile, _ reading: inout Reading) {
        guard file.size <= SourceFile.maximumSize else {
            reading.refuse(
                "too-large",
                at: Mark(line: 1, column: 1),
                "The file has \(file.size) bytes; at most 1,000,000 are read.",
                hint: "keep pictures in the folder `images`, and only keys and words here"
            )
            return nil
        }
        if let flaw = TextScan.firstFlaw(in: file.bytes) {
            Self.refuse(flaw, of: file, &reading)
            return nil
        }
        let result: NodeReading
        switch file.ending {
        case "json":
            result = JSONReader.read(file.bytes)
            body = nil
        case "md":
            guard let split = FrontMatter(file, &reading) else { return nil }
            result = YAMLReader.read(file.bytes[split.yaml], firstLine: 2)
            body = split.body < file.bytes.count ? (split.body, split.bodyLine) : nil
        default:
            let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            result = YAMLReader.read(file.bytes[start...], firstLine: 1)
            body = nil
        }
        reading.refuse(result.problems.map { Self.inWords(of: file, $0) })
        guard result.problems.isEmpty || result.root != nil else { return nil }
        guard let root = Self.map(result.root, of: file, &reading) else { return nil }
        self.root = root
    }

    /// The root if it is a map; an empty file counts as an empty map.
    private static func map(_ root: Node?, of file: SourceFile, _ reading: inout Reading) -> Node? {
        guard let root else { return Node(.mapping([]), at: Mark(line: 1, column: 1)) }
        switch root.content {
        case .mapping: return root
        case .absent: return Node(.mapping([]), at: root.mark)
        case .invalid:
            reading.needsBroken()
            return nil
        case .scalar, .sequence:
            reading.refuse(
                "wrong-type",
                at: root.mark,
                "The file must hold keys and values.",
                hint: file.ending == "json"
                    ? "write them as `{\"title\": \"Intro call\", …}`"
                    : "write lines such as `title: Intro call`"
            )
            return nil
        }
    }

    /// The same problem, with what to do in a file of this ending.
    private static func inWords(of file: SourceFile, _ problem: SyntaxProblem) -> SyntaxProblem {
        guard problem.rule == "second-document", file.ending != "md" else { return problem }
        return SyntaxProblem(
            problem.rule,
            at: problem.mark,
            problem.message,
            hint: "remove this `---` and what follows it, or rename the file to `\(file.stem).md`, "
                + "where a text may follow the keys"
        )
    }

    private static func refuse(_ flaw: TextFlaw, of file: SourceFile, _ reading: inout Reading) {
        let mark = TextScan.place(of: flaw.offset, in: file.bytes)
        switch flaw.kind {
        case _
        where file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]):
            reading.refuse(
                "not-utf-8",
                at: Mark(line: 1, column: 1),
                "The file is UTF-16, not UTF-8.",
                hint: "save the file as UTF-8",
                length: 1
            )
        case .notUTF8(let byte):
            let digits = String(byte, radix: 16, uppercase: true)
            reading.refuse(
                "not-utf-8",
                at: mark,
                "The byte 0x\(digits) is not UTF-8.",
                hint: "save the file as UTF-8",
                length: 1
            )
        case .control(let scalar):
            reading.refuse(
                "control-character",
                at: mark,
                "The file holds the control character \(scalar.codePoint).",
                hint: "remove the character; it cannot be seen",
                length: 1
            )
        }
    }
}

/// The parts of a Markdown file with front matter between two lines of `---`.
struct FrontMatter {
    /// The bytes between the fences; they begin on line 2.
    let yaml: Range<Int>
    /// Where the text after the second fence begins.
    let body: Int
    let bodyLine: Int

    init?(_ file: SourceFile, _ reading: inout Reading) {
        let bytes = file.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let afterFence = Self.end(ofFenceAt: start, in: bytes) else {
            reading.refuse(
                "no-front-matter",
                at: Mark(line: 1, column: 1),
                bytes.isEmpty
                    ? "The file is empty." : "The file does not begin with a line of `---`.",
                hint: FenceGuess(bytes).beginning
            )
            return nil
        }
        var line = 1
        var offset = afterFence
        while offset < bytes.count {
            line += 1
            if bytes[offset] == UInt8(ascii: "-"),
                let after = Self.end(ofFenceAt: offset, in: bytes)
            {
                yaml = afterFence..<offset
                body = after
                bodyLine = line + 1
                return
            }
            offset = TextScan.lineFeed(from: offset, in: bytes) + 1
        }
        reading.refuse(
            "unclosed-front-matter",
            at: Mark(line: 1, column: 1),
            "The front matter that begins here is not closed.",
            hint: FenceGuess(bytes).end,
            length: 3
        )
        return nil
    }

    /// Where the line after a fence begins; `nil` when there is no fence at an offset.
    private static func end(ofFenceAt offset: Int, in bytes: [UInt8]) -> Int? {
        guard bytes[offset...].starts(with: [0x2D, 0x2D, 0x2D]) else { return nil }
        var end = offset + 3
        while end < bytes.count {
            switch bytes[end] {
            case 0x20, 0x09, 0x0D: end += 1
            case 0x0A: return end + 1
            default: return nil
            }
        }
        return end
    }
}
