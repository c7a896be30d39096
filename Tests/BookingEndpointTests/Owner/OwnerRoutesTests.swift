import HTTPTypes
import Scheduling
import Synchronization
import Testing

@testable import BookingEndpoint

struct OwnerRoutesTests {
    private static let now = Instant(clamping: 1_796_083_200)
    private let kept = Kept()
    private let secrets: EndpointSecrets
    private let client: InProcessClient

    init() throws {
        secrets = try Self.secrets(key: Array(0..<32))
        let routes = OwnerRoutes(
            records: kept,
            keys: kept,
            links: kept,
            bookings: kept,
            secrets: secrets,
            clock: { Self.now }
        )
        let admin = AdminServer(port: 0, metrics: Metrics(), routes: routes.all)
        client = InProcessClient(
            responder: SiteResponder(
                site: nil,
                routes: RouteResponder(admin.routes(connections: { 0 }))
            )
        )
    }

    private static func secrets(key: [UInt8]) throws -> EndpointSecrets {
        let secrets = EndpointSecrets(key: key) { [UInt8](repeating: 0, count: $0) }
        return try #require(secrets)
    }

    /// Remembers what it was asked for.
    private final class Kept: PersonalRecords, OwnerKeyring, OneTimeLinkLedger,
        OwnedBookings
    {
        struct Failure: LedgerFailure, CustomStringConvertible {
            let isTemporary = false
            let description = "The disk is gone."
        }

        let forgotten = Mutex<[String]>([])
        let changes = Mutex<[OwnerRequest]>([])

        func cancel(_ id: BookingID, reason: String?) async throws {
            changes.withLock { $0.append(.cancelBooking(id, reason: reason)) }
            if reason == "twice" { throw ChangeRefusal.alreadyCancelled }
            if reason == "unknown" { throw ChangeRefusal.unknown }
        }

        func move(_ id: BookingID, to start: Instant, reason: String?) async throws {
            changes.withLock { $0.append(.moveBooking(id, to: start, reason: reason)) }
            if reason == "gone" { throw NotOffered() }
            if reason == "closed" { throw ChangeRefusal.notOpen(.notAccepting) }
        }

        let names = Mutex<Set<DefinitionID>>([])

        func forget(_ person: EmailAddress) async throws -> ForgottenPerson {
            forgotten.withLock { $0.append(person.text) }
            if person.text == "fail@example.org" { throw Failure() }
            return ForgottenPerson(bookings: 3, invitations: 2, messages: 1)
        }

        func key(of digest: TokenDigest) async throws -> OwnerKey? { nil }

        func add(_ key: OwnerKey, of digest: TokenDigest) async throws {
            guard names.withLock({ $0.insert(key.name).inserted }) else {
                throw OwnerKeyRefusal.nameTaken
            }
        }

        func revoke(_ name: DefinitionID) async throws -> Bool {
            names.withLock { $0.remove(name) != nil }
        }

        func noteUse(of digest: TokenDigest, on day: CivilDate) async throws {}

        let minted = Mutex<[NewLink]>([])

        func mint(_ links: [NewLink]) async throws { minted.withLock { $0 += links } }

        func link(of digest: TokenDigest) async throws -> OneTimeLink? { nil }

        func link(_ id: LinkID) async throws -> OneTimeLink? { nil }

        func links(matching filter: LinkFilter) async throws -> [OneTimeLink] { [] }

        func revoke(_ id: LinkID, at now: Instant) async throws -> OneTimeLink? {
            minted.withLock { $0.first { $0.link.id == id }?.link.revoked(at: now) }
        }

        func confirmLinks(at now: Instant) async throws -> Int { minted.withLock { $0.count } }
    }

