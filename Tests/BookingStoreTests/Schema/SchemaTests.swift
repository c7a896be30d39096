import GRDB
import Scheduling
import Testing

@testable import BookingStore

/// What the database refuses by itself, whatever the program does.
struct SchemaTests {
    private let store: BookingStore

    init() throws { store = try BookingStore.inMemory() }

    /// Inserts meeting 1, from 1,000 to 2,000, with a claim of host `a`.
    private func makeMeeting(seats: Int = 1) async throws {
        try await store.tamper(
            """
            INSERT INTO meeting VALUES (1, 'page', 'event', 1000, 2000, \(seats), 0);
            INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', 1000, 2000, 1);
            """
        )
    }

    private func code(of sql: String) async -> ResultCode? {
        do {
            try await store.tamper(sql)
            return nil
        } catch {
            return (error as? DatabaseError)?.extendedResultCode
        }
    }

    @Test(arguments: [
        (1500, 2500), (500, 1001), (1000, 2000), (1200, 1300), (500, 3000), (1999, 2001),
    ])
    func `a claim that overlaps another one of its host is refused`(
        start: Int,
        end: Int
    )
        async throws
    {
        try await makeMeeting()
        for insert in ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"] {
            let code = await code(
                of:
                    "\(insert) INTO claim (host, start, \"end\", meeting) VALUES ('a', \(start), \(end), 1)"
            )
            #expect(code == .SQLITE_CONSTRAINT_TRIGGER)
        }
        #expect(try await store.count("SELECT count(*) FROM claim") == 1)
        #expect(
            await code(
                of:
                    "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('b', \(start), \(end), 1)"
            ) == nil
        )
    }

    @Test func `a claim may touch another one`() async throws {
        try await makeMeeting()
        #expect(
            await code(
                of: "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', 2000, 2001, 1)"
            ) == nil
        )
        #expect(
            await code(
                of: "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', 999, 1000, 1)"
            ) == nil
        )
    }

    @Test func `a claim is never changed`() async throws {
        try await makeMeeting()
        #expect(
            await code(of: #"UPDATE claim SET "end" = 1500"#) == .SQLITE_CONSTRAINT_TRIGGER
        )
    }

    @Test func `of random claims exactly those are taken that overlap none before`() async throws {
        try await makeMeeting()
        var random = SeededGenerator(seed: 4)
        var taken = [1000..<2000]
        for _ in 0..<3000 {
            let start = Int.random(in: 0..<40_000, using: &random)
            let claim = start..<start + Int.random(in: 1..<400, using: &random)
            let isFree = !taken.contains { $0.overlaps(claim) }
            let code = await code(
                of:
                    "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', \(claim.lowerBound), \(claim.upperBound), 1)"
            )
            #expect((code == nil) == isFree)
            if isFree { taken.append(claim) }
        }
        #expect(taken.count > 50)
        #expect(try await store.overlaps() == 0)
    }

    @Test(
        arguments: [
            "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', 10, 10, 1)",
            "INSERT INTO claim (host, start, \"end\", meeting) VALUES ('a', -1, 10, 1)",
            "INSERT INTO meeting VALUES (2, 'page', 'event', 5, 5, 1, 0)",
            "INSERT INTO meeting VALUES (2, 'page', 'event', 5, 6, 0, 0)",
            "INSERT INTO meeting VALUES (2, 'page', 'event', 5, 6, 1, 2)",
            "UPDATE meeting SET taken = 2",
            "UPDATE meeting SET taken = -1",
        ]
    )
    func `times are in order and seats are enough`(sql: String) async throws {
        try await makeMeeting()
        #expect(await code(of: sql) == .SQLITE_CONSTRAINT_CHECK)
    }

    @Test func `a booking is confirmed if and only if it has a meeting`() async throws {
        _ = try await store.book(Samples().order(1))
        #expect(
            await code(of: "UPDATE booking SET status = 'cancelled'") == .SQLITE_CONSTRAINT_CHECK
        )
        #expect(await code(of: "UPDATE booking SET meeting = NULL") == .SQLITE_CONSTRAINT_CHECK)
        #expect(
            await code(of: "UPDATE booking SET status = 'perhaps'") == .SQLITE_CONSTRAINT_CHECK
        )
    }

    @Test func `every table is strict`() async throws {
        let loose = """
            SELECT count(*) FROM pragma_table_list
            WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'
                AND name <> 'grdb_migrations'
            """
        #expect(try await store.count(loose) == 0)
    }

    @Test func `a program that asks nobody whether a time is open still books none twice`()
        async throws
    {
        let judge = Judge { _, _, _ in .open(seatsLeft: nil) }
        let store = try BookingStore.inMemory(judge: judge)
        let samples = try Samples(minutes: [60, 30, 15]) { $0.buffer = Buffer(after: .minutes(10)) }
        var random = SeededGenerator(seed: 5)
        var booked: [Int] = []
        for number in 0..<1000 {
            let order = try samples.order(
                number,
                at: Int.random(in: 0..<300, using: &random) * 5,
                event: Int.random(in: 0..<3, using: &random)
            )
            // A seat that is not there is refused as well, as a failure of the program.
            if (try? await store.book(order)) != nil { booked.append(number) }
        }
        #expect(booked.count > 10)
        #expect(try await store.count("SELECT count(*) FROM claim") == booked.count)
        for number in booked {
            let minutes = Int.random(in: 0..<300, using: &random) * 5
            for event in 0..<3 {
                _ = try? await store.move(samples.move(number, to: minutes, event: event))
            }
        }
        #expect(try await store.count("SELECT count(*) FROM claim") == booked.count)
        #expect(try await store.overlaps() == 0)
        #expect(try await store.verify() == [])
    }
}
