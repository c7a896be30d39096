/// A place in a file of the owner's.
package struct SourcePlace: Hashable, Sendable {
    package let path: String
    /// From 1.
    package let line: Int
    /// From 1, in unicode scalars.
    package let column: Int

    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}

extension Diagnostic {
    /// Something about a place in a file.
    package init(
        _ severity: Severity,
        at place: SourcePlace,
        rule: String,
        message: String,
        hint: String? = nil
    ) {
        self.init(
            severity,
            rule: rule,
            path: place.path,
            line: place.line,
            column: place.column,
            message: message,
            hint: hint
        )
    }
}
