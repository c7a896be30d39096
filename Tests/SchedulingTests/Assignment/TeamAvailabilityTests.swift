import Scheduling
import Testing

struct TeamAvailabilityTests {
    private func starts(_ times: [OpenTime]) -> [String] {
        times.map { WallTime(minutes: $0.start.seconds / 60 % 1440)?.text ?? "" }
    }

    private func hour(_ hour: Int) -> String { WallTime(minutes: hour * 60)?.text ?? "" }

    @Test func `a panel whose members never meet has no times`() throws {
        let panel = try Team.availability(
            .page(Team.page("ann", "09:00-10:00")),
            with: [.page(Team.page("bob", "10:00-11:00"))]
        )
        #expect(try panel.openTimes(in: Team.day(), taken: [:]).isEmpty)
        #expect(try panel.verdict(at: instant("2026-12-01T09:00:00Z"), taken: [:]) == .outsideHours)
    }

    @Test func `a host cannot sit on a panel twice`() throws {
        let panel = try Team.availability(
            .page(Team.page("ann", "09:00-10:00")),
            with: [.page(Team.page("ann-two", "09:00-10:00", host: "ann"))]
        )
        #expect(try panel.openTimes(in: Team.day(), taken: [:]).isEmpty)
    }

    @Test func `a pool is open when one of its members is`() throws {
        let pool = ResourcePool(members: [
            ResourcePool.Member(page: try Team.page("ann", "09:00-10:00")),
            ResourcePool.Member(page: try Team.page("bob", "09:30-11:00")),
        ])
        let times = try Team.availability(.pool(pool)).openTimes(
            in: Team.day(),
            taken: [id("bob"): .busy(("10:00", "10:30"))]
        )
        #expect(starts(times) == ["09:00", "09:30", "10:30"])
    }

    @Test func `a member who rests or has no known zone does not keep the others from it`() throws {
        let pool = ResourcePool(members: [
            ResourcePool.Member(page: try Team.page("ann", isAccepting: false)),
            ResourcePool.Member(page: try Team.page("bob", "10:00-10:30")),
        ])
        let times = try Team.availability(.pool(pool)).openTimes(in: Team.day(), taken: [:])
        #expect(starts(times) == ["10:00"])
    }

    @Test func `the owner's starts hold for a panel, and the others need only be free`() throws {
        let panel = try Team.availability(
            .page(Team.page("ann", "09:00-12:00")),
            with: [.page(Team.page("bob", "09:10-11:10") { $0.offeredPerDay = 1 })]
        )
        let times = try panel.openTimes(
            in: Team.day(),
            taken: [id("bob"): .busy(("10:00", "10:10"))]
        )
        #expect(starts(times) == ["09:30", "10:30"])
    }

    @Test func `a full team is found where hosts sit in several pools`() throws {
        let first = try Team.pool(["ann", "bob"])
        let panel = try Team.availability(
            .pool(first),
            with: [.page(Team.page("ann-two", host: "ann"))]
        )
        let start = try instant("2026-12-01T09:00:00Z")
        let free = panel.team(at: start, taken: [:])
        let choice = TeamChoice(panel.rule, among: free) { _, _ in AssignmentRecord() }
        // Ann has waited as long as Bob, but is needed for the other seat.
        #expect(choice?.attendances.map(\.page.host.id.text) == ["bob", "ann"])
        #expect(
            panel.team(at: start, taken: [try id("bob"): try .busy(("09:00", "09:30"))]).isEmpty
        )
    }

    @Test func `a new member never takes a time away`() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let pages = try (0..<6).map { index in
                let start = Int.random(in: 8...12, using: &random)
                let length = Int.random(in: 1...5, using: &random)
                return try Team.page("p\(index)", "\(hour(start))-\(hour(start + length))")
            }
            let taken = try Dictionary(
                uniqueKeysWithValues: pages.map { page in
                    let hour = Int.random(in: 10...15, using: &random)
                    return (page.id, try Occupancy.busy(("\(hour):00", "\(hour + 1):30")))
                }
            )
            var before: Set<Instant> = []
            for count in 1...pages.count {
                let members = pages.prefix(count).map { ResourcePool.Member(page: $0) }
                let times = try Team.availability(.pool(ResourcePool(members: members)))
                    .openTimes(in: Team.day(), taken: taken)
                let now = Set(times.map(\.start))
                #expect(now.isSuperset(of: before))
                before = now
            }
        }
    }

    @Test func `times agree with asking about each page and each start`() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<100 {
            let pages = try (0..<5).map { index in
                let start = Int.random(in: 8...10, using: &random)
                return try Team.page("p\(index)", "\(hour(start))-16:00")
            }
            let busy = try Dictionary(
                uniqueKeysWithValues: pages.map { page in
                    let hour = Int.random(in: 10...14, using: &random)
                    return (page.id, try Occupancy.busy(("\(hour):00", "\(hour + 2):00")))
                }
            )
            let owners = ResourcePool(members: pages.prefix(2).map { .init(page: $0) })
            let others = ResourcePool(members: pages[2...3].map { .init(page: $0) })
            let panel = try Team.availability(
                .pool(owners),
                with: [.pool(others), .page(pages[4])]
            )
            let times = try panel.openTimes(in: Team.day(), taken: busy).map(\.start)
            let day = try Team.day()
            for start in stride(from: day.lowerBound.seconds, to: day.upperBound.seconds, by: 1800)
            {
                let isFree = try pages.map { page in
                    let question = Availability(
                        page: page,
                        event: try Team.event,
                        duration: .minutes(30),
                        zone: .utc,
                        now: try instant("2026-12-01T00:00:00Z")
                    )
                    let occupancy = busy[page.id] ?? .empty
                    return question.verdict(at: Instant(clamping: start), occupancy: occupancy)
                        .isOpen
                }
                let meets = (isFree[0] || isFree[1]) && (isFree[2] || isFree[3]) && isFree[4]
                #expect(times.contains(Instant(clamping: start)) == meets)
            }
        }
    }
}
