import Foundation
import Markup
import Scheduling
import Testing

@testable import SiteRendering

/// What the gallery offers for mail: as it is written here, and as a browser filled it in.
struct ButtonSnippetTests {
    private static let folder = Golden.folder.appendingPathComponent("snippets")
    private static let names = ["pill", "soft", "outline"].flatMap { style in
        ["en", "ar"].flatMap { language in
            ["picture", "table"].map { "\(style)-\(language)-\($0).html" }
        }
    }

    private func style(
        _ shape: ButtonStyle.Shape = .rounded,
        _ look: ButtonStyle.Look = .fill,
        sizes: [Int] = [44],
        words: String = "Book now",
        in language: String = "en"
    ) throws -> ButtonStyle {
        let language = try #require(LanguageTag(language))
        return ButtonStyle(
            id: try #require(DefinitionID("style")),
            shape: shape,
            look: look,
            colours: ["#1f6feb", "#d1242f"].compactMap { Colour($0) }.map {
                ButtonColour(name: "a", paint: ButtonPaint($0, look: look))
            },
            sizes: sizes,
            weight: .bold,
            icon: .none,
            fonts: [],
            labels: [
                ButtonLabel(
                    id: try #require(DefinitionID("label")),
                    texts: [ButtonText(language: language, words: words)]
                )
            ]
        )
    }

    @Test(arguments: [
        "https://book.example.com/o/7z9k2m4n6p8q0r1s3t5v7w9x1y",
        "book.example.com/o/7z9k2m4n6p8q0r1s3t5v7w9x1y",
    ])
    func `a link for one customer is refused on a button`(words: String) throws {
        let findings = try style(sizes: [44, 36], words: words).mailFindings
        #expect(findings.map(\.finding.rule) == ["private-link"])
    }

    @Test(arguments: ButtonStyle.Shape.allCases, ButtonStyle.Look.allCases)
    func `all mail clients of the first rank show a button of each style`(
        shape: ButtonStyle.Shape,
        look: ButtonStyle.Look
    ) throws {
        for (words, language) in [("\"A\" & <b>", "en"), ("احجز الآن", "ar"), ("{link}", "de")] {
            let style = try style(shape, look, sizes: [24, 44, 96], words: words, in: language)
            #expect(style.mailFindings.isEmpty)
        }
    }

    @Test(arguments: names)
    func `all mail clients of the first rank show what a browser filled in`(name: String) throws {
        let snippet = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
        #expect(!snippet.isEmpty)
        #expect(MailLint.findings(in: snippet).isEmpty)
    }

    @Test func `no snippet is left unread`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.names))
    }

    @Test(arguments: ButtonStyle.Shape.allCases, ButtonStyle.Look.allCases)
    func `what the gallery fills in is what the lint has read`(
        shape: ButtonStyle.Shape,
        look: ButtonStyle.Look
    ) throws {
        let style = try style(shape, look)
        for height in [24, 44] {
            for colour in style.colours {
                let snippet = ButtonSnippet(
                    link: try #require(HTMLAddress("https://book.example.com/ada/?a=1&b=2")),
                    picture: try #require(HTMLAddress("https://book.example.com/a@2x.png")),
                    words: "\"A\" & <b>",
                    language: "ar",
                    isRightToLeft: true,
                    width: 222,
                    height: height
                )
                let picture = ButtonSnippet.pictureTemplate(height: height)
                let table = ButtonSnippet.tableTemplate(style, colour.paint, height: height)
                #expect(filled(picture) == text(snippet.pictureButton()))
                #expect(filled(table) == text(snippet.tableButton(shape, look, colour.paint)))
            }
        }
    }

    private func text(_ mail: MailHTML) -> String { String(decoding: mail.bytes, as: UTF8.self) }

    /// As the gallery's script does it.
    private func filled(_ template: String) -> String {
        var text = template
        for (name, value) in [
            ("link", "https://book.example.com/ada/?a=1&amp;b=2"), ("width", "222"),
            ("picture", "https://book.example.com/a"), ("direction", "rtl"), ("language", "ar"),
            ("words", "&quot;A&quot; &amp; &lt;b&gt;"),
        ] {
            text = text.replacingOccurrences(of: "{\(name)}", with: value)
        }
        return text
    }
}
