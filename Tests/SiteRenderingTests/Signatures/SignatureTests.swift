import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct SignatureTests {
    @Test(arguments: SignatureGoldenTests.Sample.allCases)
    func `what is generated passes the lint`(sample: SignatureGoldenTests.Sample) throws {
        let fragments = try sample.files().filter {
            ["/signature.html", "/signature-image.html", "disclaimer.html"].contains(
                where: $0.path.hasSuffix
            )
        }
        #expect(fragments.count == (sample == .ada ? 4 : 3))
        for file in fragments { #expect(MailLint.findings(in: file.bytes).isEmpty) }
    }

    @Test func `no text changes the tags of a signature or leaves its place`() throws {
        let harmless = try forms(Array(repeating: "harmless", count: 6))
        for texts in AttackStrings.lists(of: 6) {
            let found = try forms(texts)
            #expect(found.tags == harmless.tags, "\(texts.debugDescription)")
            #expect(found.lines == harmless.lines, "\(texts.debugDescription)")
            #expect(found.braces == harmless.braces, "\(texts.debugDescription)")
            #expect(found.findings == [], "\(texts.debugDescription)")
        }
    }

    @Test func `no text of several lines brings an element that is not ours`() throws {
        let names: Set<String> = ["table", "tr", "td", "a", "span", "br"]
        for text in AttackStrings.all {
            var wishes = SignatureWishes()
            wishes.legal = text
            let set = SignatureSet(try SignatureSamples.bare(wishes: wishes))
            for form in SignatureForm.allCases {
                let tags = TagScanner.tags(set.fragment(form).bytes).map(\.name)
                #expect(Set(tags.filter { !$0.hasPrefix("/") }).isSubset(of: names))
            }
        }
    }

    @Test func `no name is a path, a device or a command`() {
        for text in AttackStrings.all + ["..", "con", "CON.txt", "a/b", "a\\b", "%PATH%", "a:b"] {
            let name = FileName.plain(text, or: "ada")
            #expect(!name.isEmpty && name.utf8.count <= 60)
            #expect(name != "." && name != ".." && name.lowercased() != "con")
            #expect(!name.unicodeScalars.contains { "/\\:*?\"<>|%".unicodeScalars.contains($0) })
            #expect(name.utf8.last != UInt8(ascii: ".") && name.utf8.last != UInt8(ascii: " "))
            #expect(!name.utf8.contains { $0 < 0x20 })
        }
    }

    @Test func `a line cannot end the text of a command`() throws {
        for quote in ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"] {
            var wishes = SignatureWishes()
            wishes.legal = "\(quote)@\nRemove-Mailbox all"
            let set = SignatureSet(try SignatureSamples.bare(wishes: wishes))
            let file = try #require(set.files().first { $0.path.hasSuffix("exchange.ps1.txt") })
            let lines = String(decoding: file.bytes, as: UTF8.self)
                .components(separatedBy: "\r\n")
            #expect(lines.count { $0.hasPrefix("\(quote)@") } == (quote == "'" ? 2 : 0))
        }
    }

    @Test func `a link of a signature can be read on white and on dark grey`() throws {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let accent = Colour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    let palette = SignaturePalette(accent: accent)
                    let dark = Colour(red: 0x1E, green: 0x1E, blue: 0x1E)
                    #expect(palette.link.contrast(with: .white) >= 4.5)
                    #expect(palette.link.contrast(with: dark) >= 3.6)
                    #expect(palette.fill.contrast(with: .white) >= 3)
                    #expect(palette.fill.contrast(with: dark) >= 3)
                    #expect(palette.onFill.contrast(with: palette.fill) >= 4.5)
                }
            }
        }
    }

    @Test func `wishes of a host are laid over those of the site`() throws {
        var site = SignatureWishes()
        site.label = "Book"
        site.legal = "Example Ltd"
        site.page = try SignatureSamples.id("team")
        var host = SignatureWishes()
        host.label = "Book Ada"
        host.link = try SignatureSamples.address("https://example.com/")
        let merged = host.over(site)
        #expect(merged.label == "Book Ada")
        #expect(merged.legal == "Example Ltd")
        #expect(merged.page == nil)
        #expect(merged.link == host.link)
    }

    @Test func `a telephone number keeps its order among words from right to left`() throws {
        let dana = SignatureSet(try SignatureSamples.dana())
        for form in SignatureForm.allCases {
            let html = String(decoding: dana.fragment(form).bytes, as: UTF8.self)
            #expect(html.contains(">\u{200E}+972 3 555 0147<"))
            #expect(html.contains("tel:+97235550147"))
        }
        let ada = SignatureSet(try SignatureSamples.ada())
        let files = dana.files().filter { $0.path.hasSuffix("signature.txt") } + ada.files()
        #expect(
            files.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains("\u{200E}") }
        )
    }

    // MARK: Forms

    private struct Forms {
        var tags: [[TagScanner.Tag]] = []
        var lines: [Int] = []
        var braces: [Int] = []
        var findings: [MailFinding] = []
    }

    /// All forms of a signature with a text in each of its six places.
    private func forms(_ texts: [String]) throws -> Forms {
        var wishes = SignatureWishes()
        wishes.label = texts[0]
        let order = SignatureOrder(
            host: Host(
                id: try SignatureSamples.id("ada"),
                name: texts[1],
                title: texts[2],
                pronouns: texts[3],
                company: texts[4],
                zone: "Europe/London"
            ),
            site: try Samples.bareSite(),
            wishes: wishes,
            target: try SignatureSamples.address("https://example.com/ada/"),
            folder: "studio/signatures/ada",
            button: PictureButton(
                picture: MailPicture(path: "buttons/a/b@2x.png", width: 120, height: 44),
                words: texts[5]
            )
        )
        let set = SignatureSet(order)
        var forms = Forms(
            findings: set.findings.filter { $0.weight == .error && $0.rule != "mail-too-long" }
        )
        for file in set.files() {
            if file.path.hasSuffix(".html") { forms.tags.append(TagScanner.tags(file.bytes)) }
            if file.path.hasSuffix("signature.txt") {
                forms.lines.append(file.bytes.count { $0 == UInt8(ascii: "\n") })
            }
            if file.path.hasSuffix(".rtf") { forms.braces.append(braces(of: file.bytes)) }
        }
        return forms
    }

    /// How many groups Rich Text has; -1 when they are not closed.
    private func braces(of text: [UInt8]) -> Int {
        var depth = 0
        var count = 0
        var isEscaped = false
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
                count += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
            }
        }
        return depth == 0 ? count : -1
    }
}
