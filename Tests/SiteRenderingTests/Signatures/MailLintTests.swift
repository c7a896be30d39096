import Foundation
import Testing

@testable import SiteRendering

struct MailLintTests {
    private func rules(_ html: String) -> [String] {
        MailLint.findings(in: Array(html.utf8)).map(\.rule)
    }

    private static let token = "7z9k2m4n6p8q0r1s3t5v7w9x1y"
    private static let picture =
        "<img src=\"https://example.com/a.png\" alt=\"\" width=\"80\" height=\"80\">"

    @Test(arguments: [
        ("<style>p{color:red}</style>", "mail-element"),
        ("<svg></svg>", "mail-element"),
        ("<p>a</p>", "mail-element"),
        ("<script></script>", "mail-element"),
        ("<span class=\"a\">a</span>", "mail-attribute"),
        ("<span id=\"a\">a</span>", "mail-attribute"),
        ("<span onclick=\"a\">a</span>", "mail-attribute"),
        ("<table role=\"grid\"></table>", "mail-attribute"),
        (
            "<img src=\"https://example.com/a.png\" alt=\"\" width=\"50%\" height=\"1\">",
            "mail-attribute"
        ),
        ("<!-- a -->", "mail-markup"),
        ("<!--[if mso]>a<![endif]-->", "mail-markup"),
        ("<span>a", "mail-markup"),
        ("<span>a</td>", "mail-markup"),
        ("<span class=a>a</span>", "mail-markup"),
        ("<SPAN>a</SPAN>", "mail-markup"),
    ])
    func `markup that mail programs drop is refused`(html: String, rule: String) {
        #expect(rules(html).contains(rule))
    }

    @Test(arguments: [
        "background-image:url(https://example.com/a.png)", "background:#ffffff", "margin:0",
        "display:flex", "color:red", "color:#fff", "color:#FFFFFF", "font-size:1rem",
        "font-size:14pt", "padding:10%", "width:calc(1px + 2px)", "line-height:1.5",
        "font-family:'Segoe UI'", "padding:1px 2px 3px 4px 5px", "border-left:2px dashed #000000",
        "color", "position:absolute", "font-weight:600", "color:#ffffff !important",
    ])
    func `a style that not all mail programs know is refused`(style: String) {
        #expect(rules("<span style=\"\(style)\">a</span>") == ["mail-style"])
    }

    @Test(arguments: ["2px dashed #000000", "2px solid red", "2px solid", "thin solid #000000"])
    func `a border is refused that not all mail programs draw`(border: String) {
        func cell(_ border: String) -> String {
            "<table><tr><td style=\"border:\(border)\">a</td></tr></table>"
        }
        #expect(rules(cell(border)) == ["mail-style"])
        #expect(rules(cell("2px solid #000000")).isEmpty)
        #expect(rules("<span style=\"border:2px solid #000000\">a</span>") == ["mail-support"])
    }

    @Test func `a style is refused where it was not looked at`() {
        #expect(rules("<span style=\"padding:4px\">a</span>") == ["mail-support"])
        #expect(rules("<span style=\"width:4px\">a</span>") == ["mail-support"])
        #expect(rules("<table><tr><td style=\"padding:4px\">a</td></tr></table>").isEmpty)
    }

    @Test(arguments: [
        "src=\"data:image/png;base64,AAAA\"", "src=\"cid:a\"", "src=\"a.png\"", "src=\"//a/b.png\"",
        "src=\"file:///a.png\"",
    ])
    func `a picture that is not on the web is refused`(source: String) {
        let html = "<img \(source) alt=\"\" width=\"1\" height=\"1\">"
        #expect(rules(html).contains("mail-address"))
    }

    @Test(arguments: ["a.svg", "a.webp", "a.jpg?x=.png2", "a"])
    func `a picture of a kind that not all programs show is refused`(name: String) {
        let html = "<img src=\"https://e.example/\(name)\" alt=\"\" width=\"1\" height=\"1\">"
        #expect(rules(html) == ["mail-picture"])
    }

