import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct LiveMarkupTests {
    @Test func `no text changes the tags of a live page`() throws {
        let harmless = try skeletons("harmless")
        for text in AttackStrings.all {
            let found = try skeletons(text)
            #expect(found == harmless, "changed by \(text.debugDescription)")
        }
    }

    @Test(arguments: LiveGolden.allCases)
    func `no live page has inline styles or handlers`(golden: LiveGolden) throws {
        for tag in TagScanner.tags(try golden.bytes()) {
            #expect(tag.name != "style")
            #expect(!tag.attributes.contains { $0 == "style" || $0.hasPrefix("on") })
        }
    }

    @Test(arguments: LiveGolden.allCases)
    func `every id of a live page is used once`(golden: LiveGolden) throws {
        let ids = try parts(of: golden, " id=\"")
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: LiveGolden.allCases)
    func `whatever describes or labels a field is there`(golden: LiveGolden) throws {
        let ids = Set(try parts(of: golden, " id=\""))
        let used =
            try parts(of: golden, " for=\"") + parts(of: golden, " aria-describedby=\"")
            + parts(of: golden, " aria-labelledby=\"")
        for id in used.flatMap({ $0.split(separator: " ").map(String.init) }) {
            #expect(ids.contains(id), "\(id)")
        }
    }

    @Test(arguments: LiveGolden.allCases)
    func `no live page is indexed, and each has one main heading`(golden: LiveGolden) throws {
        let text = String(decoding: try golden.bytes(), as: UTF8.self)
        #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(text.components(separatedBy: "<h1").count == 2)
        #expect(!text.contains("application/ld+json"))
    }

    @Test(arguments: LiveGolden.allCases)
    func `no answer and no whole address is shown again`(golden: LiveGolden) throws {
        guard golden.rawValue.hasPrefix("me") || golden.rawValue.hasPrefix("book") else { return }
        let text = String(decoding: try golden.bytes(), as: UTF8.self)
        for secret in ["grace@example.com", "howard@example.com", "Navy"] {
            #expect(!text.contains(secret))
        }
        #expect(text.contains("g•••@example.com"))
    }

    private func parts(of golden: LiveGolden, _ mark: String) throws -> [String] {
        String(decoding: try golden.bytes(), as: UTF8.self)
            .components(separatedBy: mark).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    // MARK: Pages with a text everywhere

    private func skeletons(_ text: String) throws -> [[TagScanner.Tag]] {
        let model = try HostileModel(text)
        let renderer = try model.renderer()
        return try [
            renderer.times(model.offer()), renderer.times(model.offer(isChosen: false)),
            renderer.details(model.form()),
            renderer.details(
                model.form(
                    setback: .timeTaken(nearest: LiveSamples.times(["2026-11-23T09:00:00Z"]))
                )
            ),
            renderer.booking(model.managed()), renderer.booking(model.managed(hasPage: false)),
            renderer.times(model.move()), renderer.review(model.review()),
            renderer.message(LiveMessage(.notAccepting, page: model.page)),
            renderer.message(LiveMessage(.failure(requestID: text), page: model.page)),
            renderer.message(
                LiveMessage(
                    .alreadyBooked(
                        event: model.event,
                        start: LiveSamples.instant("2026-11-23T09:00:00Z"),
                        zone: model.zone
                    ),
                    page: model.page
                )
            ),
        ].map(TagScanner.tags)
    }
}
