import Scheduling
import Testing

/// Ten thousand random bookings and cancellations, against models that know nothing of sums.
struct FairnessTests {
    private static let names = ["ann", "bob", "cyd", "dee", "eve"]
    private static let priorities = [2, 9, 5, 9, 5]

    /// What happened, in order.
    private enum Event {
        case booked(page: DefinitionID, number: Int)
        case cancelled(number: Int)
    }

    /// A diary in which each booking is looked at again for each question.
    private struct Diary {
        var events: [Event] = []

        var bookings: [(page: DefinitionID, number: Int)] {
            events.compactMap { event in
                guard case .booked(let page, let number) = event else { return nil }
                return (page, number)
            }
        }

        var cancelled: Set<Int> {
            Set(
                events.compactMap { event in
                    guard case .cancelled(let number) = event else { return nil }
                    return number
                }
            )
        }

        func last(_ page: DefinitionID) -> Int {
            bookings.last { $0.page == page }?.number ?? -1
        }

        func live() -> [DefinitionID: Int] {
            let cancelled = cancelled
            return bookings.reduce(into: [:]) { counts, booking in
                if !cancelled.contains(booking.number) { counts[booking.page, default: 0] += 1 }
            }
        }
    }

    /// Books and cancels at random; each choice is compared with the model's.
    private func run(
        _ pool: ResourcePool,
        rounds: Int,
        seed: UInt64,
        expected: ([ResourcePool.Member], Diary) -> DefinitionID?
    ) throws -> (diary: Diary, record: AssignmentRecord) {
        var random = SeededGenerator(seed: seed)
        var diary = Diary()
        var record = AssignmentRecord()
        var live: [(page: DefinitionID, number: Int)] = []
        for number in 0..<rounds {
            if Int.random(in: 0..<4, using: &random) == 0, !live.isEmpty {
                let gone = live.remove(at: Int.random(in: live.indices, using: &random))
                record.remove(from: gone.page)
                diary.events.append(.cancelled(number: gone.number))
                continue
            }
            let free = pool.members.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
            let assignment = pool.assignment(among: free, after: record)
            // The models look at everything each time, so they are asked now and then.
            if number < 200 || number % 197 == 0 {
                #expect(assignment?.page == expected(free, diary), "booking \(number)")
            }
            guard let assignment else { continue }
            record.add(assignment, number: number)
            diary.events.append(.booked(page: assignment.page, number: number))
            live.append((assignment.page, number))
        }
        return (diary, record)
    }

    @Test func `longest idle is who was booked longest ago`() throws {
        let pool = try Team.pool(Self.names)
        _ = try run(pool, rounds: 10_000, seed: 1) { free, diary in
            free.min { diary.last($0.page.id) < diary.last($1.page.id) }?.page.id
        }
    }

    @Test func `priority goes before waiting`() throws {
        let pool = try Team.pool(Self.names, .priority, priorities: Self.priorities)
        _ = try run(pool, rounds: 10_000, seed: 2) { free, diary in
            let highest = free.map(\.priority).max()
            return free.filter { $0.priority == highest }
                .min { diary.last($0.page.id) < diary.last($1.page.id) }?.page.id
        }
    }

    @Test func `round robin gives to who has the fewest`() throws {
        let pool = try Team.pool(Self.names, .roundRobin)
        // In the model everybody is there from the beginning.
        let (diary, record) = try run(pool, rounds: 10_000, seed: 3) { free, diary in
            guard diary.bookings.count > 60 else {
                return pool.assignment(
                    among: free,
                    after: self.record(of: diary, pool)
                )?.page
            }
            let live = diary.live()
            return free.min { one, other in
                (live[one.page.id] ?? 0, diary.last(one.page.id))
                    < (live[other.page.id] ?? 0, diary.last(other.page.id))
            }?.page.id
        }
        // Cancellations have left shares unequal; they are made up for by who comes next.
        var after = record
        var shares = diary.live()
        let most = shares.values.max() ?? 0
        var number = 20_000
        while pool.members.contains(where: { (shares[$0.page.id] ?? 0) < most }) {
            let next = try #require(pool.assignment(among: pool.members, after: after))
            after.add(next, number: number)
            shares[next.page, default: 0] += 1
            number += 1
            try #require(number < 30_000)
        }
        for _ in 0..<1000 {
            let next = try #require(pool.assignment(among: pool.members, after: after))
            after.add(next, number: number)
            shares[next.page, default: 0] += 1
            number += 1
            let counts = pool.members.map { shares[$0.page.id] ?? 0 }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    @Test(arguments: Distribution.Method.allCases)
    func `reading the record again gives the same assignments`(method: Distribution.Method) throws {
        let pool = try Team.pool(Self.names, method, priorities: Self.priorities)
        let first = try run(pool, rounds: 10_000, seed: 4) { free, diary in
            pool.assignment(among: free, after: self.record(of: diary, pool))?.page
        }
        #expect(record(of: first.diary, pool) == first.record)
    }

    /// The record as its events make it, one by one.
    private func record(of diary: Diary, _ pool: ResourcePool) -> AssignmentRecord {
        var record = AssignmentRecord()
        var pages: [Int: DefinitionID] = [:]
        for event in diary.events {
            switch event {
            case .booked(let page, let number):
                let member = pool.members.filter { $0.page.id == page }
                if let assignment = pool.assignment(among: member, after: record) {
                    record.add(assignment, number: number)
                }
                pages[number] = page
            case .cancelled(let number):
                if let page = pages[number] { record.remove(from: page) }
            }
        }
        return record
    }
}
