import Scheduling
import Testing

struct MasterStepTests {
    private let talk: EventType
    private let song: EventType
    private let ann: BookingPage
    private let bob: BookingPage

    init() throws {
        talk = EventType(
            id: try id("talk"),
            name: "Talk",
            durations: [.minutes(30)],
            category: "Speaking"
        )
        song = EventType(
            id: try id("song"),
            name: "Song",
            durations: [.minutes(60)],
            category: "Singing"
        )
        ann = try Team.page("ann", events: [talk, song], category: "London", tags: ["online"])
        bob = try Team.page("bob", events: [talk], category: "Cairo", tags: ["Arabic"])
    }

    private func master(
        _ scenario: MasterPage.Scenario,
        asksCategory: Bool = false,
        isAccepting: Bool = true
    ) throws -> MasterPage {
        MasterPage(
            id: try id("choir"),
            title: "Choir",
            link: try PublicLink("choir"),
            scenario: scenario,
            asksCategory: asksCategory,
            isAccepting: isAccepting
        )
    }

    @Test func `a page that rests asks nothing`() throws {
        let resting = try master(.pagesFirst([ann, bob]), isAccepting: false)
        #expect(resting.step(after: MasterChoices()) == .nothing)
        let gone = try Team.page("ann", isAccepting: false)
        #expect(try master(.pagesFirst([gone])).step(after: MasterChoices()) == .nothing)
        #expect(
            try master(.dynamicRules([AssignmentRule(event: talk, owner: .page(gone))]))
                .step(after: MasterChoices()) == .nothing
        )
    }

    @Test func `a choice that is not on offer counts as none`() throws {
        let choices = MasterChoices(event: try id("dance"), page: try PublicLink("page-cyd"))
        #expect(try master(.eventsFirst([ann, bob])).step(after: choices) == .event([talk, song]))
        #expect(
            try master(.pagesFirst([ann, bob])).step(after: choices)
                == .page([ann, bob], tags: ["online", "Arabic"])
        )
    }

    @Test func `event types first, then the pages that offer one`() throws {
        let master = try master(.eventsFirst([ann, bob]))
        #expect(
            master.step(after: MasterChoices(event: talk.id))
                == .page([ann, bob], tags: ["online", "Arabic"])
        )
        #expect(master.step(after: MasterChoices(event: song.id)) == .timeOf(ann, song))
        #expect(
            master.step(after: MasterChoices(event: talk.id, page: bob.link)) == .timeOf(bob, talk)
        )
    }

    @Test func `pages first, then their event types`() throws {
        let master = try master(.pagesFirst([ann, bob]))
        #expect(master.step(after: MasterChoices(page: ann.link)) == .timeOf(ann, nil))
        #expect(master.step(after: MasterChoices(page: bob.link)) == .timeOf(bob, talk))
    }

    @Test func `a step with one choice is skipped`() throws {
        #expect(try master(.pagesOnly([bob])).step(after: MasterChoices()) == .timeOf(bob, talk))
        #expect(try master(.eventsFirst([bob])).step(after: MasterChoices()) == .timeOf(bob, talk))
        let rule = AssignmentRule(event: talk, owner: .page(bob))
        #expect(try master(.dynamicRules([rule])).step(after: MasterChoices()) == .time(rule))
    }

    @Test func `a page that rests does not count`() throws {
        let resting = try Team.page("ann", events: [talk, song], isAccepting: false)
        let master = try master(.eventsFirst([resting, bob]))
        #expect(master.step(after: MasterChoices()) == .timeOf(bob, talk))
    }

    @Test func `several categories are a step of their own`() throws {
        let master = try master(.pagesFirst([ann, bob]), asksCategory: true)
        #expect(master.step(after: MasterChoices()) == .category(["London", "Cairo"]))
        #expect(
            master.step(after: MasterChoices(category: "Rome")) == .category(["London", "Cairo"])
        )
        #expect(master.step(after: MasterChoices(category: "Cairo")) == .timeOf(bob, talk))
        #expect(master.step(after: MasterChoices(page: ann.link)) == .timeOf(ann, nil))
    }

    @Test func `what has no category is in each`() throws {
        let cyd = try Team.page("cyd", events: [talk])
        let master = try master(.pagesFirst([ann, bob, cyd]), asksCategory: true)
        #expect(
            master.step(after: MasterChoices(category: "Cairo"))
                == .page([bob, cyd], tags: ["Arabic"])
        )
    }

    @Test func `tags filter pages, and all are shown when none is left`() throws {
        let master = try master(.pagesFirst([ann, bob]))
        let tags = ["online", "Arabic"]
        #expect(
            master.step(after: MasterChoices(tags: ["Arabic"])) == .page([bob], tags: tags)
        )
        #expect(
            master.step(after: MasterChoices(tags: ["cheap"])) == .page([ann, bob], tags: tags)
        )
    }

    @Test func `static rules find who offers the event type`() throws {
        let pool = ResourcePool(members: [.init(page: ann), .init(page: bob, priority: 8)])
        let master = try master(.staticRules(pool))
        #expect(master.step(after: MasterChoices()) == .event([talk, song]))
        guard case .time(let rule) = master.step(after: MasterChoices(event: song.id)) else {
            Issue.record("no time is asked for")
            return
        }
        #expect(rule.pages == [ann])
        #expect(rule.event == song)
    }
}
