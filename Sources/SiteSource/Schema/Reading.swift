internal import Scheduling

/// The reading of one file: what its values may refer to, and what was wrong so far.
struct Reading {
    let file: SourceFile
    /// The id that the file's name gives.
    let id: DefinitionID
    let definitions: Definitions
    let zones: KnownZones
    /// The key whose value is being read, for messages.
    var subject = ""
    private(set) var diagnostics: [Diagnostic] = []
    /// The keys that are most likely meant by keys that there are not.
    private(set) var meantKeys: [String] = []
    /// Whether no value can be made of the file.
    private(set) var isBroken = false

    /// The texts read so far, if they are to be kept.
    private(set) var texts: [PublicText]?

    init(_ file: SourceFile, id: DefinitionID, definitions: Definitions, zones: KnownZones) {
        self.file = file
        self.id = id
        self.definitions = definitions
        self.zones = zones
    }

    /// Has all texts kept that are read from now on.
    mutating func keepTexts() { texts = [] }

    /// Keeps a text if all are to be kept, and returns it.
    mutating func keeping(_ text: PublicText) -> PublicText {
        texts?.append(text)
        return text
    }

    /// Adds an error.
    mutating func refuse(
        _ rule: String,
        at mark: Mark,
        _ message: String,
        hint: String? = nil,
        length: Int? = nil
    ) {
        isBroken = true
        add(.error, rule, mark, message, hint, length)
    }

    /// Adds a warning.
    mutating func warn(_ rule: String, at mark: Mark, _ message: String, hint: String? = nil) {
        add(.warning, rule, mark, message, hint, nil)
    }

    /// Adds what is worth knowing and no fault.
    mutating func note(_ rule: String, at mark: Mark, _ message: String, hint: String? = nil) {
        add(.note, rule, mark, message, hint, nil)
    }

    private mutating func add(
        _ severity: Diagnostic.Severity,
        _ rule: String,
        _ mark: Mark,
        _ message: String,
        _ hint: String?,
        _ length: Int?
    ) {
        let diagnostic = Diagnostic(
            severity,
            rule: rule,
            path: file.path,
            line: mark.line,
            column: mark.column,
            message: message,
            hint: hint
        )
        // Nobody reads thousands of lines, and to find each takes its time.
        let isShown = diagnostics.count < Self.maximumExcerpts
        diagnostics.append(isShown ? diagnostic.showing(file.bytes, length: length) : diagnostic)
    }

    private static let maximumExcerpts = 200

    /// Complains about a value of the command line.
    mutating func refuseOption(_ option: String, _ message: String, hint: String?) {
        isBroken = true
        diagnostics.append(
            Diagnostic(.error, rule: "wrong-value", path: option, message: message, hint: hint)
        )
    }

    /// Notes that the file needs something that has errors itself, named at their own place.
    mutating func needsBroken() { isBroken = true }

    /// Adds the mistakes in a text's form.
    mutating func refuse(_ problems: [SyntaxProblem]) {
        for problem in problems {
            refuse(problem.rule, at: problem.mark, problem.message, hint: problem.hint)
        }
    }

    /// Complains that a value is not of the expected form.
    ///
    /// The better text is what the value most likely means.
    mutating func refuseType(
        of node: Node,
        expected: String,
        example: String?,
        better: String? = nil
    ) {
        let such = example.map { " such as `\($0)`" } ?? ""
        let hint = better ?? example.map { "write, for example, `\(subject): \($0)`" }
        switch node.content {
        case .scalar(let text, let style):
            refuse(
                "wrong-value",
                at: node.mark,
                "`\(subject)` must be \(expected)\(such), not `\(text.shown)`.",
                hint: better,
                length: style == .plain ? text.unicodeScalars.count : nil
            )
        case .sequence(let nodes):
            let only = nodes.count == 1 && better == nil ? nodes.first?.plainText : nil
            refuse(
                "wrong-type",
                at: node.mark,
                "`\(subject)` must be \(expected), not a list.",
                hint: only.map { "write `\(subject): \($0.shown)`" } ?? hint,
                length: 1
            )
        case .mapping:
            refuse(
                "wrong-type",
                at: node.mark,
                "`\(subject)` must be \(expected), not a map.",
                hint: hint,
                length: 1
            )
        case .absent:
            refuse(
                "no-value",
                at: node.mark,
                "`\(subject)` has no value.",
                hint: better ?? "leave the key out, or write \(expected)\(such)"
            )
        case .invalid: isBroken = true
        }
    }

    /// Complains about a key that a table does not have.
    mutating func refuseUnknown(_ entry: Node.Entry, _ table: KeyTable) {
        let guess = KeyGuess(entry.key, in: table)
        if let meant = guess.meant { meantKeys.append(meant) }
        refuse(
            "unknown-key",
            at: entry.mark,
            "\(table.noun == "event" ? "An" : "A") \(table.noun) has no key `\(entry.key.shown)`.",
            hint: guess.hint ?? allKeys(table)
        )
    }

    /// All keys of a table, once in a file.
    private func allKeys(_ table: KeyTable) -> String? {
        let hint = "the keys are " + table.rows.map { "`\($0.name)`" }.joined(separator: ", ")
        return diagnostics.contains { $0.hint == hint } ? nil : hint
    }

    /// The place of a part of a scalar, if the file shows the scalar as it is.
    func mark(of part: Range<Int>, in node: Node) -> Mark {
        guard case .scalar(let text, let style) = node.content, style != .block,
            diagnostics.count < Self.maximumExcerpts
        else { return node.mark }
        let before = String(decoding: Array(text.utf8)[..<part.lowerBound], as: UTF8.self)
        guard let line = Excerpt.line(node.mark.line, of: file.bytes) else { return node.mark }
        let scalars = Array(line.unicodeScalars)
        let start = node.mark.column - 1 + (style == .quoted ? 1 : 0)
        let wanted = Array(text.unicodeScalars)
        guard start >= 0, start + wanted.count <= scalars.count,
            Array(scalars[start..<start + wanted.count]) == wanted
        else { return node.mark }
        return Mark(line: node.mark.line, column: start + before.unicodeScalars.count + 1)
    }
}
