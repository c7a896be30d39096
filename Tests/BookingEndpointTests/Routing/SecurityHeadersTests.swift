import HTTPTypes
import Hummingbird
import Testing

@testable import BookingEndpoint

struct SecurityHeadersTests {
    let sample: SampleSite
    private static let routes = Routes([
        Route(.get, "/v1/times", .isShared) { _ in RoutesTests.text("times") },
        Route(.get, "/book") { _ in
            var page = RoutesTests.text("page")
            page.headers[.contentType] = "text/html; charset=utf-8"
            page.headers[.contentSecurityPolicy] = "default-src 'self'; frame-ancestors 'none'"
            page.headers[.cacheControl] = "private"
            return page
        },
        Route(.get, "/gone") { _ in throw Refusal.gone },
        Route(.get, "/failing") { _ in throw Refusal.failure },
        Route(.post, "/bookings") { _ in RoutesTests.text("booked") },
    ])

    init() throws { sample = try SampleSite() }

    @Test(arguments: [
        "/", "/robots.txt", "/missing", "/%00", "/ada-intro", "/_bookplate/reload.js",
        "/" + String(repeating: "a", count: 5000), "/v1/times", "/book", "/gone", "/failing",
        "/bookings", "/photo.JPG",
    ])
    func `every answer carries the security headers`(target: String) async throws {
        for liveReload in [nil, LiveReload(instance: "test")] {
            let client = sample.client(
                policy: "base-uri 'none'",
                routes: Self.routes,
                liveReload: liveReload
            )
            for host in ["localhost:8080", "evil.example"] {
                for method in [HTTPRequest.Method.get, .head, .post, .options, .trace] {
                    let answer = try await client.send(method, target, host: host)
                    #expect(answer["X-Content-Type-Options"] == "nosniff")
                    #expect(answer["Referrer-Policy"] == "no-referrer")
                    #expect(answer["Permissions-Policy"]?.contains("camera=()") == true)
                    #expect(answer["Cross-Origin-Resource-Policy"] != nil)
                    #expect(answer["Server"] == nil)
                    let policy = try #require(answer["Content-Security-Policy"])
                    #expect(policy.hasSuffix("; frame-ancestors 'none'"))
                    let isPage = answer["Content-Type"]?.hasPrefix("text/html") == true
                    #expect(answer["Cross-Origin-Opener-Policy"] == (isPage ? "same-origin" : nil))
                }
            }
        }
    }

    @Test(arguments: [
        ("/v1/times", "default-src 'none'; frame-ancestors 'none'", "no-store", "same-origin"),
        ("/gone", "default-src 'none'; frame-ancestors 'none'", "no-store", "same-origin"),
        ("/book", "default-src 'self'; frame-ancestors 'none'", "private", "same-origin"),
        ("/", "frame-ancestors 'none'", "no-cache", "same-origin"),
        ("/buttons/blue/book.png", "frame-ancestors 'none'", "no-cache", "cross-origin"),
    ])
    func `what a handler says of itself stands, and else the strictest`(
        target: String,
        policy: String,
        cacheControl: String,
        resourcePolicy: String
    ) async throws {
        let answer = try await sample.client(routes: Self.routes).send(.get, target)
        #expect(answer["Content-Security-Policy"] == policy)
        #expect(answer["Cache-Control"] == cacheControl)
        #expect(answer["Cross-Origin-Resource-Policy"] == resourcePolicy)
    }
}
