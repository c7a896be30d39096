import CCommonMark
import Foundation
import Markup
import Testing

struct CommonMarkTests {
    @Test(arguments: [
        ("Some words here [x][r] and more.\n\n[r]: nope\n", 3, 6),
        ("- item with [x][r]\n\n[r]: <nope> \"t\"\n", 3, 7), ("nope is [x](nope)", 1, 13),
        ("[r]\n\n> [r]: nope", 3, 8), ("see [some\nwords](nope)", 2, 8),
        ("é [x](&#110;ope)", 1, 3), ("[x][r] [y](nope)\n\n[r]: nope", 1, 12),
    ])
    func `a wrong address has its place, also if another line gives it`(
        text: String,
        line: Int,
        column: Int
    ) throws {
        let findings = HTML.commonMark(text) { _, _ in .doubt("no") }.findings
        let first = try #require(findings.first)
        #expect(first.line == line)
        #expect(first.column == column)
    }

    private func html(_ text: String) -> String {
        String(decoding: HTML.commonMark(text).html.compact, as: UTF8.self)
    }

    /// What libcmark renders, in our notation: no raw HTML, no slash in void elements, `'` as it is.
    private func reference(_ text: String) -> String {
        var text = text
        let rendered = text.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                guard
                    let html = unsafe cmark_markdown_to_html(
                        characters.baseAddress,
                        characters.count,
                        CMARK_OPT_DEFAULT
                    )
                else { return "" }
                defer { unsafe free(html) }
                return unsafe String(cString: html)
            }
        }
        return rendered.replacingOccurrences(of: "<!-- raw HTML omitted -->\n", with: "")
            .replacingOccurrences(of: "<!-- raw HTML omitted -->", with: "")
            .replacingOccurrences(of: " />", with: ">")
            .replacingOccurrences(of: "&#x27;", with: "'")
    }

    @Test(arguments: [
        "# Title\n\nText with *stress*, **strength** and `code & more`.",
        "- tight\n- list\n  - inner\n    1. deeper", "1. loose\n\n2. list", "7. seven\n8. eight",
        "> a quote\n> with two lines\n\nand after",
        "```swift let\nlet x = 1 < 2\n```\n\n    indented",
        "line one\\\nline two  \nline three", "***\n\ntext\n\n---",
        "[a](https://x.example 'Title \"q\"')",
        "![*alt* text `code`](a.png \"Title\")", "<https://x.example/?a=b&c=d>", "<me@x.example>",
        "[ref]\n\n[ref]: /url (t)", "Setext\n===\n\nTwo\n---", "- a\n\n  b\n- c", "*a **b** c*",
        "&copy; &amp; &#35; &unknown;", "- > quote\n- # head\n- ```\n  code\n  ```", "* * *\n- - -",
        "tab\tin\n\n\ttext", "[a](<b c>) [d](e%20f) [g](h?i=j&k)", "", "\n\n\n", "a\u{0}b",
    ])
    func `text is rendered as libcmark renders it`(text: String) {
        #expect(html(text) == reference(text))
    }

    @Test func `the examples of the specification are rendered as libcmark renders them`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/markdown/commonmark-spec-0.30.0.txt")
        guard let specification = try? String(contentsOf: file, encoding: .utf8) else { return }
        let fence = String(repeating: "`", count: 32)
        var examples: [String] = []
        for part in specification.components(separatedBy: fence + " example\n").dropFirst() {
            let example = part.components(separatedBy: "\n.\n").first ?? ""
            examples.append(example.replacingOccurrences(of: "→", with: "\t") + "\n")
        }
        #expect(examples.count == 652)
        for example in examples {
            let result = HTML.commonMark(example)
            // Raw HTML and unsafe links are left out on purpose, and leave line breaks behind.
            guard result.findings.isEmpty else { continue }
            #expect(html(example) == reference(example), "\(example)")
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "a <b onclick=x>b</b>", "<!-- x -->",
        "<iframe src=x>\n\ntext",
    ])
    func `raw HTML is left out and reported`(text: String) {
        let result = HTML.commonMark(text)
        let rendered = String(decoding: result.html.compact, as: UTF8.self)
        #expect(result.findings.contains { $0.kind == .rawHTML })
        #expect(!rendered.contains("<script") && !rendered.contains("<b"))
        #expect(!rendered.contains("<iframe") && !rendered.contains("<!--"))
    }

    @Test(arguments: [
        "[words](javascript:alert(1))", "![words](javascript:alert(1))",
        "[words](java&Tab;script:x)",
        "[words](JAVASCRIPT:x)", "[words](data:text/html,x)", "[words](file:///etc/passwd)",
        "[words](intent:x)", "[words]: vbscript:x\n\n[words]",
    ])
    func `an unsafe address is left out, its words stay`(text: String) throws {
        let result = HTML.commonMark(text)
        let rendered = String(decoding: result.html.compact, as: UTF8.self)
        #expect(rendered == "<p>words</p>\n")
        let finding = try #require(result.findings.first)
        guard case .unsafeAddress = finding.kind else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test func `a finding names its line`() {
        let result = HTML.commonMark("one\n\ntwo\n\n[x](javascript:y)\n\n<b>")
        #expect(result.findings.map(\.line) == [5, 7])
    }

    @Test(arguments: [
        ("see [x](javascript:y)", 9), ("> - 1. é [x](javascript:y)", 14), ("a\n\t<b>c", 2),
        ("a é<b>c", 4), ("😀 ![x](javascript:y)", 8), ("<javascript:y>", 2), ("- a\n  b <i>", 5),
        ("a <b\nc='d'>", 3), ("text\n\n<div>\n", 1), ("[x](java&#115;cript:y)", 1),
        ("[x][r]\n\n[r]: javascript:y", 6), ("a\r\nb <i>\r\n", 3),
    ])
    func `a finding names its column where the text shows what it means`(
        text: String,
        column: Int
    ) throws {
        let finding = try #require(HTML.commonMark(text).findings.first)
        #expect(finding.column == column)
    }

    @Test func `equal findings on a line have their own columns`() {
        let findings = HTML.commonMark("<b>a</b> <b>\n<b>").findings
        #expect(findings.map(\.column) == [1, 5, 10, 1])
    }

    @Test func `the caller decides about addresses`() {
        let result = HTML.commonMark("[a](b) ![c](d) [e](f)") { address, isImage in
            switch address {
            case "b": .replace(HTMLAddress(path: "../b/"))
            case "d": isImage ? .picture(HTMLAddress(path: "d.png"), width: 3, height: 4) : .keep
            default: .refuse("no such page")
            }
        }
        #expect(
            String(decoding: result.html.compact, as: UTF8.self)
                == "<p><a href=\"../b/\">a</a> <img src=\"d.png\" alt=\"c\" width=\"3\" "
                + "height=\"4\" loading=\"lazy\"> e</p>\n"
        )
        #expect(result.findings.map(\.kind) == [.refused("no such page")])
    }

    @Test(arguments: [">", "- ", "[", "![", "*a **a ", "1. "])
    func `no nesting is too deep`(piece: String) {
        let result = HTML.commonMark(String(repeating: piece, count: 20_000) + "x")
        #expect(!result.html.compact.isEmpty)
    }
}
