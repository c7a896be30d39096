import Scheduling

/// Something in the owner's files that is wrong or doubtful, with its place.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Sendable {
        /// Nothing is written while one is left.
        case error
        /// Nothing is written while one is left and the owner wants none.
        case warning
        /// Worth knowing, and nothing to mend.
        case note
    }

    package let severity: Severity
    /// A stable name of the rule that is broken, such as `unknown-key`.
    package let rule: String
    /// As the owner typed it: `content/pages/ada-intro.md`.
    package let path: String
    /// From 1.
    package let line: Int
    /// From 1, in unicode scalars.
    package let column: Int
    /// One sentence.
    package let message: String
    /// What to write instead.
    package let hint: String?
    /// The line, cut around the place when it is long, with nothing that moves a terminal's cursor.
    package let excerpt: String?
    /// Where in the excerpt the place is, from 1.
    package let caretColumn: Int
    /// How many scalars of the excerpt are meant, at least 1.
    package let caretLength: Int

    package init(
        _ severity: Severity,
        rule: String,
        path: String,
        line: Int = 1,
        column: Int = 1,
        message: String,
        hint: String? = nil,
        excerpt: String? = nil,
        caretColumn: Int? = nil,
        caretLength: Int = 1
    ) {
        self.severity = severity
        self.rule = rule
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
        self.caretColumn = caretColumn ?? column
        self.caretLength = max(1, caretLength)
    }

    /// The same diagnostic with the line of its file that it speaks of.
    package func showing(_ source: [UInt8], length: Int? = nil) -> Diagnostic {
        guard let excerpt = Excerpt(of: source, line: line, column: column, length: length) else {
            return self
        }
        return Diagnostic(
            severity,
            rule: rule,
            path: path,
            line: line,
            column: column,
            message: message,
            hint: hint,
            excerpt: excerpt.text,
            caretColumn: excerpt.column,
            caretLength: excerpt.length
        )
    }
}

extension Diagnostic: Comparable {
    /// Orders by path, line and column, so that a report does not depend on the order of work.
    package static func < (left: Self, right: Self) -> Bool {
        if left.path != right.path {
            return left.path.precedes(right.path)
        }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.rule != right.rule { return left.rule < right.rule }
        return left.message.precedes(right.message)
    }
}

/// A value and all that is wrong or doubtful about its source.
package struct Checked<Value: Sendable>: Sendable {
    package let value: Value
    package let diagnostics: [Diagnostic]

    package init(value: Value, diagnostics: [Diagnostic]) {
        self.value = value
        self.diagnostics = diagnostics
    }

    /// Whether nothing stands in the way of writing.
    package var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}
