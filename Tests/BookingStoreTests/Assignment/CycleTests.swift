import Scheduling
import Testing

@testable import BookingStore

/// Turns over months and quarters, against a tally that is begun anew at each.
struct CycleTests {
    /// In UTC, from before the first booking to after the last one.
    private static let months = [
        "2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-01",
        "2027-06-01", "2027-07-01", "2027-08-01",
    ]
    private static let quarters = ["2026-10-01", "2027-01-01", "2027-04-01", "2027-07-01"]

    /// What a member has on a sheet of paper that is thrown away when a cycle begins.
    private struct Sheet {
        var begun = -1
        var counts: [DefinitionID: Int] = [:]
        var numbers: Set<Int> = []
        var lasts: [DefinitionID: Int] = [:]

        mutating func turn(to cycle: Int) {
            if cycle != begun { self = Sheet(begun: cycle) }
        }

        mutating func note(_ number: Int, of page: DefinitionID) {
            counts[page] = (counts[page] ?? counts.values.min() ?? 0) + 1
            numbers.insert(number)
            lasts[page] = number
        }

        mutating func strike(_ number: Int, of page: DefinitionID) {
            if numbers.contains(number) { counts[page, default: 0] -= 1 }
        }

        func next(among pages: [DefinitionID]) -> DefinitionID? {
            let lowest = counts.values.min() ?? 0
            return pages.min {
                (counts[$0] ?? lowest, lasts[$0] ?? -1) < (counts[$1] ?? lowest, lasts[$1] ?? -1)
            }
        }
    }

    @Test(arguments: ReportingCycle.allCases)
    func `each cycle counts only its own turns`(cycle: ReportingCycle) async throws {
        let begins: [Instant] = try
            (cycle == .monthly ? Self.months : cycle == .quarterly ? Self.quarters : [])
            .map { try #require(Instant($0 + "T00:00:00Z")) }
        let store = try BookingStore.inMemory()
        let team = try TeamSamples(3)
        let pool = team.pool(.roundRobin, cycle: cycle)
        let rule = AssignmentRule(event: team.event, owner: .pool(pool))
        var random = SeededGenerator(seed: 12)
        var sheet = Sheet()
        var live: [(number: Int, page: DefinitionID)] = []
        // Half an hour passes from one to the next, and so 208 days at full length.
        for number in 0..<Samples.scale("BOOKPLATE_ASSIGNMENTS", 2000) {
            let now = Instant(clamping: Samples.now.seconds + number * 1800)
            sheet.turn(to: begins.lastIndex { $0 <= now } ?? 0)
            live.removeAll { $0.number < number - 200 }
            if !live.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                let gone = live.remove(at: Int.random(in: live.indices, using: &random))
                _ = try await store.cancel(Samples.manage(gone.number), at: now, reason: nil)
                sheet.strike(gone.number, of: gone.page)
                continue
            }
            let busy = Int.random(in: 0..<9, using: &random)
            if busy < 3 {
                let order = try team.members[busy].order(
                    100_000 + number,
                    at: number * 30,
                    now: now
                )
                _ = try await store.book(order)
            }
            let free = team.members.indices.filter { $0 != busy }.map { team.members[$0].page.id }
            let receipt = try await store.book(
                team.order(number, rule, at: number * 30, now: now)
            )
            guard case .booked(let booking) = receipt else {
                Issue.record("not booked")
                return
            }
            try #require(booking.page == sheet.next(among: free), "booking \(number)")
            sheet.note(number, of: booking.page)
            live.append((number, booking.page))
        }
        #expect(try await store.verify() == [])
        try await store.close()
    }
}
