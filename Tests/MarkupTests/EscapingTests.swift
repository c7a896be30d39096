import Markup
import Testing

struct EscapingTests {
    private func text(_ html: HTML) -> String { String(decoding: html.compact, as: UTF8.self) }

    @Test(arguments: [
        ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"", "&quot;"),
        // One Character each, but a browser sees the ASCII scalar.
        ("\"\u{301}", "&quot;\u{301}"), ("<\u{FE0F}", "&lt;\u{FE0F}"), ("&\u{338}", "&amp;\u{338}"),
        ("\r\n", "\n"), ("a\rb", "a\nb"), ("a\u{0}b", "a\u{FFFD}b"), ("\u{1B}[31m", "\u{FFFD}[31m"),
        ("\u{7F}", "\u{FFFD}"), ("\u{85}", "\u{FFFD}"),
        ("é ł 林 👩‍👩‍👧", "é ł 林 👩‍👩‍👧"), ("\u{A0}\u{AD}", "\u{A0}\u{AD}"), ("\t\n", "\t\n"), ("", ""),
    ])
    func `text cannot become markup`(raw: String, escaped: String) {
        #expect(text(.text(raw)) == escaped)
        #expect(text(p(.title(raw))) == "<p title=\"\(escaped)\"></p>")
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE] as [UInt32])
    func `noncharacters are replaced`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(text(.text("a\(scalar)b")) == "a\u{FFFD}b")
    }

    @Test func `void elements have no end tag`() {
        #expect(text(br()) == "<br>")
        #expect(text(img(.alt("x"))) == "<img alt=\"x\">")
    }

    @Test func `attributes without a value are written bare`() {
        #expect(text(input(.required)) == "<input required>")
    }

    @Test func `statements become children`() {
        let names = ["a", "b"]
        let missing: String? = nil
        let list = ul {
            for name in names { li { name } }
            if names.isEmpty { li { "none" } }
            missing
        }
        #expect(text(list) == "<ul><li>a</li><li>b</li></ul>")
    }

    @Test func `a line break at the start of preformatted text survives parsing`() {
        #expect(text(pre { "\nx" }) == "<pre>\n\nx</pre>")
        #expect(text(textarea { "\nx" }) == "<textarea>\n\nx</textarea>")
    }

    @Test func `a long text is escaped wherever the special character stands`() {
        for length in 0..<24 {
            let plain = String(repeating: "a", count: length)
            for (raw, escaped) in [("<", "&lt;"), ("&", "&amp;"), ("\"", "&quot;"), ("é", "é")] {
                #expect(text(.text(plain + raw + plain)) == plain + escaped + plain)
            }
        }
    }
}
