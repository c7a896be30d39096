import Scheduling
import Testing

struct IdentityTests {
    @Test(arguments: [
        ("", LinkProblem.tooShort(minimum: 4)), ("abc", .tooShort(minimum: 4)),
        ("Intro", .character("I")), ("intro call", .character(" ")), ("in/tro", .character("/")),
        ("..%2fetc", .character(".")), ("intrö", .character("ö")),
        ("intro\u{301}", .character("\u{301}")),
        ("１２３４", .character("１")), ("-intro", .hyphenAtEdge), ("intro-", .hyphenAtEdge),
        ("book", .reserved), ("assets", .reserved), ("com1", .reserved),
        (String(repeating: "a", count: 64), .tooLong(maximum: 63)),
    ])
    func `what breaks a rule is no public link`(text: String, problem: LinkProblem) {
        #expect(throws: problem) { try PublicLink(text) }
    }

    @Test(arguments: ["abcd", "ada-intro", "2026", String(repeating: "a", count: 63)])
    func `letters, digits and hyphens make a public link`(text: String) throws {
        #expect(try PublicLink(text).text == text)
    }

    @Test func `a former link may be short`() throws {
        #expect(try FormerLink("ada").text == "ada")
        #expect(throws: LinkProblem.reserved) { try FormerLink("m") }
    }

    @Test(arguments: [
        "", "example.com", "//example.com", "ftp://example.com", "https://", "https:///x",
        "https://user@example.com", "https://example.com\\@evil.example", "https://exa mple.com",
        "https://example.com/\nx", "javascript:alert(1)", "https://-x.example", "https://a..b",
        "https://example.com:0", "https://example.com:99999", "https://example.com:80:80",
        "https://exämple.com", "https://example.com/\"x", "https://[::1]/",
    ])
    func `what browsers could read differently is no web address`(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(arguments: [
        ("https://Book.Example.com", "https://book.example.com", "/"),
        ("HTTP://127.0.0.1:8080/a?b#c", "http://127.0.0.1:8080", "/a?b#c"),
        ("https://example.com?x", "https://example.com", "/?x"),
    ])
    func `a web address has an origin and a path`(text: String, origin: String, path: String) {
        #expect(WebAddress(text)?.origin == origin)
        #expect(WebAddress(text)?.path == path)
    }

    @Test(arguments: [
        ("/a;b", WebAddress.RootProblem.character(";")), ("/$host", .character("$")),
        ("/*", .character("*")), ("/%41", .character("%")), ("/(a)", .character("(")),
        ("/a?b", .character("?")), ("?b", .character("?")), ("/#", .character("#")),
        ("//", .emptyPart), ("/a//b/", .emptyPart), ("/./", .emptyPart), ("/a/..", .emptyPart),
    ])
    func `a path that means something to a server is no root`(
        path: String,
        problem: WebAddress.RootProblem
    ) throws {
        let address = try #require(WebAddress("https://example.com" + path))
        #expect(throws: problem) { try address.root() }
    }

    @Test(arguments: ["", "/", "/a", "/a/", "/~ada/.well-known/B_1.2-c/", "/..."])
    func `a root ends with a slash`(path: String) throws {
        let address = try #require(WebAddress("https://example.com" + path))
        let ended = path.hasSuffix("/") ? path : path + "/"
        #expect(try address.root().path == ended)
    }

    @Test(arguments: [
        "", "ada", "@example.com", "ada@", "ada@example", "a b@example.com", "a@b@example.com",
        "\"a b\"@example.com", "ada@[127.0.0.1]", ".ada@example.com", "a..b@example.com",
        "ada@exa_mple.com", "ada@-x.com", "ada@example.com\r\nBcc: x@y.example", "ada@example..com",
        "ädä@example.com", "ada@ex\u{301}ample.com", "a(b)@example.com",
    ])
    func `what is not of the plain form is no mail address`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `a mail address keeps its local part and lowers its domain`() {
        #expect(EmailAddress("Ada.L+x@Example.COM")?.text == "Ada.L+x@example.com")
    }

    @Test(arguments: [
        "", "call me", "security", "mailto:", "mailto:security",
        "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b.example\nExpires: x", "mailto:a%0Ab@c.example", "mailto:a%zz@b.example",
        "mailto:a%2@b.example", "http://example.com/", "https://example.com/ a",
        "https://example.com/\r\nPolicy: x", "https://example.com/%zz", "https://example.com/[a]",
        "https://a@example.com/", "tel:0123", "tel:+12", "tel:+44 20 7946", "tel:+1;ext=2",
        "tel:+1234567890123456", "javascript:alert(1)", "openpgp4fpr:5f2de5521c63a801ab59ccb603d49",
        "mailto\u{301}:a@b.example", "https://ex\u{E4}mple.com/",
    ])
    func `what is no address of RFC 9116 is no security contact`(text: String) {
        #expect(SecurityContact(text) == nil)
    }

    @Test(arguments: [
        ("security@Example.com", "mailto:security@example.com"),
        ("MAILTO:security@example.com", "mailto:security@example.com"),
        ("mailto:a+b!c@example.com", "mailto:a+b!c@example.com"),
        ("a?bcc=b#c%d/e&f@example.com", "mailto:a%3Fbcc%3Db%23c%25d%2Fe%26f@example.com"),
        ("mailto:a%2Fb@example.com", "mailto:a%2Fb@example.com"),
        ("https://Example.com/report?a=%20", "https://example.com/report?a=%20"),
        ("tel:+44-20-7946.0000", "tel:+44-20-7946.0000"),
    ])
    func `a security contact is a whole address`(text: String, contact: String) {
        #expect(SecurityContact(text)?.text == contact)
    }

    @Test(arguments: ["", "#12", "#1234", "0b57d0", "#gggggg", "#0b57d0f", "red", "#0b57dé"])
    func `what is no hexadecimal colour is refused`(text: String) {
        #expect(Colour(text) == nil)
    }

    @Test func `a colour is written in six digits`() {
        #expect(Colour("#0B5")?.text == "#00bb55")
        #expect(Colour("#0b57d0")?.text == "#0b57d0")
    }
}
