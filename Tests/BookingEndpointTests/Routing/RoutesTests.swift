import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Testing

@testable import BookingEndpoint

struct RoutesTests {
    let sample: SampleSite
    private static let json: HTTPFields = [.contentType: "application/json"]

    init() throws { sample = try SampleSite() }

    /// Routes that answer with what they were given.
    private func client(below prefix: String = "/") -> InProcessClient {
        sample.client(routes: Routes(below: prefix, Self.routes))
    }

    private static let routes = [
        Route(.get, "/v1/pages/{link}/times") { request in
            try text("times of \(request.parameter("link")) \(request.query.value("zone") ?? "-")")
        },
        Route(.get, "/m/{token}") { try text("manage \($0.parameter("token"))") },
        Route(.get, "/m/{token}.ics") { try text("calendar \($0.parameter("token"))") },
        Route(.get, "/m/help") { _ in text("help") },
        Route(.post, "/m/{id}/cancel", .bringsToken) { try text("cancel \($0.parameter("id"))") },
        Route(.post, "/v1/bookings", accepts: [.json]) { request in
            text("\(request.body.count) \(request.form == .json) \(request.client)")
        },
        Route(.get, "/v1/bookings") { _ in text("list") },
        Route(.delete, "/v1/bookings") { _ in text("deleted") },
        Route(.post, "/bookings", accepts: [.form]) { request in
            let fields = try request.formFields()
            return try text("\(fields.value("name") ?? "-") \(fields.values("guest"))")
        },
        Route(.get, "/refused") { _ in throw Refusal.slotTaken(nearest: ["2026-01-01T10:00:00Z"]) },
        Route(.get, "/fields") { _ in
            throw Refusal.unprocessable([FieldProblem("email", "Is this an <address>?")])
        },
        Route(.get, "/limited") { _ in throw Refusal.tooManyRequests(retryAfter: .milliseconds(1))
        },
        Route(.get, "/failing") { _ in throw Failure(secret: "/var/secret.sqlite") },
        Route(.get, "/json") { _ in .json(["a": "<"], status: .created) },
        Route(.get, "/page") { _ in .page(html { body { "a < b" } }) },
        Route(.get, "/after") { _ in .seeOther("/m/abc") },
        Route(.get, "/inner") { try text($0.parameter("missing")) },
    ]

    private struct Failure: Error { let secret: String }

