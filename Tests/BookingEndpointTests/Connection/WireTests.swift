import HTTPTypes
import Testing

@testable import BookingEndpoint

/// Every byte of an answer, and that the connection ends after it.
@Suite(.timeLimit(.minutes(1)))
struct WireTests {
    let sample: SampleSite

    init() throws { sample = try SampleSite() }

    private func server(log: RequestLog? = nil) -> SiteServer {
        let routes = Routes([
            Route(.post, "/echo") { request in
                RoutesTests.text("got \(request.body.count)")
            }
        ])
        return SiteServer(
            configuration: ServerConfiguration(port: 0, requestLog: log),
            site: sample.site(),
            routes: routes
        )
    }

    private func answers(_ text: String) async throws -> String {
        var answers = ""
        try await withServer(server()) { port, _ in
            let text = text.replacing("HOST", with: "Host: localhost:\(port)")
            answers = try await RawConnection(port: port).exchange(text) { try await $0.readAll() }
        }
        return answers
    }

    private func statuses(_ answers: String) -> [String] {
        answers.split(separator: "HTTP/1.1 ").map { String($0.prefix(3)) }
    }

    private static let second = "GET /robots.txt HTTP/1.1\r\nHOST\r\n\r\n"

    @Test func `what can be read in two ways is answered once, and nothing after it`() async throws
    {
        try await withServer(server()) { port, _ in
            for request in AmbiguousRequests.refused {
                let second = Self.second.replacing("HOST", with: "Host: localhost:\(port)")
                let text = request.text + second
                let answer = try await RawConnection(port: port).exchange(text) {
                    try await $0.readAll()
                }
                #expect(statuses(answer).count == 1, "\(text)")
                let isOfBody = statuses(answer) == ["405"]
                #expect(
                    isOfBody || statuses(answer) == ["\(request.refusal.status.code)"],
                    "\(text)"
                )
                #expect(!answer.contains("User-agent"), "\(text)")
                #expect(answer.contains("nosniff"))
            }
        }
    }

    @Test func `what came before is answered first`() async throws {
        let answer = try await answers(Self.second + "GET / HTTP/1.1\nHOST\n\n" + Self.second)
        #expect(statuses(answer) == ["200", "400"])
    }

    @Test(arguments: [
        ("GET /\(String(repeating: "a", count: 4096)) HTTP/1.1\r\nHOST\r\n\r\n", "414"),
        ("GET /\(String(repeating: "a", count: 100_000))", "414"),
        ("GET / HTTP/1.1\r\nHOST\r\nX: \(String(repeating: "a", count: 17_000))\r\n\r\n", "431"),
        ("GET / HTTP/1.1\r\nHOST\r\n\(String(repeating: "X: a\r\n", count: 101))\r\n", "431"),
        ("GET / HTTP/1.1\r\nHOST\r\n\(String(repeating: "X: a\r\n", count: 9000))", "431"),
        ("POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 16385\r\n\r\n", "413"),
        ("POST /a HTTP/1.1\r\nHOST\r\nContent-Length: 10737418240\r\n\r\n", "413"),
        ("TRACE / HTTP/1.1\r\nHOST\r\n\r\n" + "GET / HTTP/1.0\r\n\r\n", "405"),
    ])
    func `what is too large or not taken is refused by its name`(
        text: String,
        status: String
    ) async throws {
        #expect(statuses(try await answers(text)).first == status)
    }

    @Test func `a body that grows too large is refused while it comes`() async throws {
        let chunk = "2000\r\n" + String(repeating: "a", count: 8192) + "\r\n"
        let head =
            "POST /echo HTTP/1.1\r\nHOST\r\nAccept: application/json\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        let answer = try await answers(head + String(repeating: chunk, count: 64))
        #expect(statuses(answer) == ["413"])
        #expect(answer.contains("application/problem+json"))
        #expect(answer.contains("urn:bookplate:problem:body-too-large"))
    }

    @Test func `a body comes whole, in one piece or in chunks`() async throws {
        let head = "POST /echo HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\n"
        let answer = try await answers(
            head + "Content-Length: 5\r\n\r\nabcde" + head
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        )
        #expect(statuses(answer) == ["200", "200"])
        #expect(answer.contains("got 5") && answer.contains("got 3"))
    }

    @Test func `a body that a handler refuses unread does not become a request`() async throws {
        let body = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let head = "POST /echo HTTP/1.1\r\nHOST\r\nSec-Fetch-Site: none\r\nContent-Type: a/b\r\n"
        let answer = try await answers(
            head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
                + "HEAD / HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n"
        )
        #expect(statuses(answer) == ["415", "200"])
    }

    @Test(arguments: ["/echo", "/nowhere"])
    func `a request whose body breaks off has one answer and one line in the log`(
        target: String
    ) async throws {
        let (lines, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let log = RequestLog(now: { 0 }) { continuation.yield($0) }
        try await withServer(server(log: log)) { port, _ in
            let text =
                "POST \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n"
                + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\nabc"
            let answer = try await RawConnection(port: port).exchange(text) { reader in
                try await reader.finish()
                return try await reader.readAll()
            }
            #expect(statuses(answer).count == 1)
        }
        continuation.finish()
        #expect(await lines.reduce(0) { count, _ in count + 1 } == 1)
    }

    @Test func `an address of its own in the request line must be the host's`() async throws {
        try await withServer(server()) { port, _ in
            for (host, target, status) in [
                ("localhost:\(port)", "http://localhost:\(port)/robots.txt", "200"),
                ("localhost:\(port)", "http://evil.example/robots.txt", "400"),
                ("evil.example", "http://localhost:\(port)/robots.txt", "400"),
                ("evil.example", "http://evil.example/robots.txt", "421"),
            ] {
                let text = "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
                let answer = try await RawConnection(port: port).exchange(text) {
                    try await $0.readAll()
                }
                #expect(statuses(answer) == [status], "\(target)")
            }
        }
    }

    @Test(arguments: ["1.0", "1.1\r\nConnection: Close", "1.1\r\nConnection: a,close"])
    func `the connection ends after the last answer`(version: String) async throws {
        let answer = try await answers("GET / HTTP/\(version)\r\nHOST\r\n\r\n" + Self.second)
        #expect(statuses(answer) == ["200"])
        #expect(answer.lowercased().contains("connection: close"))
    }

    @Test func `who wants another protocol gets this one`() async throws {
        let answer = try await answers(
            "POST /echo HTTP/1.1\r\nHOST\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "Content-Type: application/json\r\nContent-Length: 3\r\n\r\nabc"
        )
        #expect(statuses(answer) == ["200"])
        #expect(answer.contains("got 3"))
    }

    @Test func `who waits for a word before the body gets it`() async throws {
        try await withServer(server()) { port, _ in
            let head =
                "POST /echo HTTP/1.1\r\nHost: localhost:\(port)\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\n"
            let connection = try await RawConnection(port: port)
            try await connection.exchange(head + "Content-Length: 3\r\n\r\n") { reader in
                _ = try await reader.read(through: "HTTP/1.1 100 Continue\r\n\r\n")
                try await reader.send("abc")
                #expect(try await reader.readAll().contains("got 3"))
            }
            let tooMuch = try await RawConnection(port: port)
            let text = head + "Content-Length: 20000\r\n\r\n"
            let answer = try await tooMuch.exchange(text) { try await $0.readAll() }
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `a refused request has its line in the log`() async throws {
        let (lines, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let log = RequestLog(now: { 0 }) { continuation.yield($0) }
        try await withServer(server(log: log)) { port, _ in
            let text = "GET /secret HTTP/1.1\nHost: secret\n\n"
            _ = try await RawConnection(port: port).exchange(text) { try await $0.readAll() }
        }
        var iterator = lines.makeAsyncIterator()
        let line = String(decoding: try #require(await iterator.next()), as: UTF8.self)
        #expect(line.contains(#""status":400"#))
        #expect(!line.contains("secret"))
    }
}
