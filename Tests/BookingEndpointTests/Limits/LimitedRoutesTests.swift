import HTTPTypes
import Testing

@testable import BookingEndpoint

struct LimitedRoutesTests {
    let sample: SampleSite

    init() throws { sample = try SampleSite() }

    private func client() -> InProcessClient {
        let once = Rate(burst: 1, then: .seconds(60))
        let often = Rate(burst: 4, then: .seconds(60))
        let routes = Routes([
            Route(.get, "/book/{link}", limits: [.parameter("link", once), .client(often)]) { _ in
                RoutesTests.text("page")
            },
            Route(.post, "/bookings", .bringsToken, limits: []) { request in
                try request.use("recipient", request.formFields().value("to") ?? "", at: once)
                return RoutesTests.text("booked")
            },
            Route(.post, "/m/{token}", .bringsToken) { _ in RoutesTests.text("done") },
        ])
        return sample.client(
            routes: routes,
            proxies: TrustedProxies(["198.51.100.7"]) ?? TrustedProxies(),
            limiter: RateLimiter { .zero }
        )
    }

    private func from(_ address: String) throws -> HTTPFields {
        [try #require(HTTPField.Name("X-Forwarded-For")): address]
    }

    @Test func `one thing is limited for all clients together`() async throws {
        let client = client()
        let first = try await client.send(.get, "/book/ada", try from("192.0.2.1"))
        #expect(first.status == 200)
        let second = try await client.send(.get, "/book/ada", try from("192.0.2.2"))
        #expect(second.status == 429)
        #expect(second["Retry-After"] == "300")
        let other = try await client.send(.get, "/book/ellen", try from("192.0.2.2"))
        #expect(other.status == 200)
    }

    @Test func `one client is limited over all things`() async throws {
        let client = client()
        let mine = try from("192.0.2.1")
        for link in ["a", "b", "c", "d"] {
            #expect(try await client.send(.get, "/book/\(link)", mine).status == 200)
        }
        #expect(try await client.send(.get, "/book/e", mine).status == 429)
        // What the client was refused is still there for others.
        let other = try await client.send(.get, "/book/e", try from("192.0.2.2"))
        #expect(other.status == 200)
    }

    @Test func `an address before the proxy's word changes nothing`() async throws {
        let client = client()
        for number in 0..<4 {
            let chain = try from("10.0.0.\(number), 192.0.2.1")
            #expect(try await client.send(.get, "/book/\(number)", chain).status == 200)
        }
        let chain = try from("10.0.0.9, 192.0.2.1")
        #expect(try await client.send(.get, "/book/x", chain).status == 429)
    }

    @Test func `a token is limited for all clients together, however it is written`() async throws {
        let once = Rate(burst: 1, then: .seconds(60))
        let client = sample.client(
            routes: Routes([
                Route(.get, "/m/{token}", limits: [.token("token", once)]) { _ in
                    RoutesTests.text("meeting")
                }
            ]),
            limiter: RateLimiter { .zero }
        )
        let token = "0123456789abcdefghjkmnpqrs"
        #expect(try await client.send(.get, "/m/\(token)").status == 200)
        for same in [token, token.uppercased(), "o123456789abcdefghjkmnpqrs"] {
            #expect(try await client.send(.get, "/m/\(same)").status == 429, "\(same)")
        }
        #expect(try await client.send(.get, "/m/\(token.dropLast())t").status == 200)
        // What is no token opens nothing, so that nobody is kept from it.
        for _ in 0..<3 { #expect(try await client.send(.get, "/m/none").status == 200) }
    }

    @Test func `what a body names is limited too`() async throws {
        let client = client()
        let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        #expect(try await client.send(.post, "/bookings", form, body: "to=a").status == 200)
        #expect(try await client.send(.post, "/bookings", form, body: "to=a").status == 429)
        #expect(try await client.send(.post, "/bookings", form, body: "to=b").status == 200)
    }

    @Test func `changing things is limited without a word`() async throws {
        let client = client()
        for _ in 0..<Rate.changing.burst {
            #expect(try await client.send(.post, "/m/a").status == 200)
        }
        #expect(try await client.send(.post, "/m/b").status == 429)
        #expect(try await client.send(.get, "/").status == 200)
    }
}
