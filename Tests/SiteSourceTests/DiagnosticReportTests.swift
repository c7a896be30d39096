import SiteSource
import Testing

/// The forms in which diagnostics are printed.
struct DiagnosticReportTests {
    private static let line = String(repeating: "abcdefghi ", count: 30)

    private func diagnostic(_ message: String, line: Int = 1, column: Int = 1) -> Diagnostic {
        Diagnostic(
            .error,
            rule: "unknown-key",
            path: "content/a,b.md",
            line: line,
            column: column,
            message: message
        )
    }

    @Test func `control characters never reach a terminal`() {
        let text = DiagnosticReport.text.render([diagnostic("A \u{1B}[2Jthing\u{202E}.\n")])
        #expect(text == "content/a,b.md:1:1: error: A \\u{1B}[2Jthing\\u{202E}.\\u{A}\n")
    }

    @Test func `a long line is cut around the place`() {
        let shown = diagnostic("Here.", column: 151).showing(Array(Self.line.utf8))
        let lines = DiagnosticReport.text.render([shown]).split(separator: "\n")
        #expect(lines[1].count <= 4 + 102)
        #expect(lines[1].hasPrefix("    …") && lines[1].hasSuffix("…"))
        let caret = lines[2].firstIndex(of: "^").map {
            lines[2].distance(from: lines[2].startIndex, to: $0)
        }
        #expect(caret == 55)
        #expect(lines[2].hasSuffix("^~~~~~~~~"))
    }

    @Test func `the caret keeps the line's tabs`() {
        let shown = diagnostic("Here.", column: 3).showing(Array("\t\tkey: 1".utf8))
        #expect(DiagnosticReport.text.render([shown]).hasSuffix("    \t\tkey: 1\n    \t\t^~~\n"))
    }

    @Test func `diagnostics come by path, line and column`() {
        let text = DiagnosticReport.text.render([
            diagnostic("C", line: 10), diagnostic("B", line: 9, column: 2),
            diagnostic("A", line: 9),
        ])
        #expect(text.split(separator: "\n").compactMap(\.last) == ["A", "B", "C"])
    }

    @Test func `the form for GitHub escapes what would end a command`() {
        let text = DiagnosticReport.github.render([diagnostic("50 %\n::error::no")])
        #expect(
            text == "::error file=content/a%2Cb.md,line=1,col=1,endColumn=2,title=unknown-key"
                + "::50 %25%0A::error::no\n"
        )
    }

    @Test func `the form for programs is one JSON array`() {
        #expect(DiagnosticReport.json.render([]) == "[]\n")
        let text = DiagnosticReport.json.render([diagnostic("A \"word\".")])
        #expect(text.contains(#""message": "A \"word\".""#))
        #expect(text.contains(#""line": 1"#))
    }
}
