import Markup
import Testing

struct HTMLAddressTests {
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "\u{1}javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
        "vbscript:x", "data:text/html,x", "file:///etc/passwd", "intent:x", "ms-msdt:x", "blob:x",
        "view-source:x",
    ])
    func `other schemes are refused`(address: String) {
        #expect(HTMLAddress(address) == nil)
    }

    @Test(arguments: [
        ("https://example.com/a?b=c&d=e#f", "https://example.com/a?b=c&d=e#f"),
        ("HTTP://example.com", "HTTP://example.com"), ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+44 20", "tel:+44%2020"), ("../a/b", "../a/b"), ("#x", "#x"), ("?a:b", "?a:b"),
        ("a\"b<c>", "a%22b%3Cc%3E"), ("/林", "/%E6%9E%97"), ("a%20b", "a%20b"), ("", ""),
        ("\"\u{301}", "%22%CC%81"),
    ])
    func `the rest is encoded`(address: String, encoded: String) {
        #expect(HTMLAddress(address)?.text == encoded)
    }

    @Test func `a colon in a path is no scheme`() {
        #expect(HTMLAddress(path: "javascript:x").text == "./javascript:x")
        #expect(HTMLAddress(path: "a/b:c").text == "a/b:c")
    }

    @Test func `a subject cannot add recipients or headers`() {
        let address = HTMLAddress(mailTo: "a@b.example", subject: "x&cc=e@f.example\r\nBcc: g")
        #expect(
            address.text == "mailto:a@b.example?subject=x%26cc%3De%40f%2Eexample%0D%0ABcc%3A%20g"
        )
    }

    @Test func `a query carries any name and value`() {
        let query = [(name: "a b", value: "c&d=e#f"), (name: "z", value: "+é")]
        let address = HTMLAddress(root: "/x/", path: "y", query: query)
        #expect(address.text == "/x/y?a%20b=c%26d%3De%23f&z=%2B%C3%A9")
    }

    @Test func `a root may be a whole address, and an empty one lets no scheme in`() {
        #expect(HTMLAddress(root: "https://a.example/", path: "b").text == "https://a.example/b")
        #expect(HTMLAddress(root: "", path: "javascript:x").text == "./javascript:x")
        #expect(HTMLAddress(root: "", path: "").text == "./")
    }
}
