import Scheduling
import Testing

@testable import BookingStore

/// Many who hold one token; what came of it is read from the database.
struct LinkRaceTests {
    private static let tokens = Samples.scale("BOOKPLATE_TOKENS", 200)

    /// Submits with each token 32 times at once, for one free time or for 32, and looks what there
    /// is then.
    private func race(isForOneTime: Bool) async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let samples = try Samples { $0.horizon = Span(minutes: 5_256_000) }
        try await store.mint(
            (0..<Self.tokens).map { try samples.newLink($0, for: OneTimeLink.longestLife) }
        )
        var free = (0..<Self.tokens + 32).map { $0 * 30 }
        for token in 0..<Self.tokens {
            let orders = try (0..<32).map { submit in
                let place = isForOneTime ? free[0] : free[submit]
                return try samples.order(token * 32 + submit, with: token, at: place)
            }
            let results = try await store.race(orders)
            let winners = results.indices.filter { results[$0].isSuccess }
            #expect(winners.count == 1)
            for case .failure(let refusal) in results { #expect(refusal == .link(.used)) }
            free.remove(at: isForOneTime ? 0 : try #require(winners.first))
        }
        let bookings = try await store.count("SELECT count(*) FROM booking")
        #expect(bookings == Self.tokens)
        let spent = "SELECT count(*) FROM oneTimeLink WHERE used IS NOT NULL"
        #expect(try await store.count(spent) == Self.tokens)
        #expect(try await store.count("SELECT count(DISTINCT link) FROM linkUse") == Self.tokens)
        #expect(try await store.count("SELECT count(*) FROM linkUse") == Self.tokens)
        #expect(try await store.overlaps() == 0)
        #expect(try await store.verify() == [])
        try await store.close()
    }

    @Test func `one of 32 who submit a token for one time at once books with it`() async throws {
        try await race(isForOneTime: true)
    }

    @Test func `one of 32 who submit a token for different times at once books with it`()
        async throws
    {
        try await race(isForOneTime: false)
    }

    @Test func `of 32 tokens for one time one is spent, and the others stay good`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples()
        for round in 0..<20 {
            let numbers = round * 32..<round * 32 + 32
            try await store.mint(numbers.map { try samples.newLink($0) })
            let results = try await store.race(
                numbers.map { try samples.order($0, with: $0, at: round * 30) }
            )
            #expect(results.filter { $0.isSuccess }.count == 1)
        }
        #expect(try await store.count("SELECT count(*) FROM booking") == 20)
        let spent = "SELECT count(*) FROM oneTimeLink WHERE used IS NOT NULL"
        #expect(try await store.count(spent) == 20)
        #expect(try await store.verify() == [])
    }
}
