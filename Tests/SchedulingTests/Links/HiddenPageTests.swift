import Scheduling
import Testing

/// What of a page the holder of a one-time link sees.
struct HiddenPageTests {
    private let host: Host
    private let now = Instant(clamping: 1_796_083_200)

    init() throws {
        host = Host(id: try #require(DefinitionID("ada")), name: "Ada Lovelace", zone: "UTC")
    }

    private func page(_ names: [String], title: String = "Secret sprint") throws -> BookingPage {
        BookingPage(
            id: try #require(DefinitionID("sprint")),
            title: title,
            link: try PublicLink("secret-sprint"),
            formerLinks: [try FormerLink("old-sprint")],
            host: host,
            events: try names.enumerated().map { index, name in
                EventType(
                    id: try #require(DefinitionID(index == 0 ? "sprint" : "other-\(index)")),
                    name: name,
                    durations: [.minutes(30)]
                )
            },
            zone: "UTC",
            hours: WeeklyHours(),
            summary: "Secret sprint in short",
            category: "Secret sprints",
            tags: ["secret-sprint"]
        )
    }

    private func link(_ restriction: LinkRestriction) throws -> OneTimeLink {
        OneTimeLink(
            id: try #require(LinkID("0123456789abcdef")),
            page: try #require(DefinitionID("sprint")),
            restriction: restriction,
            created: now,
            expires: Instant(clamping: now.seconds + 60)
        )
    }

    @Test(arguments: [nil, "Your talk with Ada"])
    func `neither the title nor the public link of a page is left`(title: String?) throws {
        for names in [["Secret sprint"], ["A secret SPRINT of two", "Walk"]] {
            let hidden = try page(names).hidden(behind: title, meeting: "Meeting")
            let said =
                "\(hidden.title) \(hidden.link.text) \(hidden.summary ?? "") \(hidden.tags)"
                + "\(hidden.category ?? "") \(hidden.formerLinks)"
                + "\(hidden.events.map { $0.id.text + $0.name })"
            #expect(!said.lowercased().contains("sprint"), "\(said)")
            #expect(hidden.events[0].name == title ?? "Meeting")
        }
    }

    @Test func `an event with a name of its own keeps it, and names the page`() throws {
        #expect(try page(["Walk"]).hidden(behind: nil, meeting: "Meeting").title == "Walk")
        let two = try page(["Walk", "Talk"]).hidden(behind: nil, meeting: "Meeting")
        #expect(two.title == "Ada Lovelace")
        #expect(two.events.map(\.name) == ["Walk", "Talk"])
        #expect(two.events.map(\.id.text) == ["event-1", "event-2"])
    }

    @Test func `the link's title stands in place of the page's`() throws {
        let hidden = try page(["Walk"]).hidden(behind: "For Grace", meeting: "Meeting")
        #expect(hidden.title == "For Grace")
        #expect(hidden.events[0].name == "Walk")
    }

    @Test func `a link for one event offers that alone, and none when it is gone`() throws {
        let page = try page(["Walk", "Talk"])
        let second = LinkRestriction(event: DefinitionID("other-1"))
        #expect(try page.bookable(with: link(second))?.events.map(\.name) == ["Talk"])
        #expect(try page.bookable(with: link(LinkRestriction())) == page)
        let gone = LinkRestriction(event: DefinitionID("gone"))
        #expect(try page.bookable(with: link(gone)) == nil)
    }

    @Test func `a link for another host offers nothing`() throws {
        let page = try page(["Walk"])
        let other = LinkRestriction(host: DefinitionID("grace"))
        #expect(try page.bookable(with: link(other)) == nil)
        #expect(try page.bookable(with: link(LinkRestriction(host: host.id))) == page)
    }
}
