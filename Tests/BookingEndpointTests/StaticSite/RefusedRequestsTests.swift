import HTTPTypes
import TemporaryFolders
import Testing

@testable import BookingEndpoint

struct RefusedRequestsTests {
    let sample: SampleSite

    init() throws { sample = try SampleSite() }

    @Test func `nothing outside the site is reached`() async throws {
        let client = sample.client()
        for target in Attacks.targets {
            let answer = try await client.send(.get, target)
            #expect(answer.status == 404 || answer.status == 400, "\(target)")
            #expect(!answer.body.contains("secret"), "\(target)")
        }
    }

    @Test(arguments: ["_redirects", "_headers", "CNAME", ".htaccess", ".nojekyll", ".env"])
    func `what is for the site's hosts alone is not served`(name: String) async throws {
        try sample.folder.write("site/" + name, "secret")
        let answer = try await sample.client().send(.get, "/" + name)
        #expect(answer.status == 404)
        #expect(!answer.body.contains("secret"))
    }

    @Test(arguments: [
        HTTPRequest.Method.post, .put, .delete, .options, .trace, .patch, .connect,
    ])
    func `only reading is allowed`(method: HTTPRequest.Method) async throws {
        let answer = try await sample.client().send(method, "/")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD")
    }

    @Test(arguments: [
        "evil.example", "localhost", "localhost:1", "localhost:8080.evil.example", "127.0.0.1:80",
        "127.0.0.1:8080@evil.example", "[::1]", "[::1]:8081", "0.0.0.0:8080", "10.0.0.1:8080",
        "localhost:018080", "localhost:+8080", "127.0.0.1:08080",
        "book.example.com:+443", "book.example.com:", "book.example.com:99999", "localhost:-8080",
        "localhost:", "localhost:x8080", "localhost:\u{0668}\u{0660}\u{0668}\u{0660}",
        "other.example", "other.example:8444", "localhost.:8080",
    ])
    func `a foreign host is refused`(host: String) async throws {
        #expect(try await sample.client().send(.get, "/", host: host).status == 421)
    }

    @Test(arguments: [nil, ""])
    func `a request must name a host`(host: String?) async throws {
        #expect(try await sample.client().send(.get, "/", host: host).status == 400)
    }

    @Test func `a second host is refused`() async throws {
        let name = try #require(HTTPField.Name("Host"))
        let answer = try await sample.client().send(.get, "/", [name: "localhost:8080"])
        #expect(answer.status == 400)
    }

    @Test(arguments: [
        "localhost:8080", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "book.example.com",
        "book.example.com:443", "other.example:8443",
    ])
    func `the server's own and the named hosts are served`(host: String) async throws {
        #expect(try await sample.client().send(.get, "/", host: host).status == 200)
    }

    @Test func `a target of more than 4 KiB is refused`() async throws {
        let client = sample.client()
        let longest = "/?" + String(repeating: "a", count: 4094)
        #expect(try await client.send(.get, longest).status == 200)
        #expect(try await client.send(.get, longest + "a").status == 414)
    }

    @Test(arguments: [
        (nil, "text/html; charset=utf-8"), ("*/*", "text/html; charset=utf-8"),
        ("text/html, application/json", "text/html; charset=utf-8"),
        ("application/json", "application/problem+json"),
        ("application/problem+json;q=0.9", "application/problem+json"),
    ])
    func `a refusal comes in the form asked for`(accept: String?, type: String) async throws {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        for target in ["/missing", "/%00"] {
            let answer = try await sample.client().send(.get, target, headers)
            #expect(answer["Content-Type"] == type)
        }
    }

    @Test func `a refusal tells no inner detail`() async throws {
        try sample.folder.remove("site")
        let answer = try await sample.client().send(.get, "/a<b>/", [.accept: "text/html"])
        #expect(answer.status == 404)
        #expect(!answer.body.contains(sample.folder.path))
        #expect(!answer.body.contains("a<b>"))
    }
}
