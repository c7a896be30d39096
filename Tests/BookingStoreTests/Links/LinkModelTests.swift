import Glibc
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

/// Random actions on a store and on a small model of it, which must never differ.
///
/// `BOOKPLATE_ACTIONS` says how many, and `BOOKPLATE_SEED` which; a failure names its seed.
struct LinkModelTests {
    @Test func `a store does with links what a small model of it does`() async throws {
        let seed = Samples.scale("BOOKPLATE_SEED", 1)
        var run = try LinkModelRun(seed: UInt64(seed))
        for step in 0..<Samples.scale("BOOKPLATE_ACTIONS", 6000) {
            try await run.act("seed \(seed), action \(step)")
        }
        try await run.finish()
    }
}

private struct LinkModelRun {
    private let folder: StoreFolder
    private var store: BookingStore
    private let pages: [Samples]
    private var random: SeededGenerator
    private var model = LinkModel()
    private var backup: LinkModel?
    private var now = Samples.now.seconds
    private var lastLink = 0
    private var lastBooking = 0
    private var lastOrder: BookingOrder?

    init(seed: UInt64) throws {
        folder = try StoreFolder()
        store = try folder.open()
        random = SeededGenerator(seed: seed)
        pages = try [Samples(page: "first-page"), Samples(page: "second-page")]
    }

    private var backupPath: String { folder.folder.path + "/backup" }
    private var instant: Instant { Instant(clamping: now) }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// A link that was made lately, as a rule; a number that none has, now and then.
    private mutating func anyLink() -> Int {
        pick(40) == 0 ? lastLink + 1000 : max(0, lastLink - pick(min(lastLink, 30) + 1))
    }

    private mutating func anyBooking() -> Int { max(0, lastBooking - pick(30)) }

    /// A start near the clock, from one that is over to some hours ahead.
    private mutating func anyStart() -> Int { (now / 1800 + pick(16)) * 1800 }

    private func minutes(to start: Int) -> Int { (start - Samples.monday.seconds) / 60 }

    mutating func act(_ place: String) async throws {
        switch pick(100) {
        case 0..<20: try await mint()
        case 20..<55: try await submit(place)
        case 55..<60: try await submitAgain(place)
        case 60..<70: try await cancel(place)
        case 70..<78: try await move(place)
        case 78..<82: try await revoke(place)
        case 82..<93: try await open(place)
        case 93..<98: now += pick(5400)
        case 98: try await confirm(place)
        default: try await saveOrRestore()
        }
    }

    private mutating func mint() async throws {
        lastLink += 1
        let page = pick(2)
        let starts: Set<Int>? = pick(4) == 0 ? [anyStart(), anyStart(), anyStart()] : nil
        let isForOther = pick(20) == 0
        let span = try #require(Span(minutes: [30, 300, 20_160, 129_600][pick(4)]))
        let restriction = LinkRestriction(
            host: isForOther ? DefinitionID("grace") : nil,
            starts: (starts ?? []).map { Instant(clamping: $0) }
        )
        try await store.mint([
            pages[page].newLink(lastLink, restriction, at: instant, for: span)
        ])
        model.links[lastLink] = LinkModel.Link(
            page: page,
            expires: now + span.minutes * 60,
            starts: starts,
            isForOtherHost: isForOther
        )
    }

    private mutating func submit(_ place: String) async throws {
        let (link, start, isAccepting) = (anyLink(), anyStart(), pick(12) > 0)
        let own = model.links[link]?.page ?? 0
        let page = pick(15) == 0 ? 1 - own : own
        lastBooking += 1
        let order = try pages[page].order(
            lastBooking,
            with: link,
            at: minutes(to: start),
            on: pages[page].page(isAccepting: isAccepting, reopensLinks: page == 1),
            request: Samples.request(lastBooking),
            now: instant
        )
        let expected = model.book(
            lastBooking,
            with: link,
            page: page,
            at: start,
            now: now,
            isAccepting: isAccepting,
            reopens: page == 1
        )
        var outcome = LinkModel.Outcome.booked
        do {
            guard case .booked = try await store.book(order) else { throw BookingRefusal.keyReused }
            lastOrder = order
        } catch BookingRefusal.link(let refusal) {
            outcome = .link(refusal)
        } catch BookingRefusal.notOpen {
            outcome = .notOpen
        }
        #expect(outcome == expected, "\(place)")
    }

    private mutating func submitAgain(_ place: String) async throws {
        guard let order = lastOrder, now - order.booking.created.seconds < 80_000 else { return }
        #expect(try await store.book(order) == .repeated(order.booking), "\(place)")
    }

    private mutating func cancel(_ place: String) async throws {
        let number = anyBooking()
        let expected = model.cancel(number, now: now)
        var outcome = LinkModel.Outcome.changed
        do {
            _ = try await store.cancel(Samples.manage(number), at: instant, reason: nil)
        } catch is ChangeRefusal {
            outcome = .refused
        }
        #expect(outcome == expected, "\(place)")
    }

    private mutating func move(_ place: String) async throws {
        let (number, start) = (anyBooking(), anyStart())
        let page = (model.bookings[number]?.link).flatMap { model.links[$0]?.page } ?? 0
        let expected = model.move(number, to: start, now: now)
        var outcome = LinkModel.Outcome.changed
        do {
            _ = try await store.move(
                pages[page].move(number, to: minutes(to: start), now: instant)
            )
        } catch is ChangeRefusal {
            outcome = .refused
        }
        #expect(outcome == expected, "\(place)")
    }

    private mutating func revoke(_ place: String) async throws {
        let number = anyLink()
        model.links[number]?.isRevoked = true
        let link = try await store.revoke(Samples.linkID(number), at: instant)
        #expect(link?.state(at: instant) == model.state(of: number, at: now), "\(place)")
    }

    private mutating func open(_ place: String) async throws {
        let number = anyLink()
        let link = try await store.link(of: Samples.linkDigest(number))
        #expect(link?.state(at: instant) == model.state(of: number, at: now), "\(place)")
    }

    private mutating func confirm(_ place: String) async throws {
        let expected = model.confirm(now: now)
        #expect(try await store.confirmLinks(at: instant) == expected, "\(place)")
    }

    private mutating func saveOrRestore() async throws {
        if pick(3) > 0 {
            unsafe unlink(backupPath)
            try await store.backup(to: backupPath)
            backup = model
        } else if let backup {
            try await store.close()
            let restored = try BookingStore.restore(backupPath, to: folder.path)
            if let former = restored.former { unsafe unlink(former) }
            store = try folder.open()
            model = backup.restored
            lastOrder = nil
        }
    }

    /// Compares everything that is left.
    mutating func finish() async throws {
        for (number, _) in model.links {
            let link = try await store.link(of: Samples.linkDigest(number))
            #expect(link?.state(at: instant) == model.state(of: number, at: now))
        }
        #expect(try await store.count("SELECT count(*) FROM booking") == model.bookings.count)
        #expect(try await store.verify() == [])
        try await store.close()
    }
}
