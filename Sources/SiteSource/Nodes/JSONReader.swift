/// Reads JSON (RFC 8259) strictly into the same nodes as YAML.
struct JSONReader {
    private let bytes: [UInt8]
    private var offset: Int
    private var line = 1
    /// An offset on the line and its column, from which later columns are counted.
    private var counted: (offset: Int, column: Int)
    private var problems: [SyntaxProblem] = []

    static func read(_ bytes: [UInt8]) -> NodeReading {
        var reader = JSONReader(bytes)
        do throws(SyntaxProblem) {
            reader.skipSpace()
            let root = try reader.value(depth: 1)
            reader.skipSpace()
            guard reader.offset == bytes.count else {
                throw reader.problem("Nothing may follow the end of the JSON value.")
            }
            return NodeReading(root: root, problems: reader.problems)
        } catch {
            return NodeReading(root: nil, problems: reader.problems + [error])
        }
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        counted = (offset, 1)
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private var mark: Mark {
        mutating get {
            for byte in bytes[counted.offset..<max(counted.offset, offset)]
            where byte & 0xC0 != 0x80 { counted.column += 1 }
            counted.offset = offset
            return Mark(line: line, column: counted.column)
        }
    }

    private mutating func problem(_ message: String, hint: String? = nil) -> SyntaxProblem {
        SyntaxProblem("syntax", at: mark, message, hint: hint)
    }

    private mutating func skipSpace() {
        while let byte = next {
            switch byte {
            case 0x0A:
                offset += 1
                line += 1
                counted = (offset, 1)
            case 0x20, 0x09, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(SyntaxProblem) -> Node {
        let mark = mark
        guard depth <= NodeReading.maximumDepth else { throw .tooDeep(at: mark) }
        switch next {
        case UInt8(ascii: "{"): return Node(.mapping(try object(depth: depth)), at: mark)
        case UInt8(ascii: "["): return Node(.sequence(try array(depth: depth)), at: mark)
        case UInt8(ascii: "\""): return Node(.scalar(try string(), .quoted), at: mark)
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"):
            return Node(.scalar(try number(), .plain), at: mark)
        default: return try literal(at: mark)
        }
    }

    private mutating func literal(at mark: Mark) throws(SyntaxProblem) -> Node {
        for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
            offset += word.utf8.count
            return Node(word == "null" ? .absent : .scalar(word, .plain), at: mark)
        }
        switch next {
        case nil: throw problem("The JSON text ends too early.", hint: "close what is still open")
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            throw problem("A value was expected here.", hint: "JSON allows no comma before the end")
        case UInt8(ascii: "'"): throw problem("JSON texts stand between `\"`, not `'`.")
        case UInt8(ascii: "/"): throw problem("JSON has no comments.")
        default:
            throw problem(
                "A JSON value was expected here.",
                hint: "write a text between `\"`, a number, `true`, `false`, a list or a map"
            )
        }
    }

    private mutating func array(depth: Int) throws(SyntaxProblem) -> [Node] {
        let opening = mark
        offset += 1
        skipSpace()
        var elements: [Node] = []
        if next == UInt8(ascii: "]") {
            offset += 1
            return []
        }
        while true {
            elements.append(try value(depth: depth + 1))
            if try isEnd(UInt8(ascii: "]"), "list", opening) { return elements }
        }
    }

    private mutating func object(depth: Int) throws(SyntaxProblem) -> [Node.Entry] {
        let opening = mark
        offset += 1
        skipSpace()
        var list = EntryList()
        if next == UInt8(ascii: "}") {
            offset += 1
            return []
        }
        while true {
            let keyMark = mark
            guard next == UInt8(ascii: "\"") else {
                if next == UInt8(ascii: "}") {
                    throw problem("JSON allows no comma before `}`.", hint: "remove the comma")
                }
                throw problem(
                    "A key between `\"` was expected here.",
                    hint: next == UInt8(ascii: "/") || next == UInt8(ascii: "#")
                        ? "remove the comment; JSON has none"
                        : "write it as `\"key\": value`, with double quotes"
                )
            }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else {
                throw problem("A `:` was expected after the key.")
            }
            offset += 1
            skipSpace()
            let entry = Node.Entry(
                key: key,
                code: KeyCode(key),
                mark: keyMark,
                value: try value(depth: depth + 1)
            )
            if let first = list.add(entry) {
                problems.append(.duplicate(key, at: keyMark, first: first))
            }
            if try isEnd(UInt8(ascii: "}"), "map", opening) { return list.entries }
        }
    }

    /// Reads the comma or the end that follows an element.
    private mutating func isEnd(
        _ end: UInt8,
        _ what: String,
        _ opening: Mark
    ) throws(SyntaxProblem) -> Bool {
        skipSpace()
        switch next {
        case end:
            offset += 1
            return true
        case UInt8(ascii: ","):
            offset += 1
            skipSpace()
            return false
        case nil:
            throw SyntaxProblem(
                "unclosed-\(what)",
                at: opening,
                "The \(what) that begins here is not closed."
            )
        case UInt8(ascii: "/"): throw problem("JSON has no comments.")
        default:
            throw problem("A `,` or the end of the \(what) was expected here.")
        }
    }

    private mutating func number() throws(SyntaxProblem) -> String {
        let start = offset
        if next == UInt8(ascii: "-") { offset += 1 }
        if next == UInt8(ascii: "0") {
            offset += 1
            if skipDigits() > 0 { throw problem("A JSON number does not begin with `0`.") }
        } else if skipDigits() == 0 {
            throw problem("A digit was expected here.")
        }
        if next == UInt8(ascii: ".") {
            offset += 1
            if skipDigits() == 0 { throw problem("A digit was expected here.") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            if skipDigits() == 0 { throw problem("A digit was expected here.") }
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            offset += 1
        }
        return offset - start
    }
}

extension JSONReader {
    private mutating func string() throws(SyntaxProblem) -> String {
        let opening = mark
        offset += 1
        let start = offset
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            offset += 1
        }
        if next == UInt8(ascii: "\"") {
            offset += 1
            return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<offset])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0x0A, 0x0D: throw Self.unclosed(at: opening)
            case 0..<0x20:
                throw problem("A tab in a JSON text must be written as `\\t`.")
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw Self.unclosed(at: opening)
    }

    private static func unclosed(at mark: Mark) -> SyntaxProblem {
        SyntaxProblem(
            "unclosed-quote",
            at: mark,
            "The quote that begins here is not closed.",
            hint: "end the text with `\"` on the same line; a line break is written as `\\n`"
        )
    }

    private mutating func escape(into text: inout [UInt8]) throws(SyntaxProblem) {
        let place = mark
        offset += 1
        guard let byte = next else { return }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            guard let scalar = escapedScalar() else {
                throw SyntaxProblem(
                    "syntax",
                    at: place,
                    "This escape is not a character.",
                    hint: "write four hexadecimal digits; a pair of surrogates must be complete"
                )
            }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default:
            throw SyntaxProblem(
                "syntax",
                at: place,
                "JSON knows no such escape after a backslash.",
                hint: "write `\\\\` for a backslash"
            )
        }
    }

    private mutating func escapedScalar() -> Unicode.Scalar? {
        guard let first = escapedUnit() else { return nil }
        guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
        guard next == UInt8(ascii: "\\"), offset + 1 < bytes.count,
            bytes[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        offset += 2
        guard let second = escapedUnit(), UTF16.isTrailSurrogate(second) else { return nil }
        return Unicode.Scalar(
            0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)
        )
    }

    private mutating func escapedUnit() -> UInt16? {
        guard offset + 4 <= bytes.count else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = hexadecimalDigit(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        offset += 4
        return unit
    }
}

/// The value of a hexadecimal digit in ASCII.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