    @Test(arguments: ["src", "alt", "width", "height"])
    func `a picture needs its size and its words`(missing: String) {
        let parts = Self.picture.dropLast().split(separator: " ")
        let html = parts.filter { !$0.hasPrefix(missing + "=") }.joined(separator: " ") + ">"
        #expect(rules(html) == ["mail-picture"])
        #expect(rules(Self.picture).isEmpty)
    }

    @Test(arguments: [
        "https://api.example.com/booking/o/\(token)", "https://e.example/o/\(token.uppercased())",
        "https://e.example/o/\(token)?utm_source=mail", "https://e.example/m/\(token).ics",
        "https://e.example/p/1AbC-dEf_GhIjKlMnOpQrStUvWxYz0123456789",
    ])
    func `a link for one customer is refused`(address: String) {
        #expect(rules("<a href=\"\(address)\">Book</a>") == ["private-link"])
    }

    @Test(arguments: [
        "See https://e.example/o/\(token).", "(e.example/m/\(token))",
        "e.example/o/\(token)?a=1&amp;b=2",
    ])
    func `a link for one customer is refused in words as well`(text: String) {
        #expect(rules("<span>\(text)</span>") == ["private-link"])
    }

    @Test(arguments: ["and/or", "https://e.example/o/ada", "1/2 o/w p/a", "/o/", "/", "//"])
    func `words with slashes are fine`(text: String) {
        #expect(rules("<span>\(text)</span>").isEmpty)
    }

    @Test(arguments: [
        "https://e.example/ada-intro/", "https://e.example/o/ada",
        "https://pixels.example/p/CxYz12",
        "mailto:ada@example.com", "tel:+442079460000", "https://e.example/?a=1&amp;b=2",
    ])
    func `a link for everybody is fine`(address: String) {
        #expect(rules("<a href=\"\(address)\">Book</a>").isEmpty)
    }

    @Test func `more than 5000 characters are warned of, more than 8096 bytes refused`() {
        func findings(_ count: Int, text: Int = 0) -> [MailFinding] {
            MailLint.findings(
                in: [UInt8](repeating: 0x61, count: count),
                text: [UInt8](repeating: 0x61, count: text)
            )
        }
        #expect(findings(5000).isEmpty)
        #expect(findings(5001).map(\.weight) == [.warning])
        #expect(findings(8096).map(\.weight) == [.warning])
        #expect(findings(8097).map(\.weight) == [.error])
        #expect(findings(4000, text: 4097).map(\.weight) == [.error])
    }

    @Test func `a fourth table in tables is refused`() {
        let three =
            "<table><tr><td><table><tr><td><table></table></td></tr></table></td></tr></table>"
        #expect(rules(three).isEmpty)
        #expect(rules("<table><tr><td>\(three)</td></tr></table>") == ["mail-markup"])
    }

    @Test func `every feature has a word for every client`() {
        for feature in MailFeature.allCases {
            #expect(feature.support.utf8CodeUnitCount == MailClient.allCases.count)
        }
    }

    @Test func `what a client does not support has a reason to be used nevertheless`() {
        for feature in MailFeature.allCases where !feature.doubtful.isEmpty {
            #expect(feature.concession != nil, "\(feature.rawValue)")
        }
    }

    /// The file of Can I email, one line a feature, when it lies beside the package or the
    /// environment names it.
    private static let published: String? = {
        let beside = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/data/caniemail-packed.tsv").standardized.path
        let path = ProcessInfo.processInfo.environment["MAIL_SUPPORT"] ?? beside
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    @Test(.enabled(if: published != nil))
    func `the table says what Can I email says`() throws {
        let path = try #require(Self.published)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let columns = try #require(lines.first { $0.hasPrefix("#cols ") }).split(separator: " ")
            .dropFirst().map(String.init)
        let places = try MailClient.allCases.map {
            try #require(columns.firstIndex(of: $0.rawValue))
        }
        var rows: [String: [Character]] = [:]
        for line in lines where !line.hasPrefix("#") {
            let parts = line.split(separator: "\t")
            rows[String(parts[0])] = Array(parts[3])
        }
        for feature in MailFeature.allCases {
            let row = try #require(rows[feature.rawValue])
            #expect(
                String(places.map { row[$0] }) == feature.support.description,
                "\(feature.rawValue)"
            )
        }
    }
}
