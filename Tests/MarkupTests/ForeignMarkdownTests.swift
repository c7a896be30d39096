import Markup
import Testing

struct ForeignMarkdownTests {
    private func found(_ text: String) -> [CommonMarkFinding.Kind] {
        HTML.commonMark(text).findings.map(\.kind)
    }

    @Test(arguments: [
        "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--- | ---\n1 | 2",
        "x\n\n| a |\n| :-: |\n", "| a |\r\n|---|\r\n",
    ])
    func `a table of another Markdown is told`(text: String) {
        #expect(found(text) == [.table])
    }

    @Test(arguments: [
        ("Not ~~so~~ good", CommonMarkFinding.Kind.strikethrough), ("- [ ] to do", .taskList),
        ("1. [x] done", .taskList), ("See https://x.example/a.", .bareAddress),
        ("http://x.example/\nand more", .bareAddress),
    ])
    func `what is shown as it is written is told`(text: String, kind: CommonMarkFinding.Kind) {
        #expect(found(text) == [kind])
    }

    @Test(arguments: [
        "a | b\n\n---", "| a | b |", "a|---|b", "x\n---\n|", "~5 to ~~6", "~~~\n~~a~~\n~~~",
        "```\n| a |\n|---|\n- [ ] x\nhttps://x.example/\n```", "    - [ ] code", "`~~a~~`",
        "[a](https://x.example/)", "<https://x.example/>", "[a]\n\n[a]: https://x.example/",
        "[ ] a", "- [a](b)", "- [x](b)", "ftp://x.example/", "https://",
        "![a](https://x.example/b.png)",
    ])
    func `what only looks like it is not told`(text: String) {
        let foreign: [CommonMarkFinding.Kind] = [.table, .strikethrough, .taskList, .bareAddress]
        #expect(found(text).allSatisfy { !foreign.contains($0) })
    }

    @Test func `each has its place`() throws {
        let text = "Hello.\n\n- é ~~a~~\n\n| a |\n|---|\n"
        let findings = HTML.commonMark(text).findings
        #expect(findings.map(\.line) == [3, 6])
        #expect(findings.map(\.column) == [5, 1])
    }
}
