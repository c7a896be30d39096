internal import Markup
internal import Scheduling

extension ValueType where Value == String {
    /// The name of something: one line that cannot reorder the text around it.
    static func name(_ maximum: Int, example: String) -> Self {
        line(maximum, example: example, refusesBidi: true)
    }

    /// One line of text.
    static func line(_ maximum: Int, example: String, refusesBidi: Bool = false) -> Self {
        ValueType(example: example, schema: .text(maximum: maximum)) { node, reading in
            guard let text = reading.text(of: node, expected: "a text", example: example),
                reading.accepts(
                    text,
                    of: node,
                    lines: 1,
                    maximum: maximum,
                    refusesBidi: refusesBidi
                )
            else { return nil }
            return text
        }
    }

    /// Text that may have several lines, such as a postal address.
    static func lines(_ maximum: Int, example: String) -> Self {
        ValueType(example: example, schema: .text(maximum: maximum)) { node, reading in
            guard let text = reading.text(of: node, expected: "a text", example: example),
                reading.accepts(text, of: node, lines: 20, maximum: maximum, refusesBidi: false)
            else { return nil }
            return text
        }
    }

    /// A telephone number as people write it.
    static var phone: Self {
        let expected = "a telephone number"
        return ValueType(example: "+44 20 7946 0000", schema: .text(maximum: 40)) { node, reading in
            guard let text = reading.text(of: node, expected: expected, example: "+44 20 7946 0000")
            else { return nil }
            let allowed = "+()-./ #*,;extEXT".utf8
            let digits = text.utf8.count { (0x30...0x39).contains($0) }
            guard digits >= 3, text.utf8.count <= 40,
                text.utf8.allSatisfy({ (0x30...0x39).contains($0) || allowed.contains($0) })
            else {
                reading.refuseType(of: node, expected: expected, example: "+44 20 7946 0000")
                return nil
            }
            return text
        }
    }
}

extension ValueType where Value == PublicText {
    /// CommonMark.
    static var commonMark: Self {
        ValueType(
            example: "Welcome!",
            schema: .text(maximum: Reading.maximumBody, multiline: true)
        ) { node, reading in
            let expected = "a text in CommonMark"
            guard reading.text(of: node, expected: expected, example: nil) != nil,
                let text = node.text
            else { return nil }
            let isBlock = if case .scalar(_, .block) = node.content { true } else { false }
            let line = node.mark.line + (isBlock ? 1 : 0)
            guard reading.acceptsLength(of: text, at: node.mark) else { return nil }
            if let control = text.unicodeScalars.first(where: Reading.isControl) {
                reading.refuse(
                    "control-character",
                    at: node.mark,
                    "`\(reading.subject)` holds the control character \(control.codePoint)."
                )
                return nil
            }
            return reading.keeping(
                PublicText(
                    commonMark: text,
                    path: reading.file.path,
                    line: line,
                    linesCount: reading.file.ending != "json",
                    column: isBlock ? reading.column(ofBlock: text, at: line) : nil
                )
            )
        }
    }
}

extension JSONValue {
    /// The schema of a text.
    static func text(maximum: Int, multiline: Bool = false) -> JSONValue {
        ["type": "string", "minLength": 1, "maxLength": .integer(maximum)]
    }

    /// The schema of a text of a pattern.
    static func text(pattern: String) -> JSONValue {
        ["type": "string", "pattern": .string(pattern)]
    }
}

extension Reading {
    /// The most scalars of a CommonMark text.
    static let maximumBody = 20_000

    /// The text of a scalar, without white space around it; complains when there is none.
    mutating func text(of node: Node, expected: String, example: String?) -> String? {
        guard case .scalar(let text, _) = node.content else {
            refuseType(of: node, expected: expected, example: example)
            return nil
        }
        guard let first = text.utf8.first, let last = text.utf8.last else {
            refuseEmpty(node)
            return nil
        }
        guard first <= 0x20 || last <= 0x20 || first > 0x7E else { return text }
        let trimmed = text.trimmingBlanks
        guard trimmed.unicodeScalars.contains(where: { !$0.isInvisible }) else {
            refuseEmpty(node)
            return nil
        }
        return trimmed
    }

    private mutating func refuseEmpty(_ node: Node) {
        refuse(
            "empty-text",
            at: node.mark,
            "`\(subject)` is empty.",
            hint: "leave the key out, or write a text"
        )
    }

    /// Whether a text is short enough and has no character that it must not have.
    mutating func accepts(
        _ text: String,
        of node: Node,
        lines: Int,
        maximum: Int,
        refusesBidi: Bool
    ) -> Bool {
        let flaw = LineFlaw.first(
            in: text,
            lines: lines,
            maximum: maximum,
            refusesBidi: refusesBidi
        )
        switch flaw {
        case nil: return true
        case .tooLong(let count):
            refuse(
                "too-long",
                at: node.mark,
                "`\(subject)` has \(count) characters; at most \(maximum) are allowed."
            )
        case .scalar(let scalar, let offset): refuseScalar(scalar, at: offset, of: node)
        }
        return false
    }

    private mutating func refuseScalar(_ scalar: Unicode.Scalar, at offset: Int, of node: Node) {
        let place = mark(of: offset..<offset, in: node)
        switch scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}":
            refuse("line-break", at: place, "`\(subject)` must be a single line.", length: 1)
        case _ where scalar.isBidiControl:
            refuse(
                "bidi-control",
                at: place,
                "`\(subject)` holds \(scalar.codePoint), which can show text in another order.",
                hint: "remove the character; it cannot be seen",
                length: 1
            )
        default:
            refuse(
                "control-character",
                at: place,
                "`\(subject)` holds the control character \(scalar.codePoint).",
                hint: "remove the character; it cannot be seen",
                length: 1
            )
        }
    }

    /// The column at which the lines of a block scalar begin: what stands before them is indentation.
    fileprivate func column(ofBlock text: String, at line: Int) -> Int? {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }),
            let whole = Excerpt.line(line + first, of: file.bytes)?.utf8
        else { return nil }
        let indentation = whole.count - lines[first].count
        guard indentation >= 0, whole.dropFirst(indentation).elementsEqual(lines[first]) else {
            return nil
        }
        return indentation + 1
    }

    mutating func acceptsLength(of body: String, at mark: Mark) -> Bool {
        guard body.utf8.count > Self.maximumBody else { return true }
        let count = body.unicodeScalars.count
        guard count > Self.maximumBody else { return true }
        refuse(
            "too-long",
            at: mark,
            "The text has \(count) characters; at most \(Self.maximumBody) are allowed.",
            length: 1
        )
        return false
    }

    /// Whether a scalar is a control other than tab and line breaks.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0...0x1F, 0x7F...0x9F: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether it embeds, overrides or isolates a direction; marks such as U+200F do not.
    var reordersText: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    /// Whether nobody can see it.
    var isInvisible: Bool {
        if isASCII { return value <= 0x20 || value == 0x7F }
        return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
    }
}

extension String {
    /// The text without spaces, tabs and line breaks at its ends.
    var trimmingBlanks: String {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }),
            let last = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: utf8[first...last], as: UTF8.self)
    }
}
