import Scheduling
import Testing

/// Ten thousand random bookings and cancellations, against models that know nothing of records.
struct FairnessTests {
    private static let names = ["ann", "bob", "cyd", "dee", "eve"]
    private static let priorities = [2, 9, 5, 9, 5]

    /// Who has received which booking, looked through from its end for each question.
    private struct Diary {
        private(set) var bookings: [(page: DefinitionID, number: Int)] = []
        private(set) var cancelled: Set<Int> = []

        mutating func book(_ page: DefinitionID, number: Int) { bookings.append((page, number)) }

        mutating func cancel(_ number: Int) { cancelled.insert(number) }

        func last(_ page: DefinitionID) -> Int {
            bookings.last { $0.page == page }?.number ?? -1
        }

        func live() -> [DefinitionID: Int] {
            bookings.reduce(into: [:]) { counts, booking in
                if !cancelled.contains(booking.number) { counts[booking.page, default: 0] += 1 }
            }
        }
    }

    /// Books and cancels at random; each choice is compared with the model's.
    private func run(
        _ pool: ResourcePool,
        rounds: Int = 10_000,
        seed: UInt64,
        expected: ([ResourcePool.Member], Diary) -> DefinitionID?,
        happened: (DefinitionID, Int) -> Void = { _, _ in }
    ) throws -> (diary: Diary, record: AssignmentRecord) {
        var random = SeededGenerator(seed: seed)
        var diary = Diary()
        var record = AssignmentRecord()
        var live: [(page: DefinitionID, number: Int)] = []
        for number in 0..<rounds {
            if Int.random(in: 0..<4, using: &random) == 0, !live.isEmpty {
                let gone = live.remove(at: Int.random(in: live.indices, using: &random))
                record.remove(from: gone.page)
                diary.cancel(gone.number)
                happened(gone.page, -1)
                continue
            }
            let free = pool.members.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
            let assignment = pool.assignment(among: free, after: record)
            try #require(assignment?.page == expected(free, diary), "booking \(number)")
            guard let assignment else { continue }
            record.add(assignment, number: number)
            diary.book(assignment.page, number: number)
            happened(assignment.page, 1)
            live.append((assignment.page, number))
        }
        return (diary, record)
    }

    @Test func `longest idle is who was booked longest ago`() throws {
        let pool = try Team.pool(Self.names)
        _ = try run(pool, seed: 1) { free, diary in
            free.min { diary.last($0.page.id) < diary.last($1.page.id) }?.page.id
        }
    }

    @Test func `priority goes before waiting`() throws {
        let pool = try Team.pool(Self.names, .priority, priorities: Self.priorities)
        _ = try run(pool, seed: 2) { free, diary in
            let highest = free.map(\.priority).max()
            return free.filter { $0.priority == highest }
                .min { diary.last($0.page.id) < diary.last($1.page.id) }?.page.id
        }
    }

    @Test(arguments: [true, false])
    func `round robin gives to who has the fewest`(corrects: Bool) throws {
        let pool = try Team.pool(Self.names, .roundRobin, corrects: corrects)
        // A tally, of which the one who comes new starts at the lowest line.
        var tally: [DefinitionID: Int] = [:]
        let (diary, record) = try run(pool, seed: 3) { free, diary in
            let lowest = tally.values.min() ?? 0
            return free.min { one, other in
                (tally[one.page.id] ?? lowest, diary.last(one.page.id))
                    < (tally[other.page.id] ?? lowest, diary.last(other.page.id))
            }?.page.id
        } happened: { page, change in
            if change > 0 {
                tally[page] = (tally[page] ?? tally.values.min() ?? 0) + 1
            } else if corrects {
                tally[page, default: 0] -= 1
            }
        }
        guard corrects else { return }
        try expectShares(pool, diary, record)
    }

    /// Cancellations have left shares unequal; they are made up for by who comes next.
    private func expectShares(
        _ pool: ResourcePool,
        _ diary: Diary,
        _ record: AssignmentRecord
    ) throws {
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

    /// What happened, in order.
    private enum Event {
        case booked(page: DefinitionID, number: Int)
        case cancelled(number: Int)
    }

    @Test(arguments: Distribution.Method.allCases)
    func `reading the record again gives the same assignments`(method: Distribution.Method) throws {
        let pool = try Team.pool(Self.names, method, priorities: Self.priorities)
        var random = SeededGenerator(seed: 4)
        var record = AssignmentRecord()
        var events: [Event] = []
        for number in 0..<10_000 {
            if Int.random(in: 0..<4, using: &random) == 0,
                case .booked(let page, let gone)? = events.randomElement(using: &random)
            {
                record.remove(from: page)
                events.append(.cancelled(number: gone))
                continue
            }
            let free = pool.members.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
            guard let next = pool.assignment(among: free, after: record) else { continue }
            record.add(next, number: number)
            events.append(.booked(page: next.page, number: number))
        }
        #expect(self.record(of: events, pool) == record)
    }

    /// The record as its events make it, one by one.
    private func record(of events: [Event], _ pool: ResourcePool) -> AssignmentRecord {
        var record = AssignmentRecord()
        var pages: [Int: DefinitionID] = [:]
        for event in events {
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
