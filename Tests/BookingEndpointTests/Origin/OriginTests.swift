import HTTPTypes
import Testing

@testable import BookingEndpoint

struct OriginTests {
    let sample: SampleSite

    init() throws { sample = try SampleSite() }

    private func send(
        _ method: HTTPRequest.Method,
        _ target: String,
        _ fields: [(String, String)],
        host: String = "localhost:8080"
    ) async throws -> InProcessClient.Answer {
        let routes = Routes([
            Route(.post, "/v1/bookings", .isShared) { _ in RoutesTests.text("booked") },
            Route(.get, "/v1/bookings") { _ in RoutesTests.text("list") },
            Route(.post, "/bookings") { _ in RoutesTests.text("booked") },
            Route(.post, "/m/{token}/cancel", .bringsToken) { _ in RoutesTests.text("done") },
            Route(.get, "/v1/times", .isShared) { _ in RoutesTests.text("times") },
            Route(.get, "/v1/none", .isShared) { _ in throw Refusal.gone },
            Route(.post, "/v1/keyed", .asksForKey) { _ in throw Refusal.unauthorized },
            Route(.get, "/v1/keyed") { _ in RoutesTests.text("list") },
        ])
        var headers: HTTPFields = [:]
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return try await sample.client(routes: routes).send(method, target, host: host, headers)
    }

    static let foreign = [
        "https://evil.example", "http://ada.example", "https://ada.example:8443",
        "https://ada.example.evil.example", "https://evil-ada.example", "https://ada.example.",
        "https://ADA.example", "https://ada.example/", "https://ada.example:443",
        "https://sub.ada.example", "https://ada.example@evil.example", "nullx", "", "*", "file://",
        "https://localhost", "http://localhost:8081", "http://127.0.0.1:8080",
        "https://ada.example, https://ada.example", "https://ada.example\u{301}",
    ]

    @Test(arguments: foreign)
    func `another site's page may send nothing`(origin: String) async throws {
        let json = ("Content-Type", "application/json")
        for target in ["/v1/bookings", "/bookings", "/m/abc/cancel"] {
            let answer = try await send(.post, target, [("Origin", origin), json])
            #expect(answer.status == 403)
        }
    }

    @Test(arguments: foreign + ["null"])
    func `another site's script may read nothing`(origin: String) async throws {
        for target in ["/v1/times", "/v1/none", "/v1/bookings"] {
            let answer = try await send(.get, target, [("Origin", origin)])
            #expect(answer["Access-Control-Allow-Origin"] == nil)
        }
        let asked = [("Origin", origin), ("Access-Control-Request-Method", "POST")]
        let preflight = try await send(.options, "/v1/bookings", asked)
        #expect(preflight.status == 403)
        #expect(preflight["Access-Control-Allow-Origin"] == nil)
    }

    @Test(arguments: [
        ([("Sec-Fetch-Site", "cross-site")], 403), ([("Sec-Fetch-Site", "same-site")], 403),
        ([("Sec-Fetch-Site", "")], 403), ([("Sec-Fetch-Site", "Same-Origin")], 403),
        ([("Origin", "null"), ("Sec-Fetch-Site", "cross-site")], 403), ([("Origin", "null")], 403),
        ([], 403), ([("Content-Type", "application/x-www-form-urlencoded")], 403),
        ([("Content-Type", "text/plain")], 403), ([("Referer", "https://ada.example/")], 403),
        ([("Origin", "https://ada.example"), ("Origin", "https://ada.example")], 400),
        ([("Sec-Fetch-Site", "same-origin")], 200), ([("Sec-Fetch-Site", "none")], 200),
        ([("Origin", "null"), ("Sec-Fetch-Site", "same-origin")], 200),
        ([("Content-Type", "application/json")], 200), ([("Origin", "https://ada.example")], 200),
        ([("Origin", "https://book.example.com")], 200),
        ([("Origin", "http://localhost:8080")], 200),
        ([("Origin", "https://ada.example"), ("Sec-Fetch-Site", "cross-site")], 200),
    ])
    func `who sends data says where from, or brings what a form cannot send`(
        fields: [(String, String)],
        status: Int
    ) async throws {
        #expect(try await send(.post, "/bookings", fields).status == status)
    }