    static func text(_ text: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/v1/pages/ada/times", "GET, HEAD"),
        (.options, "/v1/pages/ada/times", "GET, HEAD"), (.get, "/m/a/cancel", "POST"),
        (.head, "/m/a/cancel", "POST"), (.put, "/v1/bookings", "DELETE, GET, HEAD, POST"),
        (.trace, "/v1/bookings", "DELETE, GET, HEAD, POST"), (.post, "/m/a.ics", "GET, HEAD"),
        (.connect, "/m/help", "GET, HEAD"), (.post, "/ada-intro/", "GET, HEAD"),
    ])
    func `a method that has no route is refused with those that have`(
        method: HTTPRequest.Method,
        target: String,
        allowed: String
    ) async throws {
        let answer = try await client().send(method, target)
        #expect(answer.status == 405)
        #expect(answer["Allow"] == allowed)
    }

    @Test(arguments: [
        ("text/plain", 415), ("multipart/form-data; boundary=x", 415),
        ("application/x-www-form-urlencoded", 415), ("application/jsonx", 415), ("", 415),
        ("application/json; charset=utf-16", 415), ("application/json; charset=utf-8; a=b", 415),
        ("application/json", 200), ("Application/JSON ; charset=UTF-8", 200),
    ])
    func `a body has a type that the route takes`(type: String, status: Int) async throws {
        let headers: HTTPFields = [.contentType: type, .origin: "http://localhost:8080"]
        let answer = try await client().send(.post, "/v1/bookings", headers, body: "{}")
        #expect(answer.status == status)
    }

    @Test func `a body without a type, with two, or coded, is refused`() async throws {
        let client = client()
        let own: HTTPFields = [.origin: "http://localhost:8080"]
        #expect(try await client.send(.post, "/v1/bookings", own, body: "{}").status == 415)
        var headers = Self.json
        headers[.contentEncoding] = "identity"
        #expect(try await client.send(.post, "/v1/bookings", headers, body: "{}").status == 415)
        var twice = Self.json
        twice[.origin] = "http://localhost:8080"
        twice.append(HTTPField(name: .contentType, value: "application/json"))
        #expect(try await client.send(.post, "/v1/bookings", twice, body: "{}").status == 400)
    }

    @Test func `a body holds at most 16 KiB`() async throws {
        let body = String(repeating: "a", count: 16_384)
        let client = client()
        let answer = try await client.send(.post, "/v1/bookings", Self.json, body: body)
        #expect(answer.body == "16384 true v4(3325256711)")
        let more = try await client.send(.post, "/v1/bookings", Self.json, body: body + "a")
        #expect(more.status == 413)
    }

    @Test(arguments: [
        ("/v1/pages/ada/times?zone=a&zone=b", 400), ("/m/a?x=%zz", 400), ("/m/a?x=%00", 400),
        ("/m/a?x=%c3", 400), ("/m/%zz", 400), ("/m/a%00", 400), ("/m/..", 404), ("/m/a%2fb", 404),
        ("/m//cancel", 404), ("/v1/pages//times", 404), ("/m/", 404), ("/M/a", 404),
    ])
    func `an address that cannot be read is refused`(target: String, status: Int) async throws {
        #expect(try await client().send(.get, target).status == status)
    }

    @Test(arguments: [
        ("/v1/pages/ada/times?zone=Europe%2FLondon", "times of ada Europe/London"),
        ("/v1/pages/ada/times?zone=a+b&x=%26", "times of ada a b"), ("/m/abc", "manage abc"),
        ("/m/abc.ics", "calendar abc"), ("/m/help", "help"), ("/v1/bookings", "list"),
    ])
    func `the route that says most of an address answers`(
        target: String,
        expected: String
    ) async throws {
        #expect(try await client().send(.get, target).body == expected)
    }

    @Test func `HEAD is answered by what answers GET, without its body`() async throws {
        let answer = try await client().send(.head, "/m/abc")
        #expect(answer.status == 200)
        #expect(answer["Content-Length"] == "10")
        #expect(answer.body.isEmpty)
    }

    @Test func `an answer has the form that its handler names`() async throws {
        let json = try await client().send(.get, "/json")
        #expect(json.status == 201)
        #expect(json["Content-Type"] == "application/json")
        #expect(json.body == #"{"a":"\u003c"}"#)
        let page = try await client().send(.get, "/page")
        #expect(page.body == "<!DOCTYPE html><html><body>a &lt; b</body></html>")
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        let after = try await client().send(.get, "/after")
        #expect(after.status == 303)
        #expect(after["Location"] == "/m/abc")
    }

    @Test func `a form comes with its fields`() async throws {
        let answer = try await client().send(
            .post,
            "/bookings",
            [.contentType: "application/x-www-form-urlencoded", .origin: "http://localhost:8080"],
            body: "name=Ada+L%C3%B6ve&guest=a%40b&guest=&"
        )
        #expect(answer.body == #"Ada Löve ["a@b", ""]"#)
        #expect(try await client().send(.post, "/m/x/cancel").body == "cancel x")
    }

    @Test func `routes lie below their prefix only, and the site beside them`() async throws {
        let client = client(below: "/book%20ing/here/")
        #expect(try await client.send(.get, "/book%20ing/here/m/abc").body == "manage abc")
        #expect(try await client.send(.get, "/m/abc").status == 404)
        #expect(try await client.send(.get, "/ada-intro/").body == SampleSite.page)
    }

    @Test func `a refusal says what a program needs`() async throws {
        let accept: HTTPFields = [.accept: "application/json"]
        let taken = try await client().send(.get, "/refused", accept)
        #expect(taken.status == 409)
        #expect(taken.body.contains(#""type":"urn:bookplate:problem:slot-taken""#))
        #expect(taken.body.hasSuffix(#","nearest":["2026-01-01T10:00:00Z"]}"#))
        let fields = try await client().send(.get, "/fields", accept)
        #expect(fields.status == 422)
        #expect(fields.body.contains(#"{"field":"email","detail":"Is this an \u003caddress"#))
        #expect(try await client().send(.get, "/fields").body.contains("an &lt;address"))
        let limited = try await client().send(.get, "/limited", accept)
        #expect(limited.status == 429)
        #expect(limited["Retry-After"] == "1")
    }

    @Test(arguments: ["/failing", "/inner"])
    func `a failure tells no inner detail`(target: String) async throws {
        let answer = try await client().send(.get, target)
        #expect(answer.status == 500)
        #expect(!answer.body.contains("secret") && !answer.body.contains("Failure"))
    }
}
