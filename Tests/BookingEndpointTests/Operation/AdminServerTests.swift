import HTTPTypes
import ServiceLifecycle
import Testing

@testable import BookingEndpoint

@Suite(.timeLimit(.minutes(1)))
struct AdminServerTests {
    let sample: SampleSite
    let metrics = Metrics()

    init() throws { sample = try SampleSite() }

    private func admin(
        port: Int = 0,
        isOptional: Bool = false,
        checks: [ReadinessCheck] = [],
        gauges: [Gauge] = []
    ) -> AdminServer {
        AdminServer(
            port: port,
            isOptional: isOptional,
            metrics: metrics,
            checks: checks,
            gauges: gauges,
            routes: [Route(.get, "/v1/own") { _ in RoutesTests.text("own") }]
        )
    }

    private func server(_ admin: AdminServer?, slow: Route? = nil) -> SiteServer {
        SiteServer(
            configuration: ServerConfiguration(port: 0),
            site: sample.site(),
            routes: Routes(slow.map { [$0] } ?? []),
            admin: admin
        )
    }

    private func client(_ admin: AdminServer) -> InProcessClient {
        InProcessClient(
            responder: SiteResponder(
                site: nil,
                routes: RouteResponder(admin.routes(connections: { 7 }))
            )
        )
    }

    private func request(_ target: String, _ port: Int) -> String {
        "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
    }

    private func get(_ target: String, _ port: Int) async throws -> String {
        try await RawConnection(port: port).exchange(request(target, port)) {
            try await $0.readAll()
        }
    }

    @Test func `what fails is named, and nothing else of it`() async throws {
        let checks = [
            ReadinessCheck("database") { false }, ReadinessCheck("disk") { true },
            ReadinessCheck("outbox") { false },
        ]
        let answer = try await client(admin(checks: checks)).send(.get, "/readyz")
        #expect(answer.status == 503)
        #expect(answer.body == "not ready: database\nnot ready: outbox\n")
        let json = try await client(admin(checks: checks))
            .send(.get, "/readyz", [.accept: "application/json"])
        #expect(json.body == #"{"ready":false,"failed":["database","outbox"]}"#)
        #expect(try await client(admin(checks: checks)).send(.get, "/livez").status == 200)
    }

    @Test func `a server without failing checks is ready`() async throws {
        let answer = try await client(admin(checks: [ReadinessCheck("disk") { true }]))
            .send(.get, "/readyz")
        #expect(answer.status == 200)
        #expect(answer.body == "ready\n")
        #expect(answer["Cache-Control"] == "no-store")
    }

    @Test(arguments: ["evil.example", "book.example.com", "localhost:8081"])
    func `a foreign host is refused`(host: String) async throws {
        #expect(try await client(admin()).send(.get, "/metrics", host: host).status == 421)
    }

    @Test func `gauges stand beside the counters`() async throws {
        let gauges = [
            Gauge("bookplate_outbox_age_seconds", "How old.") { 1.5 },
            Gauge("bookplate_backup_age_seconds", "How old.") { nil },
        ]
        let answer = try await client(admin(gauges: gauges)).send(.get, "/metrics")
        #expect(answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.body.contains("\nbookplate_connections_open 7.0\n"))
        #expect(answer.body.contains("\nbookplate_outbox_age_seconds 1.5\n"))
        #expect(!answer.body.contains("backup"))
    }

    @Test func `what is the owner's is not served to the world`() async throws {
        try await withServer(server(admin())) { (ports: SiteServer.Ports, _) in
            let admin = try #require(try ports.admin?.get())
            for target in ["/livez", "/readyz", "/metrics", "/v1/own"] {
                #expect(try await get(target, ports.site).hasPrefix("HTTP/1.1 404 "))
                #expect(try await get(target, admin).hasPrefix("HTTP/1.1 200 "))
            }
            #expect(try await get("/", admin).hasPrefix("HTTP/1.1 404 "))
            let text = try await get("/metrics", admin)
            #expect(text.contains(#"bookplate_requests_total{route="file",status="404"}"#))
            #expect(!text.contains("livez"))
        }
    }

    @Test func `a port that is taken is told, and may be done without`() async throws {
        try await withServer(server(nil)) { port, _ in
            await #expect(throws: ListeningFailure(.addressInUse, isAdmin: true)) {
                try await server(admin(port: port)).run { _ in }
            }
            let optional = server(admin(port: port, isOptional: true))
            try await withServer(optional) { (ports: SiteServer.Ports, _) in
                #expect(throws: ListeningFailure(.addressInUse, isAdmin: true)) {
                    try ports.admin?.get()
                }
                let answer = try await get("/", ports.site)
                #expect(answer.hasPrefix("HTTP/1.1 200 "))
            }
        }
    }

    @Test func `after a stop nothing new is taken, and what was asked is answered`() async throws {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let slow = Route(.get, "/slow") { _ in
            begin.yield()
            for await _ in released { break }
            return RoutesTests.text("slow answer")
        }
        try await withServer(server(admin(), slow: slow)) { (ports: SiteServer.Ports, group) in
            let admin = try #require(try ports.admin?.get())
            let asked = request("/slow", ports.site)
            try await RawConnection(port: ports.site).exchange(asked) { reader in
                for await _ in begun { break }
                await group.triggerGracefulShutdown()
                while try await !get("/readyz", admin).hasPrefix("HTTP/1.1 503 ") {
                    await Task.yield()
                }
                #expect(try await get("/readyz", admin).hasSuffix("not ready: stopping\n"))
                #expect(try await get("/livez", admin).hasPrefix("HTTP/1.1 200 "))
                await #expect(throws: (any Error).self) { try await get("/", ports.site) }
                release.yield()
                let answer = try await reader.readAll()
                #expect(answer.hasSuffix("slow answer"))
            }
        }
    }
}
