import GRDB
import Scheduling
import Testing

@testable import BookingStore

struct LinkLedgerTests {
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        store = try BookingStore.inMemory()
        samples = try Samples()
    }

    private func state(_ number: Int, at now: Instant = Samples.now) async throws -> String? {
        try await store.link(of: Samples.linkDigest(number))?.state(at: now).rawValue
    }

    private func refusal(_ order: BookingOrder) async throws -> BookingRefusal? {
        do {
            _ = try await store.book(order)
            return nil
        } catch let refusal as BookingRefusal {
            return refusal
        }
    }

    @Test func `an unknown token books nothing`() async throws {
        #expect(try await refusal(samples.order(1, with: 9)) == .link(.unknown))
        #expect(try await store.count("SELECT count(*) FROM booking") == 0)
    }

    @Test func `a link books once, and the booking knows it`() async throws {
        try await store.mint([samples.newLink(1)])
        let receipt = try await store.book(samples.order(1, with: 1))
        guard case .booked(let booking) = receipt else { throw BookingRefusal.keyReused }
        #expect(try await state(1) == "used")
        #expect(try await refusal(samples.order(2, with: 1, at: 60)) == .link(.used))
        let link = try #require(try await store.link(Samples.linkID(1)))
        #expect(link.use == LinkUse(booking: booking.id, time: Samples.now))
        let stored = try await store.booking(managedBy: Samples.manage(1))
        #expect(stored?.link == link.id)
        #expect(stored == booking)
        #expect(try await store.verify() == [])
    }

    /// Every row: whether the time is open, the link is good, and the page takes bookings.
    @Test func `of all cases only that books in which everything is right`() async throws {
        var number = 0
        for situation in 0..<16 {
            let (isOver, isUsed) = (situation & 1 != 0, situation & 2 != 0)
            let (isRevoked, isClosed) = (situation & 4 != 0, situation & 8 != 0)
            number += 10
            let time = situation * 120
            try await store.mint([samples.newLink(number)])
            if isUsed {
                _ = try await store.book(samples.order(number + 1, with: number, at: time))
            }
            if isRevoked {
                _ = try await store.revoke(Samples.linkID(number), at: Samples.now)
            }
            if isOver { _ = try await store.book(samples.order(number + 2, at: time + 60)) }
            let before = try await store.count("SELECT count(*) FROM booking")
            let order = try samples.order(
                number + 3,
                with: number,
                at: time + 60,
                on: samples.page(isAccepting: !isClosed)
            )
            let refusal = try await refusal(order)
            let after = try await store.count("SELECT count(*) FROM booking")
            #expect((refusal == nil) == (situation == 0), "\(situation)")
            #expect(after - before == (situation == 0 ? 1 : 0), "\(situation)")
            if isUsed {
                #expect(refusal == .link(.used))
            } else if isRevoked {
                #expect(refusal == .link(.revoked))
            } else if isClosed {
                #expect(refusal == .notOpen(.notAccepting))
            } else if isOver {
                guard case .notOpen = refusal else {
                    Issue.record("A time that is over books: \(situation)")
                    continue
                }
            }
            // An attempt that fails spends nothing.
            let expected = isUsed || situation == 0 ? "used" : isRevoked ? "revoked" : "unused"
            #expect(try await state(number) == expected, "\(situation)")
        }
        #expect(try await store.verify() == [])
    }

    @Test func `a link is good until its end`() async throws {
        try await store.mint([samples.newLink(1, for: .days(1))])
        let end = Instant(clamping: Samples.now.seconds + 86_400)
        #expect(try await refusal(samples.order(1, with: 1, now: end)) == .link(.expired))
        let last = Instant(clamping: end.seconds - 1)
        #expect(try await refusal(samples.order(1, with: 1, now: last)) == nil)
    }

    @Test func `a link for an event, a host or some times books nothing else`() async throws {
        let samples = try Samples(minutes: [30, 15])
        let event = LinkRestriction(event: samples.events[1].id)
        let host = LinkRestriction(host: DefinitionID("grace"))
        let times = LinkRestriction(starts: [Samples.at(60), Samples.at(120)])
        try await store.mint([
            samples.newLink(1, event), samples.newLink(2, host), samples.newLink(3, times),
        ])
        #expect(try await refusal(samples.order(1, with: 1)) == .link(.notForThis))
        #expect(try await refusal(samples.order(2, with: 2)) == .link(.notForThis))
        #expect(try await refusal(samples.order(3, with: 3)) == .link(.otherTimesOnly))
        #expect(try await refusal(samples.order(1, with: 1, event: 1)) == nil)
        #expect(try await refusal(samples.order(3, with: 3, at: 120)) == nil)
    }

    @Test func `a link of another page books nothing here`() async throws {
        let other = try Samples(page: "grace-intro", host: "grace")
        try await store.mint([other.newLink(1)])
        #expect(try await refusal(samples.order(1, with: 1)) == .link(.notForThis))
        #expect(try await state(1) == "unused")
    }

    @Test func `the same request sent again gets its booking, though the link is spent`()
        async throws
    {
        try await store.mint([samples.newLink(1)])
        let order = try samples.order(1, with: 1, request: Samples.request(1))
        guard case .booked(let booking) = try await store.book(order) else { return }
        #expect(try await store.book(order) == .repeated(booking))
    }

    @Test func `who has the time already keeps the link`() async throws {
        try await store.mint([samples.newLink(1)])
        _ = try await store.book(samples.order(1, email: "grace@example.org"))
        let receipt = try await store.book(samples.order(2, with: 1, email: "grace@example.org"))
        guard case .alreadyBooked = receipt else { throw BookingRefusal.keyReused }
        #expect(try await state(1) == "unused")
    }

    @Test func `moving the meeting changes nothing of its link`() async throws {
        try await store.mint([samples.newLink(1)])
        _ = try await store.book(samples.order(1, with: 1))
        let moved = try await store.move(samples.move(1, to: 60))
        #expect(moved.link == (try Samples.linkID(1)))
        #expect(try await state(1) == "used")
    }

    @Test func `cancelling leaves a link spent unless its page reopens links`() async throws {
        try await store.mint([samples.newLink(1), samples.newLink(2)])
        _ = try await store.book(samples.order(1, with: 1))
        let reopening = samples.page(reopensLinks: true)
        _ = try await store.book(samples.order(2, with: 2, at: 60, on: reopening))
        for number in [1, 2] {
            _ = try await store.cancel(Samples.manage(number), at: Samples.now, reason: nil)
        }
        #expect(try await state(1) == "used")
        #expect(try await state(2) == "unused")
        // The cancelled booking still knows by which link it was made.
        let cancelled = try await store.booking(managedBy: Samples.manage(2))
        #expect(cancelled?.link == (try Samples.linkID(2)))
        _ = try await store.book(samples.order(3, with: 2, at: 60, on: reopening))
        #expect(try await refusal(samples.order(4, with: 2, at: 90)) == .link(.used))
        #expect(try await store.verify() == [])
    }

    @Test func `links are minted all or not at all`() async throws {
        try await store.mint([samples.newLink(1)])
        await #expect(throws: StoreFailure.self) {
            try await store.mint([samples.newLink(2), samples.newLink(1), samples.newLink(3)])
        }
        #expect(try await store.count("SELECT count(*) FROM oneTimeLink") == 1)
    }

    @Test func `a link is listed as it was made`() async throws {
        let customer = LinkCustomer(
            name: "Grace Hopper",
            email: EmailAddress("grace@example.org"),
            answers: [LinkAnswer(field: "topic", value: "COBOL")]
        )
        let restriction = LinkRestriction(
            event: samples.events[0].id,
            host: samples.host.id,
            starts: [Samples.at(0), Samples.at(30)]
        )
        let new = try samples.newLink(1, restriction, customer: customer, title: "For you")
        try await store.mint([new])
        #expect(try await store.links(matching: LinkFilter(at: Samples.now)) == [new.link])
    }

    @Test func `a listing has the links of a state, a page and a person, part by part`()
        async throws
    {
        let other = try Samples(page: "grace-intro", host: "grace")
        let grace = LinkCustomer(name: nil, email: EmailAddress("Grace@example.org"))
        try await store.mint([
            samples.newLink(1), samples.newLink(2), samples.newLink(3, for: .days(1)),
            samples.newLink(4, customer: grace), other.newLink(5),
        ])
        _ = try await store.book(samples.order(1, with: 1))
        _ = try await store.revoke(Samples.linkID(2), at: Samples.now)
        let later = Instant(clamping: Samples.now.seconds + 2 * 86_400)
        var filter = LinkFilter(at: later)
        for (state, numbers) in [
            (OneTimeLink.State.used, [1]), (.revoked, [2]), (.expired, [3]), (.unused, [4, 5]),
            (.held, []),
        ] {
            filter.state = state
            let links = try await store.links(matching: filter)
            #expect(try links.map(\.id) == numbers.map { try Samples.linkID($0) }, "\(state)")
            #expect(links.allSatisfy { $0.state(at: later) == state })
        }
        filter = LinkFilter(at: later)
        filter.page = other.page.id
        #expect(try await store.links(matching: filter).map(\.id) == [Samples.linkID(5)])
        filter = LinkFilter(at: later)
        filter.email = EmailAddress("grace@example.org")
        #expect(try await store.links(matching: filter).map(\.id) == [Samples.linkID(4)])
        filter = LinkFilter(at: later)
        filter.limit = 2
        filter.after = try Samples.linkID(2)
        let part = try await store.links(matching: filter)
        #expect(try part.map(\.id) == [3, 4].map { try Samples.linkID($0) })
    }

    @Test func `revoking an unknown link says so, and a second time changes nothing`() async throws
    {
        #expect(try await store.revoke(Samples.linkID(1), at: Samples.now) == nil)
        try await store.mint([samples.newLink(1)])
        let first = try await store.revoke(Samples.linkID(1), at: Samples.now)
        #expect(first?.revoked == Samples.now)
        #expect(try await store.revoke(Samples.linkID(1), at: Samples.at(0)) == first)
    }

    @Test(arguments: ["used", "revoked", "held", "expired", "another event"])
    func `the database itself refuses a link that is not good`(what: String) async throws {
        try await store.mint([samples.newLink(1)])
        _ = try await store.book(samples.order(1, with: 1))
        _ = try await store.book(samples.order(2, at: 60))
        let change =
            switch what {
            case "used": "SELECT 1"
            case "revoked": "UPDATE oneTimeLink SET used = NULL, revoked = 1"
            case "held": "UPDATE oneTimeLink SET used = NULL, held = 1"
            case "expired": "UPDATE oneTimeLink SET used = NULL, created = 1, expires = 2"
            default: "UPDATE oneTimeLink SET used = NULL, event = 'other'"
            }
        try await store.tamper(change)
        for insert in ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"] {
            await #expect(throws: DatabaseError.self) {
                try await store.tamper("\(insert) INTO linkUse VALUES (2, 1, 0, 1)")
            }
        }
        // Even without that rule, one booking alone can hold a link.
        try await store.tamper("DROP TRIGGER linkBooksOnce")
        await #expect(throws: DatabaseError.self) {
            try await store.tamper("INSERT INTO linkUse VALUES (2, 1, 0, 1)")
        }
    }
}
