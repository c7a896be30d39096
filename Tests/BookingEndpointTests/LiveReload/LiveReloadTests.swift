import HTTPTypes
import Testing

@testable import BookingEndpoint

struct LiveReloadTests {
    let sample: SampleSite
    let problem = BuildProblem(
        path: "content/pages/a.md",
        line: 4,
        column: 14,
        message: "It's </script> \u{2028} wrong.",
        hint: nil,
        excerpt: "duration: soon",
        caretLength: 4
    )

    init() throws { sample = try SampleSite() }

    @Test(arguments: ["/", "/ada-intro/", "/missing", "/%00"])
    func `a page follows the builds in watch mode only`(target: String) async throws {
        let element = #"<script src="/_bookplate/reload.js" data-build="test-0" defer></script>"#
        let plain = try await sample.client().send(.get, target)
        #expect(!plain.body.contains("_bookplate"))
        let watched = try await sample.client(liveReload: LiveReload(instance: "test"))
            .send(.get, target)
        #expect(watched.body.contains(element))
        #expect(watched["Content-Length"] == "\(watched.body.utf8.count)")
    }

    @Test func `other files are sent as they are`() async throws {
        let client = sample.client(liveReload: LiveReload(instance: "test"))
        #expect(try await client.send(.get, "/buttons/blue/book.svg").body == "<svg/>")
    }

    @Test func `the files of watch mode are not served without it`() async throws {
        for name in ["events", "reload.js", "reload.css"] {
            #expect(try await sample.client().send(.get, "/_bookplate/\(name)").status == 404)
        }
    }

    @Test func `a page that was loaded before a build has another tag after it`() async throws {
        let liveReload = LiveReload(instance: "test")
        let client = sample.client(liveReload: liveReload)
        let tag = try #require(try await client.send(.get, "/")["ETag"])
        #expect(try await client.send(.get, "/", [.ifNoneMatch: tag]).status == 304)
        await liveReload.send(.reload)
        #expect(try await client.send(.get, "/", [.ifNoneMatch: tag]).status == 200)
    }

    @Test func `script and stylesheet lie beside the site`() async throws {
        let client = sample.client(path: "/sub/", liveReload: LiveReload(instance: "test"))
        let script = try await client.send(.get, "/sub/_bookplate/reload.js")
        #expect(script["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(script["Cross-Origin-Resource-Policy"] == "same-origin")
        #expect(script.body.contains("EventSource"))
        #expect(try await client.send(.get, "/sub/_bookplate/reload.css").status == 200)
        #expect(try await client.send(.get, "/_bookplate/reload.js").status == 404)
        #expect(
            try await client.send(.get, "/sub/").body.contains(#"src="/sub/_bookplate/reload.js""#)
        )
        #expect(try await client.send(.head, "/sub/_bookplate/events").status == 200)
        #expect(try await client.send(.post, "/sub/_bookplate/events").status == 405)
    }

    @Test(arguments: [
        ("<head></head><p>", "<head>+</head><p>"), ("<HEAD></HEAD >", "<HEAD></HEAD >+"),
        ("a<b></he</HEAD>", "a<b></he+</HEAD>"), ("no head", "no head+"), ("", "+"), ("<", "<+"),
    ])
    func `the element stands at the end of the head`(page: String, expected: String) {
        let script = ReloadScript(path: "/", build: "b")
        let element = String(decoding: script.inserted(into: []), as: UTF8.self)
        let result = String(decoding: script.inserted(into: Array(page.utf8)), as: UTF8.self)
        #expect(result.replacing(element, with: "+") == expected)
    }

    @Test func `a page is told what it does not know`() {
        var stream = EventStream()
        var state = LiveReload.State(build: "test-1")
        func text() -> String { String(decoding: stream.text(for: state), as: UTF8.self) }
        #expect(text() == "retry: 500\nevent: hello\ndata: {\"build\":\"test-1\"}\n\n")
        #expect(text() == ":\n\n")
        state.problems = [problem]
        let diagnostics = text()
        #expect(
            diagnostics.hasPrefix("event: diagnostics\ndata: {\"problems\":[{\"warning\":false,")
        )
        #expect(diagnostics.split(separator: "\n").count == 2)
        #expect(text() == ":\n\n")
        state = LiveReload.State(build: "test-2")
        #expect(
            text() == """
                event: reload
                data: {"build":"test-2"}

                event: diagnostics
                data: {"problems":[]}


                """
        )
    }

    @Test func `a reader who waits gets the latest state only`() async throws {
        let liveReload = LiveReload(instance: "test")
        let subscription = try #require(await liveReload.subscribe())
        for _ in 0..<1000 { await liveReload.send(.reload) }
        await liveReload.send(.diagnostics([problem]))
        subscription.end()
        var states: [LiveReload.State] = []
        for await state in subscription.states { states.append(state) }
        #expect(states == [LiveReload.State(build: "test-1000", problems: [problem])])
    }

    @Test func `there is an end to open streams`() async throws {
        let liveReload = LiveReload(instance: "test")
        var last: LiveReload.Subscription?
        while let subscription = await liveReload.subscribe() { last = subscription }
        let open = try #require(last)
        #expect(open.number == 256)
        await liveReload.unsubscribe(open)
        #expect(await liveReload.subscribe() != nil)
    }
}
