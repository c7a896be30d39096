private import Markup

/// A form in which diagnostics are printed.
package enum DiagnosticReport: String, CaseIterable, Sendable {
    /// For people: `path:line:column: error: sentence`, the line, a caret and a hint.
    case text
    /// One JSON array, for programs.
    case json
    /// Workflow commands of GitHub Actions, which show them beside the changed lines.
    case github

    /// Prints diagnostics by path, line and column; each ends with a line break.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        let sorted = diagnostics.sorted()
        switch self {
        case .text: return sorted.map(Self.text).joined()
        case .json:
            let array = JSONValue.array(sorted.map(Self.json))
            return String(decoding: array.pretty, as: UTF8.self)
        case .github: return sorted.map(Self.github).joined()
        }
    }

    private static func text(_ diagnostic: Diagnostic) -> String {
        var text = "\(diagnostic.path.escapingControls):\(diagnostic.line):\(diagnostic.column): "
        text += "\(diagnostic.severity.rawValue): \(diagnostic.message.escapingControls)\n"
        if let excerpt = diagnostic.excerpt {
            // A tab stays a tab, so that the caret stands below its place whatever the tab's width.
            let before = excerpt.unicodeScalars.prefix(diagnostic.caretColumn - 1)
            var indent = String.UnicodeScalarView()
            indent.append(contentsOf: before.map { $0 == "\t" ? $0 : " " })
            text += "    \(excerpt)\n    \(String(indent))^"
            text += String(repeating: "~", count: diagnostic.caretLength - 1) + "\n"
        }
        if let hint = diagnostic.hint { text += "  hint: \(hint.escapingControls)\n" }
        return text
    }

    private static func json(_ diagnostic: Diagnostic) -> JSONValue {
        var members = [
            JSONValue.Member("severity", .string(diagnostic.severity.rawValue)),
            .init("rule", .string(diagnostic.rule)), .init("path", .string(diagnostic.path)),
            .init("line", .integer(diagnostic.line)),
            .init("column", .integer(diagnostic.column)),
            .init("length", .integer(diagnostic.caretLength)),
            .init("message", .string(diagnostic.message)),
        ]
        if let hint = diagnostic.hint { members.append(.init("hint", .string(hint))) }
        if let excerpt = diagnostic.excerpt { members.append(.init("excerpt", .string(excerpt))) }
        return .object(members)
    }

    private static func github(_ diagnostic: Diagnostic) -> String {
        var message = diagnostic.message
        if let hint = diagnostic.hint { message += "\nhint: " + hint }
        let place = "file=\(property(diagnostic.path)),line=\(diagnostic.line)"
        let end = diagnostic.column + diagnostic.caretLength
        let columns = "col=\(diagnostic.column),endColumn=\(end)"
        let title = "title=\(property(diagnostic.rule))"
        let command =
            switch diagnostic.severity {
            case .error, .warning: diagnostic.severity.rawValue
            case .note: "notice"
            }
        return
            "::\(command) \(place),\(columns),\(title)::\(escaped(message, ""))\n"
    }

    private static func property(_ text: String) -> String { escaped(text, ":,") }

    private static func escaped(_ text: String, _ more: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "\n" || scalar == "\r"
                || more.unicodeScalars.contains(scalar)
            {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            } else if scalar.isHarmful {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
