import Scheduling
import Testing

@testable import BookingStore

/// Many customers of a master page at once; what came of it is read from the database.
struct TeamRaceTests {
    @Test
    func `of 50 customers on one time of three hosts, three are met by three, 1000 times over`()
        async throws
    {
        let store = try BookingStore.inMemory()
        let team = try TeamSamples(3)
        let methods = Distribution.Method.allCases
        for round in 0..<1000 {
            let pool = team.pool(methods[round % methods.count])
            let rule = AssignmentRule(event: team.event, owner: .pool(pool))
            let orders = try (0..<50).map {
                try team.order(round * 50 + $0, rule, at: round * 30)
            }
            let results = try await store.race(orders)
            #expect(results.filter { $0.isSuccess }.count == 3)
        }
        let rounds =
            "SELECT count(*) FROM (SELECT start FROM booking GROUP BY start "
            + "HAVING count(*) = 3 AND count(DISTINCT host) = 3)"
        #expect(try await store.count(rounds) == 1000)
        #expect(try await store.count("SELECT count(*) FROM booking") == 3000)
        #expect(try await store.overlaps() == 0)
        #expect(try await store.verify() == [])
        try await store.close()
    }

    @Test func `a panel and single bookings of its hosts never overlap, and nothing is half taken`()
        async throws
    {
        let store = try BookingStore.inMemory()
        let team = try TeamSamples(3, buffer: Buffer(before: .minutes(5), after: .minutes(5)))
        var panels = 0
        for round in 0..<300 {
            var random = SeededGenerator(seed: UInt64(round))
            let start = round * 240
            var orders: [BookingOrder] = []
            for index in 0..<12 {
                let number = round * 12 + index
                let minutes = start + Int.random(in: 0..<12, using: &random) * 10
                if index % 3 == 0 {
                    orders.append(try team.order(number, team.panel, at: minutes))
                } else {
                    let member = team.members[Int.random(in: 0..<3, using: &random)]
                    orders.append(try member.order(number, at: minutes))
                }
            }
            orders.shuffle(using: &random)
            let results = try await store.race(orders)
            panels += zip(orders, results).count { $0.assignment != nil && $1.isSuccess }
        }
        #expect(panels > 100)
        #expect(try await store.overlaps() == 0)
        let whole =
            "SELECT count(*) FROM (SELECT booking FROM assignment a "
            + "JOIN booking b ON b.number = a.booking JOIN claim c ON c.meeting = b.meeting "
            + "AND c.host = a.host GROUP BY booking HAVING count(*) = 3)"
        #expect(try await store.count(whole) == panels)
        #expect(try await store.verify() == [])
        try await store.close()
    }
}
