import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct SharePageTests {
    @Test func `no policy of the page lets anything inline run or look`() throws {
        let text = try page(try Samples.site(), [])
        let policy = try #require(text.firstRange(of: "default-src 'none'; style-src 'self'; "))
        #expect(text[policy.upperBound...].hasPrefix("script-src 'self'; img-src 'self'; "))
        #expect(!text.contains("unsafe-"))
        #expect(!text.contains(" style="))
    }

    @Test func `only a site with an endpoint lets the page ask anybody`() throws {
        #expect(!(try page(try Samples.bareSite(), [])).contains("connect-src"))
        #expect(!(try page(try Samples.bareSite(), [])).contains("\"endpoint\""))
        let site = try Samples.site()
        let endpoint = try #require(site.endpointURL)
        #expect(try page(site, []).contains("connect-src \(endpoint.origin); "))
    }

    @Test(arguments: ["</script><script>", "<!--<script>", "\u{2028}", "\"}],\"x\":[{\""])
    func `titles stay in the data they are in`(title: String) throws {
        let summary = try Samples.summary(link: "page-a", title: title, number: 2)
        let pages = try entries(try Samples.site(), [summary])
        #expect(pages.count == 1)
        #expect(pages[0]["title"] as? String == title)
        #expect(pages[0]["link"] as? String == "page-a")
    }

    @Test func `the data says what links to a page can do`() throws {
        let field = FormField(
            id: "topic",
            label: "Topic",
            help: nil,
            kind: .text(maximum: 99),
            isRequired: true
        )
        let other = FormField(id: "team", label: "T", help: nil, kind: .hidden, isRequired: false)
        let terms = FormField(id: "terms", label: "T", help: nil, kind: .consent, isRequired: true)
        let page = BookingPage(
            id: try Samples.id("x"),
            title: "X",
            link: try PublicLink("page-x"),
            formerLinks: [try FormerLink("x")],
            host: try Samples.ada(),
            events: [
                EventType(id: try Samples.id("e"), name: "E", durations: [.minutes(30)]),
                EventType(id: try Samples.id("f"), name: "F", durations: [.minutes(45)]),
            ],
            zone: "UTC",
            hours: WeeklyHours(),
            form: [field, other, terms],
            skip: .allowed
        )
        let entry = try #require(try entries(try Samples.site(), [PageSummary(page)]).first)
        #expect(entry["asks"] as? [String] == ["topic!", "team", "terms!!"])
        #expect(entry["events"] as? [String] == ["e", "f"])
        #expect(entry["former"] as? [String] == ["x"])
        #expect(entry["skips"] as? Bool == true)
        #expect(entry["team"] == nil)
    }

    private func page(_ site: Site, _ pages: [PageSummary]) throws -> String {
        String(decoding: try Samples.share(site, pages).bytes, as: UTF8.self)
    }

    /// The pages that the script reads.
    private func entries(_ site: Site, _ pages: [PageSummary]) throws -> [[String: Any]] {
        let text = try page(site, pages)
        let start = try #require(text.range(of: "id=\"data\">"))
        let end = try #require(text[start.upperBound...].range(of: "</script>"))
        let data = Data(text[start.upperBound..<end.lowerBound].utf8)
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(json["pages"] as? [[String: Any]])
    }
}
