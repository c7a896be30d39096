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
        ("http://x.example/\nand more", .bareAddress), ("[^1]: foot", .footnote),
        ("A footnote[^a].\n\n[^a]: With some words.", .footnote),
        ("See (www.x.example/a).", .bareSite("www.x.example/a")),
        ("- *www.x.example*", .bareSite("www.x.example")),
        ("Write to me_too@x.example.", .bareMail("me_too@x.example")),
        ("mailto:me@x.example", .bareMail("me@x.example")),
    ])
    func `what is shown as it is written is told`(text: String, kind: CommonMarkFinding.Kind) {
        #expect(found(text) == [kind])
    }

    @Test(arguments: [
        "a | b\n\n---", "| a | b |", "a|---|b", "x\n---\n|", "~5 to ~~6", "~~~\n~~a~~\n~~~",
        "```\n| a |\n|---|\n- [ ] x\nhttps://x.example/\n```", "    - [ ] code", "`~~a~~`",
        "[a](https://x.example/)", "<https://x.example/>", "[a]\n\n[a]: https://x.example/",
        "[ ] a", "- [a](b)", "- [x](b)", "ftp://x.example/", "https://",
        "![a](https://x.example/b.png)", "`www.x.example`", "[www.x.example](https://x.example/)",
        "<me@x.example>", "[a](mailto:me@x.example)", "[me@x.example](mailto:me@x.example)",
        "[a]\n\n[a]: mailto:me@x.example", "`a\nme@x.example`", "    www.x.example",
        "```\nme@x.example\n```", "<https://www.x.example/>", "![www.x.example](b.png)",
        "@ada", "a @ b", "ada@home", "git@x.example:a", "www.", "www.x", "a@b.1", "[^1]",
        "a [^b] c",
    ])
    func `what only looks like it is not told`(text: String) {
        #expect(found(text).isEmpty)
    }

    @Test func `the word of a footnote is not taken for an address`() {
        let text = "A footnote[^1], [x](nope).\n\n[^1]: foot\n"
        let findings = HTML.commonMark(text) { address, _ in .doubt(address) }.findings
        #expect(findings.map(\.kind) == [.doubtful("nope"), .footnote])
        #expect(findings.map(\.line) == [1, 3])
    }

    @Test func `each has its place`() throws {
        let text = "Hello.\n\n- é ~~a~~\n\n| a |\n|---|\n"
        let findings = HTML.commonMark(text).findings
        #expect(findings.map(\.line) == [3, 6])
        #expect(findings.map(\.column) == [5, 1])
    }
}
