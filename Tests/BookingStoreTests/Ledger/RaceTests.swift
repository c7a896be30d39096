import Scheduling
import Testing

@testable import BookingStore

/// Many customers at once; what came of it is read from the database, never from answers alone.
struct RaceTests {
    @Test func `one of 64 customers gets a time, 200 times over`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let samples = try Samples()
        for round in 0..<200 {
            let orders = try (0..<64).map { try samples.order(round * 64 + $0, at: round * 30) }
            let results = try await store.race(orders)
            #expect(results.filter { $0.isSuccess }.count == 1)
            for case .failure(let refusal) in results {
                guard case .notOpen(.occupied) = refusal else {
                    if case .notOpen(.seatsTaken) = refusal { continue }
                    Issue.record("\(refusal)")
                    continue
                }
            }
        }
        #expect(try await store.count("SELECT count(*) FROM booking") == 200)
        #expect(try await store.count("SELECT count(*) FROM claim") == 200)
        #expect(try await store.overlaps() == 0)
        #expect(try await store.verify() == [])
        try await store.close()
    }

    @Test func `event types of any length with buffers never overlap, whoever comes first`()
        async throws
    {
        let store = try BookingStore.inMemory()
        var number = 0
        for seed in 0..<1000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let samples = try Samples(
                page: "page-\(seed)",
                host: "host-\(seed)",
                minutes: [60, 30, 15]
            ) {
                $0.buffer = Buffer(before: .minutes(5), after: .minutes(10))
            }
            let orders = try (0..<10).map { _ in
                number += 1
                return try samples.order(
                    number,
                    at: Int.random(in: 0..<36, using: &random) * 5,
                    event: Int.random(in: 0..<3, using: &random)
                )
            }
            let results = try await store.race(orders)
            #expect(results.contains { $0.isSuccess })
        }
        #expect(try await store.overlaps() == 0)
        let short =
            #"SELECT count(*) FROM claim c JOIN meeting m ON m.id = c.meeting "#
            + #"WHERE m.start - c.start <> 300 OR c."end" - m."end" <> 600"#
        #expect(try await store.count(short) == 0)
        #expect(try await store.verify() == [])
    }

    @Test func `five seats are booked by five of 64`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples { $0.seats = .limited(5) }
        let results = try await store.race(try (0..<64).map { try samples.order($0) })
        #expect(results.filter { $0.isSuccess }.count == 5)
        for case .failure(let refusal) in results { #expect(refusal == .notOpen(.seatsTaken)) }
        #expect(try await store.count("SELECT count(*) FROM meeting") == 1)
        #expect(try await store.count("SELECT taken FROM meeting") == 5)
        #expect(try await store.count("SELECT count(*) FROM claim") == 1)
    }

    @Test func `any number books a meeting without a limit of seats`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples { $0.seats = .unlimited }
        let results = try await store.race(try (0..<64).map { try samples.order($0) })
        #expect(results.allSatisfy { $0.isSuccess })
        #expect(try await store.count("SELECT taken FROM meeting") == 64)
    }

    @Test func `a day has as many meetings as its limit, however many ask at once`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples { $0.limit = BookingLimit(day: 3) }
        let orders = try (0..<64).map { try samples.order($0, at: ($0 % 20) * 30) }
        let results = try await store.race(orders)
        #expect(results.filter { $0.isSuccess }.count == 3)
        #expect(try await store.count("SELECT count(*) FROM meeting") == 3)
    }

    @Test func `the same request sent 16 times at once books once`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples()
        for round in 0..<20 {
            let orders = try (0..<16).map { index in
                try samples.order(
                    round * 16 + index,
                    at: round * 30,
                    email: "grace@example.org",
                    request: Samples.request(round)
                )
            }
            let results = try await store.race(orders)
            var booked: [Booking] = []
            var repeated: Set<Booking> = []
            for case .success(let receipt) in results {
                switch receipt {
                case .booked(let booking): booked.append(booking)
                case .repeated(let booking): repeated.insert(booking)
                case .alreadyBooked: Issue.record("the key was overlooked")
                }
            }
            #expect(booked.count == 1)
            #expect(repeated == Set(booked))
            #expect(results.allSatisfy { $0.isSuccess })
        }
        #expect(try await store.count("SELECT count(*) FROM booking") == 20)
    }

    @Test func `a move and a booking that want one time do not both get it`() async throws {
        let store = try BookingStore.inMemory()
        let samples = try Samples()
        for round in 0..<200 {
            let (mover, booker) = (round * 2, round * 2 + 1)
            let old = round * 90
            _ = try await store.book(samples.order(mover, at: old))
            let move = try samples.move(mover, to: old + 45)
            let order = try samples.order(booker, at: old + 60)
            async let moved = try? store.move(move)
            async let booked = try? store.book(order)
            let results = (await moved, await booked)
            #expect((results.0 == nil) != (results.1 == nil))
        }
        #expect(try await store.overlaps() == 0)
        #expect(try await store.verify() == [])
    }
}