    private func forgetting(_ email: String = "a@example.org") throws -> OwnerRequest {
        .forget(try #require(EmailAddress(email)))
    }

    private func send(
        _ request: OwnerRequest,
        at moment: Int = 0,
        to path: String? = nil,
        by other: EndpointSecrets? = nil,
        body: String? = nil
    ) async throws -> InProcessClient.Answer {
        let bytes = request.body(at: Instant(clamping: Self.now.seconds + moment))
        let seal = try #require((other ?? secrets).seal(of: bytes, to: request.path))
        return try await client.send(
            .post,
            path ?? request.path,
            [.contentType: "application/json", .authorization: "Bearer \(seal)"],
            body: body ?? String(decoding: bytes, as: UTF8.self)
        )
    }

    @Test func `a seal is good for what it was made for, and for nothing else`() async throws {
        let other = try Self.secrets(key: Array(1..<33))
        let request = try forgetting()
        let changed = String(decoding: request.body(at: Self.now), as: UTF8.self) + " "
        let answers = [
            try await send(request, by: other),
            try await send(request, to: "/admin/keys/revoke"),
            try await send(request, body: changed),
            try await send(request, at: -61),
            try await send(request, at: 61),
        ]
        #expect(answers.map(\.status) == [401, 401, 401, 401, 401])
        #expect(kept.forgotten.withLock(\.self) == [])
        #expect(try await send(request, at: 60).status == 200)
        #expect(try await send(request, at: -60).status == 200)
        #expect(kept.forgotten.withLock(\.self) == ["a@example.org", "a@example.org"])
    }

    @Test func `a request without a seal, or with two, is not heard`() async throws {
        let body = String(decoding: try forgetting().body(at: Self.now), as: UTF8.self)
        let bare = try await client.send(
            .post,
            "/admin/forget",
            [.contentType: "application/json"],
            body: body
        )
        let seal = try #require(secrets.seal(of: Array(body.utf8), to: "/admin/forget"))
        var fields: HTTPFields = [.contentType: "application/json"]
        fields[values: .authorization] = ["Bearer \(seal)", "Bearer \(seal)"]
        let double = try await client.send(.post, "/admin/forget", fields, body: body)
        #expect(bare.status == 401 && double.status == 401)
        #expect(kept.forgotten.withLock(\.self) == [])
    }

    @Test func `changes of bookings arrive whole, and refusals come back`() async throws {
        let id = try #require(BookingID("0123456789abcdef"))
        let start = Instant(clamping: 1_796_100_000)
        let requests: [(OwnerRequest, OwnerAnswer)] = [
            (.cancelBooking(id, reason: nil), .done),
            (.cancelBooking(id, reason: "twice"), .refused(.alreadyCancelled)),
            (.cancelBooking(id, reason: "unknown"), .notFound),
            (.moveBooking(id, to: start, reason: "“so”"), .done),
            (.moveBooking(id, to: start, reason: "gone"), .refused(.notOffered)),
            (.moveBooking(id, to: start, reason: "closed"), .refused(.closed)),
        ]
        for (request, expected) in requests {
            let answer = try await send(request)
            #expect(answer.status == expected.status.code)
            #expect(OwnerAnswer(Array(answer.body.utf8)) == expected)
        }
        #expect(kept.changes.withLock(\.self) == requests.map(\.0))
    }

    @Test func `a sealed request that says nothing is malformed`() async throws {
        for body in ["", "{}", "[]", #"{"time":1796083200}"#, #"{"time":1796083200,"email":"a"}"#] {
            let seal = try #require(secrets.seal(of: Array(body.utf8), to: "/admin/forget"))
            let answer = try await client.send(
                .post,
                "/admin/forget",
                [.contentType: "application/json", .authorization: "Bearer \(seal)"],
                body: body
            )
            #expect(answer.status == 400, "\(body)")
        }
    }

    @Test func `what fails is told in its own words`() async throws {
        let answer = try await send(forgetting("fail@example.org"))
        #expect(answer.status == 500)
        #expect(OwnerAnswer(Array(answer.body.utf8)) == .failed("The disk is gone."))
    }

    @Test func `each request comes back with what was done`() async throws {
        let person = ForgottenPerson(bookings: 3, invitations: 2, messages: 1)
        let forgotten = try await send(forgetting())
        #expect(OwnerAnswer(Array(forgotten.body.utf8)) == .forgotten(person))
        let name = try #require(DefinitionID("crm"))
        let key = OwnerKey(
            name: name,
            scopes: [.bookings],
            created: Self.now,
            expires: Instant(clamping: Self.now.seconds + 60)
        )
        let digest = try #require(TokenDigest(bytes: Array(100..<132)))
        let requests: [OwnerRequest] = [
            .addKey(key, digest), .addKey(key, digest), .revokeKey(name), .revokeKey(name),
        ]
        var answers: [OwnerAnswer?] = []
        for request in requests {
            answers.append(OwnerAnswer(Array(try await send(request).body.utf8)))
        }
        #expect(answers == [.done, .nameTaken, .done, .notFound])
    }

    @Test func `links arrive as they were made`() async throws {
        let other = try #require(LinkID("0123456789abcdef"))
        let new = try (0..<3).map { number in
            let link = OneTimeLink(
                id: try #require(LinkID(random: [UInt8](repeating: UInt8(number), count: 16))),
                page: try #require(DefinitionID("intro")),
                restriction: number == 0
                    ? LinkRestriction()
                    : LinkRestriction(
                        event: DefinitionID("walk"),
                        host: DefinitionID("ada"),
                        starts: [Instant(clamping: Self.now.seconds + 60)]
                    ),
                customer: LinkCustomer(
                    name: number == 1 ? "Grace “G” Hopper" : nil,
                    email: number == 0 ? nil : EmailAddress("grace@example.org"),
                    answers: number == 2 ? [LinkAnswer(field: "topic", value: "a\nb")] : []
                ),
                title: number == 0 ? nil : "For you",
                created: Self.now,
                expires: Instant(clamping: Self.now.seconds + 86_400)
            )
            let digest = try #require(TokenDigest(bytes: Array(UInt8(number)..<UInt8(number) + 32)))
            return NewLink(link, opensWith: digest)
        }
        let requests: [OwnerRequest] = [
            .mintLinks(new), .revokeLink(new[1].link.id), .revokeLink(other), .confirmLinks,
        ]
        var answers: [OwnerAnswer?] = []
        for request in requests {
            answers.append(OwnerAnswer(Array(try await send(request).body.utf8)))
        }
        #expect(kept.minted.withLock(\.self) == new)
        #expect(answers == [.done, .done, .notFound, .counted(3)])
    }
}
