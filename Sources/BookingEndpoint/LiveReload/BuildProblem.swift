import Markup

/// A mistake in the content, as the browser shows it.
package struct BuildProblem: Hashable, Sendable {
    package let isWarning: Bool
    package let path: String
    /// From 1.
    package let line: Int
    /// From 1, in unicode scalars.
    package let column: Int
    package let message: String
    package let hint: String?
    /// The line itself.
    package let excerpt: String?
    /// How many unicode scalars of the line are meant.
    package let caretLength: Int

    package init(
        isWarning: Bool = false,
        path: String,
        line: Int,
        column: Int,
        message: String,
        hint: String? = nil,
        excerpt: String? = nil,
        caretLength: Int = 1
    ) {
        self.isWarning = isWarning
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
        self.caretLength = caretLength
    }

    var json: JSONValue {
        [
            "warning": .boolean(isWarning),
            "path": .string(path),
            "line": .integer(line),
            "column": .integer(column),
            "message": .string(message),
            "hint": hint.map(JSONValue.string) ?? .null,
            "excerpt": excerpt.map(JSONValue.string) ?? .null,
            "length": .integer(caretLength),
        ]
    }
}
