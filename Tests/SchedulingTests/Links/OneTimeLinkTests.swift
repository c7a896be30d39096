import Scheduling
import Testing

struct OneTimeLinkTests {
    private static let created = Instant(clamping: 1_796_083_200)
    private static let expires = Instant(clamping: created.seconds + 14 * 86_400)
    private static let start = Instant(clamping: created.seconds + 3 * 86_400)
    private let booking: BookingID
    private let page: DefinitionID
    private let event: DefinitionID
    private let host: DefinitionID

    init() throws {
        booking = try #require(BookingID(random: (0..<16).map { UInt8($0) }))
        page = try #require(DefinitionID("ada-intro"))
        event = try #require(DefinitionID("intro"))
        host = try #require(DefinitionID("ada"))
    }

    private func link(_ restriction: LinkRestriction = LinkRestriction()) throws -> OneTimeLink {
        OneTimeLink(
            id: try #require(LinkID("0123456789abcdef")),
            page: page,
            restriction: restriction,
            created: Self.created,
            expires: Self.expires
        )
    }

    /// Everything that can be true of a link at once.
    private static let situations = (0..<16).map { bits in
        (used: bits & 1 != 0, revoked: bits & 2 != 0, expired: bits & 4 != 0, held: bits & 8 != 0)
    }

    private func link(
        in situation: (used: Bool, revoked: Bool, expired: Bool, held: Bool)
    ) throws -> (OneTimeLink, now: Instant) {
        var link = try link()
        if situation.used { link = try link.used(for: booking, at: Self.created) }
        if situation.held { link = link.restored() }
        if situation.revoked { link = link.revoked(at: Self.created) }
        return (link, situation.expired ? Self.expires : Self.created)
    }

    @Test func `only a link that is neither used, revoked, expired nor held can be used`() throws {
        for situation in Self.situations {
            let (link, now) = try link(in: situation)
            let state: OneTimeLink.State =
                if situation.used { .used } else if situation.revoked {
                    .revoked
                } else if situation
                    .expired
                { .expired } else { situation.held ? .held : .unused }
            #expect(link.state(at: now) == state, "\(situation)")
            #expect((link.refusal(at: now) == nil) == (state == .unused), "\(situation)")
        }
    }

    @Test func `a spent link says so whatever it is asked for`() throws {
        let other = try #require(DefinitionID("other"))
        for situation in Self.situations {
            let (link, now) = try link(in: situation)
            guard let expected = link.refusal(at: now) else { continue }
            for page in [page, other] {
                let refusal = link.refusal(
                    toBook: event,
                    of: page,
                    with: host,
                    at: Self.start,
                    now: now
                )
                #expect(refusal == expected)
            }
        }
    }

    @Test(arguments: [false, true], [false, true])
    func `a link books what it is for, and nothing else`(
        isRestricted: Bool,
        hasStarts: Bool
    ) throws {
        let other = try #require(DefinitionID("other"))
        let later = Instant(clamping: Self.start.seconds + 900)
        let link = try link(
            LinkRestriction(
                event: isRestricted ? event : nil,
                host: isRestricted ? host : nil,
                starts: hasStarts ? [Self.start] : []
            )
        )
        for bits in 0..<16 {
            let refusal = link.refusal(
                toBook: bits & 1 == 0 ? event : other,
                of: bits & 2 == 0 ? page : other,
                with: bits & 4 == 0 ? host : other,
                at: bits & 8 == 0 ? Self.start : later,
                now: Self.created
            )
            let isOther = bits & 2 != 0 || isRestricted && bits & 5 != 0
            let isLater = hasStarts && bits & 8 != 0
            #expect(refusal == (isOther ? .notForThis : isLater ? .otherTimesOnly : nil))
        }
    }

    @Test func `a link is good up to its last second, and not at its end`() throws {
        let link = try link()
        let last = Instant(clamping: Self.expires.seconds - 1)
        #expect(link.state(at: last) == .unused)
        #expect(link.state(at: Self.expires) == .expired)
    }

    @Test func `a link that is spent cannot be used again`() throws {
        let other = try #require(BookingID(random: [UInt8](repeating: 1, count: 16)))
        let used = try link().used(for: booking, at: Self.created)
        #expect(throws: LinkRefusal.used) { try used.used(for: other, at: Self.created) }
        #expect(throws: LinkRefusal.revoked) {
            try link().revoked(at: Self.created).used(for: other, at: Self.created)
        }
        #expect(throws: LinkRefusal.expired) { try link().used(for: other, at: Self.expires) }
        #expect(throws: LinkRefusal.held) {
            try link().restored().used(for: other, at: Self.created)
        }
    }

    @Test func `a link that is reopened is good again unless it is revoked or its time has come`()
        throws
    {
        let used = try link().used(for: booking, at: Self.created)
        #expect(used.reopened().state(at: Self.created) == .unused)
        #expect(used.reopened().state(at: Self.expires) == .expired)
        #expect(used.revoked(at: Self.created).state(at: Self.created) == .used)
        #expect(used.revoked(at: Self.created).reopened().state(at: Self.created) == .revoked)
    }

    @Test func `a link is revoked once`() throws {
        let revoked = try link().revoked(at: Self.created).revoked(at: Self.start)
        #expect(revoked.revoked == Self.created)
    }

    @Test func `a link of a backup is held until the owner confirms it`() throws {
        let restored = try link().restored()
        #expect(restored.state(at: Self.created) == .held)
        #expect(restored.confirmed().state(at: Self.created) == .unused)
        let used = try link().used(for: booking, at: Self.created).restored()
        #expect(used.state(at: Self.created) == .used)
    }

    @Test func `a customer of whom nothing is known is none`() {
        #expect(LinkCustomer(name: nil, email: nil) == nil)
        #expect(LinkCustomer(name: "Grace", email: nil) != nil)
    }

    @Test func `a form takes the answers to its own questions alone`() throws {
        let customer = try #require(
            LinkCustomer(
                name: "Grace Hopper",
                email: EmailAddress("grace@example.com"),
                answers: [
                    LinkAnswer(field: "topic", value: "COBOL"),
                    LinkAnswer(field: "gone", value: "x"),
                ]
            )
        )
        let question = FormField(
            id: "topic",
            label: "Topic",
            help: nil,
            kind: .text(maximum: 100),
            isRequired: true
        )
        let fields = customer.fields(for: [question])
        #expect(fields.text(FieldName.name) == "Grace Hopper")
        #expect(fields.text(FieldName.email) == "grace@example.com")
        #expect(fields.text(FieldName.answer("topic")) == "COBOL")
        #expect(Set(fields.names) == ["name", "email", "answer.topic"])
    }
}