    @Test func `a token is enough where nothing is said of the origin`() async throws {
        #expect(try await send(.post, "/m/abc/cancel", []).status == 200)
        let foreign = [("Sec-Fetch-Site", "cross-site")]
        #expect(try await send(.post, "/m/abc/cancel", foreign).status == 403)
    }

    @Test func `the origin that the request names as its host is its own`() async throws {
        for (host, origin, status) in [
            ("other.example:8443", "https://other.example:8443", 200),
            ("book.example.com:443", "https://book.example.com", 200),
            ("Book.Example.com", "http://book.example.com", 200),
            ("other.example:8443", "https://localhost:8080", 403),
        ] {
            let answer = try await send(.post, "/bookings", [("Origin", origin)], host: host)
            #expect(answer.status == status, "\(host)")
        }
    }

    @Test func `the site's scripts may read shared answers, refusals too`() async throws {
        let origin = [("Origin", "https://ada.example")]
        for (target, status) in [("/v1/times", 200), ("/v1/none", 410)] {
            let answer = try await send(.get, target, origin)
            #expect(answer.status == status)
            #expect(answer["Access-Control-Allow-Origin"] == "https://ada.example")
            #expect(answer["Access-Control-Allow-Credentials"] == nil)
            #expect(answer["Vary"] == "Origin")
        }
        #expect(try await send(.get, "/v1/times", [])["Vary"] == "Origin")
        let other = try await send(.post, "/bookings", origin)
        #expect(other["Access-Control-Allow-Origin"] == nil)
    }

    @Test func `a browser is told what it may send`() async throws {
        let asked = [("Origin", "https://ada.example"), ("Access-Control-Request-Method", "POST")]
        let answer = try await send(.options, "/v1/bookings", asked)
        #expect(answer.status == 204)
        #expect(answer["Access-Control-Allow-Origin"] == "https://ada.example")
        #expect(answer["Access-Control-Allow-Methods"] == "POST")
        #expect(answer["Access-Control-Allow-Headers"] == "content-type, idempotency-key")
        #expect(answer["Access-Control-Max-Age"] == "600")
        #expect(answer["Vary"] == "Origin")
    }

    @Test(arguments: ["null", "https://ada.example", "https://elsewhere.example"])
    func `scripts of any page may use what asks for a key, and nothing else there`(
        origin: String
    ) async throws {
        let asked = [("Origin", origin), ("Access-Control-Request-Method", "POST")]
        let answer = try await send(.options, "/v1/keyed", asked)
        #expect(answer.status == 204)
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["Access-Control-Allow-Methods"] == "POST")
        #expect(answer["Access-Control-Allow-Headers"] == "authorization, content-type")
        #expect(answer["Access-Control-Allow-Credentials"] == nil)
        let foreign = [("Origin", origin), ("Sec-Fetch-Site", "cross-site")]
        let refused = try await send(.post, "/v1/keyed", foreign)
        #expect(refused.status == 401)
        #expect(refused["Access-Control-Allow-Origin"] == "*")
        let list = try await send(.get, "/v1/keyed", foreign)
        #expect(list["Access-Control-Allow-Origin"] == nil)
        for method in ["GET", "DELETE"] {
            let other = [("Origin", origin), ("Access-Control-Request-Method", method)]
            #expect(try await send(.options, "/v1/keyed", other).status == 403)
        }
    }

    @Test(arguments: ["GET", "DELETE", "post", ""])
    func `what is not shared may not be sent`(method: String) async throws {
        let asked = [("Origin", "https://ada.example"), ("Access-Control-Request-Method", method)]
        #expect(try await send(.options, "/v1/bookings", asked).status == 403)
        #expect(try await send(.options, "/bookings", asked).status == 405)
        #expect(try await send(.options, "/v1/bookings", []).status == 405)
    }

    @Test func `no answer sets a cookie`() async throws {
        for target in ["/v1/times", "/v1/none", "/bookings", "/", "/missing", "/m/a/cancel"] {
            for method in [HTTPRequest.Method.get, .post, .options] {
                #expect(try await send(method, target, [])["Set-Cookie"] == nil)
            }
        }
    }
}
