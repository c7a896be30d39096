import Scheduling
import Testing

struct LinkRequestTests {
    private let now = Instant(clamping: 1_796_083_200)
    private let page: BookingPage

    init() throws {
        let consent = FormField(
            id: "terms",
            label: "Terms",
            help: nil,
            kind: .consent,
            isRequired: true
        )
        let topic = FormField(
            id: "topic",
            label: "Topic",
            help: nil,
            kind: .text(maximum: 100),
            isRequired: false
        )
        page = BookingPage(
            id: try #require(DefinitionID("ada-intro")),
            title: "Intro",
            link: try PublicLink("ada-intro"),
            host: Host(id: try #require(DefinitionID("ada")), name: "Ada Lovelace", zone: "UTC"),
            events: try ["walk", "talk"].map { name in
                EventType(
                    id: try #require(DefinitionID(name)),
                    name: name,
                    durations: [.minutes(30)]
                )
            },
            zone: "UTC",
            hours: WeeklyHours(),
            form: [topic, consent]
        )
    }

    private func problems(_ change: (inout LinkRequest) -> Void) -> [String: FieldProblem] {
        var request = LinkRequest()
        change(&request)
        guard case .failure(let problems) = request.terms(of: page, at: now) else { return [:] }
        return Dictionary(uniqueKeysWithValues: problems.all.map { ($0.name, $0.problem) })
    }

    private func terms(_ change: (inout LinkRequest) -> Void = { _ in }) throws -> LinkTerms {
        var request = LinkRequest()
        change(&request)
        return try request.terms(of: page, at: now).get()
    }

    private func text(seconds: Int) -> String { Instant(clamping: now.seconds + seconds).text }

    // MARK: What is refused

    @Test(arguments: ["swim", "", "Walk", "walk ", "walk\u{301}"])
    func `an event that the page has not is named`(event: String) {
        #expect(problems { $0.event = event } == ["event": .notAnOption])
    }

    @Test func `only the page's host can be asked for, or one of those given`() throws {
        #expect(problems { $0.host = "grace" } == ["host": .notAnOption])
        let grace = try #require(DefinitionID("grace"))
        var request = LinkRequest()
        request.host = "ada"
        guard case .failure = request.terms(of: page, with: [grace], at: now) else {
            Issue.record("A host who is not to be found can be asked for.")
            return
        }
        request.host = "grace"
        let terms = try request.terms(of: page, with: [grace], at: now).get()
        #expect(terms.restriction.host == grace)
    }

    @Test(arguments: ["soon", "", "2026-12-01", "2026-12-01T10:00", "2026-13-01T10:00:00Z"])
    func `a time that is none is refused`(time: String) {
        #expect(problems { $0.times = [text(seconds: 60), time] } == ["times": .notDate])
    }

    @Test func `times that have begun, and too many of them, are refused`() {
        #expect(problems { $0.times = [text(seconds: 0)] } == ["times": .notDate])
        let many = (1...LinkRestriction.maximumStarts + 1).map { text(seconds: $0 * 60) }
        #expect(problems { $0.times = many } == ["times": .tooMany(50)])
    }

    @Test(arguments: ["soon", "", "0m", "-1d", "1y", "2026-01-01T00:00:00Z", "99999999999999d"])
    func `an end that is none or is over is refused`(end: String) {
        #expect(problems { $0.expires = end } == ["expires": .notDate])
    }

    @Test func `a life of more than ninety days is refused, to the second`() throws {
        #expect(problems { $0.expires = "91d" } == ["expires": .above(90)])
        let longest = 90 * 86_400
        #expect(problems { $0.expires = text(seconds: longest + 1) } == ["expires": .above(90)])
        let last = try terms { $0.expires = text(seconds: longest) }
        #expect(last.expires.text == text(seconds: longest))
    }

    @Test func `words that are too long or hold controls are refused`() {
        let long = String(repeating: "x", count: 101)
        #expect(problems { $0.title = String(long.prefix(76)) } == ["title": .tooLong(75)])
        #expect(problems { $0.name = long } == ["name": .tooLong(100)])
        #expect(problems { $0.title = "a\u{7}b" } == ["title": .malformed])
        #expect(problems { $0.name = "a\u{0}b" } == ["name": .malformed])
        #expect(problems { $0.email = "nobody" } == ["email": .notEmail])
    }

    @Test func `answers to questions that nobody asks, and consents, are refused`() {
        let answers = [
            LinkAnswer(field: "gone", value: "x"), LinkAnswer(field: "terms", value: "yes"),
            LinkAnswer(field: "topic", value: String(repeating: "x", count: 501)),
        ]
        #expect(
            problems { $0.answers = answers } == [
                "answers.gone": .malformed, "answers.terms": .malformed,
                "answers.topic": .tooLong(500),
            ]
        )
        let many = (0..<31).map { LinkAnswer(field: "topic", value: "\($0)") }
        #expect(problems { $0.answers = many } == ["answers": .tooMany(30)])
    }

    @Test func `all that is wrong is said at once`() {
        let found = problems { request in
            (request.event, request.host, request.expires) = ("swim", "bob", "soon")
            (request.email, request.times) = ("nobody", ["soon"])
        }
        #expect(Set(found.keys) == ["event", "host", "expires", "email", "times"])
    }

    // MARK: What is agreed

    @Test func `a request that says nothing is a link for everything, for two weeks`() throws {
        let terms = try terms()
        #expect(terms.page == page.id && terms.restriction == LinkRestriction())
        #expect(terms.customer == nil && terms.title == nil && terms.created == now)
        #expect(terms.expires.seconds == now.seconds + 14 * 86_400)
    }

    @Test func `a link is what was asked for`() throws {
        let terms = try terms { request in
            (request.event, request.host, request.title) = ("talk", "ada", "For you")
            (request.expires, request.name) = ("36h", "Grace Hopper")
            (request.email, request.skip) = ("grace@example.com", true)
            request.times = [text(seconds: 120), text(seconds: 60), text(seconds: 120)]
            request.answers = [LinkAnswer(field: "topic", value: "COBOL")]
        }
        #expect(terms.restriction.event?.text == "talk" && terms.restriction.host?.text == "ada")
        #expect(terms.restriction.starts.map(\.text) == [text(seconds: 60), text(seconds: 120)])
        #expect(terms.title == "For you" && terms.expires.seconds == now.seconds + 36 * 3600)
        let customer = try #require(terms.customer)
        #expect(customer.name == "Grace Hopper" && customer.email?.text == "grace@example.com")
        #expect(customer.answers.map(\.field) == ["topic", "skip"])
        let link = terms.link(try #require(LinkID("0123456789abcdef")))
        #expect(link.state(at: now) == .unused && link.customer == customer)
    }
}
