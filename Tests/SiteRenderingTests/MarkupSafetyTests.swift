import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct MarkupSafetyTests {
    @Test func `no text in a plain field changes the tags`() throws {
        let harmless = try skeletons("harmless")
        for text in AttackStrings.all {
            let found = try skeletons(text)
            #expect(found == harmless, "changed by \(text.debugDescription)")
        }
    }

    @Test func `no text in CommonMark brings a tag or an attribute that runs`() throws {
        let allowed: Set<String> = [
            "href", "title", "src", "alt", "width", "height", "loading", "class", "start", "id",
            "lang", "dir", "role", "rel", "name", "content", "property", "charset", "http-equiv",
            "type", "defer", "aria-labelledby", "aria-hidden", "data-endpoint", "data-link",
            "data-zone", "data-event", "data-lengths", "data-last", "data-fixed", "data-clock",
            "data-to",
        ]
        for text in AttackStrings.all {
            let tags = TagScanner.tags(try document(commonMark: text))
            #expect(tags.filter { $0.name == "script" }.count == 2)
            let names = Set(tags.map(\.name))
            #expect(names.isDisjoint(with: ["style", "iframe", "object", "form", "base", "svg"]))
            #expect(Set(tags.flatMap(\.attributes)).isSubset(of: allowed), "\(text)")
        }
    }

    @Test(arguments: Golden.allCases.filter { $0.rawValue.hasSuffix(".html") })
    func `no page has inline styles or handlers`(golden: Golden) throws {
        for tag in TagScanner.tags(try golden.bytes()) {
            #expect(tag.name != "style")
            #expect(!tag.attributes.contains { $0 == "style" || $0.hasPrefix("on") })
        }
    }

    @Test(arguments: Golden.allCases.filter { $0.rawValue.hasSuffix(".html") })
    func `every id is used once`(golden: Golden) throws {
        let text = String(decoding: try golden.bytes(), as: UTF8.self)
        let ids = text.components(separatedBy: " id=\"").dropFirst().map {
            $0.prefix { $0 != "\"" }
        }
        #expect(Set(ids).count == ids.count)
    }

    // MARK: Documents

    private func skeletons(_ text: String) throws -> [[TagScanner.Tag]] {
        let page = try page(text)
        let renderer = SiteRenderer(site: try site(text))
        let summary = PageSummary(page)
        return [
            renderer.bookingPage(page).file, renderer.notFound(),
            renderer.forwards(for: summary)[0], renderer.index([summary])[0],
            try Samples.share(try site(text), [summary]),
        ].map { TagScanner.tags($0.bytes) }
    }

    private func document(commonMark text: String) throws -> [UInt8] {
        let welcome = PublicText(commonMark: text, path: "x.md", line: 1)
        let page = BookingPage(
            id: try Samples.id("x"),
            title: "X",
            link: try PublicLink("page-x"),
            host: try Samples.ada(),
            events: [try Samples.intro()],
            zone: "UTC",
            hours: WeeklyHours(),
            welcome: welcome
        )
        return SiteRenderer(site: try Samples.site()).bookingPage(page).file.bytes
    }

    private func site(_ text: String) throws -> Site {
        Site(
            name: text,
            summary: text,
            siteURL: try #require(WebAddress("https://example.com/")),
            endpointURL: WebAddress("https://example.com/booking/"),
            language: "en",
            email: EmailAddress("a@example.com")
        )
    }

    /// A page with the text in every field that is not CommonMark.
    private func page(_ text: String) throws -> BookingPage {
        let host = Host(
            id: try Samples.id("host"),
            name: text,
            title: text,
            pronouns: text,
            company: text,
            phone: text,
            address: text,
            zone: text
        )
        let place = Location(kind: .phone, label: text, details: text, url: nil)
        let field = FormField(
            id: "field",
            label: text,
            help: text,
            kind: .choice([text]),
            isRequired: false
        )
        let events = try ["one", "two"].map { id in
            EventType(
                id: try Samples.id(id),
                name: text + id,
                durations: [.minutes(30)],
                locations: [place],
                price: text,
                category: text,
                tags: [text],
                form: [field]
            )
        }
        return BookingPage(
            id: try Samples.id("page"),
            title: text,
            link: try PublicLink("page-x"),
            formerLinks: [try FormerLink("page-y")],
            host: host,
            events: events,
            zone: text,
            hours: try Samples.hours(),
            summary: text,
            category: text,
            tags: [text],
            language: "fr"
        )
    }
}
