import Scheduling
import Testing

struct DistributionTests {
    private func chosen(
        _ pool: ResourcePool,
        _ record: AssignmentRecord,
        among free: [String]? = nil
    ) throws -> Assignment? {
        let members = pool.members.filter { free?.contains($0.page.id.text) ?? true }
        return pool.assignment(among: members, after: record)
    }

    @Test func `nobody is chosen when nobody is free`() throws {
        #expect(try chosen(Team.pool(["ann", "bob"]), AssignmentRecord(), among: []) == nil)
    }

    @Test func `who never had a booking comes first, in the owner's order`() throws {
        let pool = try Team.pool(["ann", "bob", "cyd"])
        var record = AssignmentRecord()
        record.add(Assignment(page: try id("ann"), reason: .firstBooking, turn: 1), number: 1)
        let next = try #require(try chosen(pool, record))
        #expect(next.page.text == "bob")
        #expect(next.reason == .firstBooking)
    }

    @Test func `who has waited longest comes next, whatever was cancelled since`() throws {
        let pool = try Team.pool(["ann", "bob"])
        var record = AssignmentRecord()
        for (number, name) in ["bob", "ann"].enumerated() {
            record.add(
                Assignment(page: try id(name), reason: .firstBooking, turn: 1),
                number: number
            )
        }
        record.remove(from: try id("ann"))
        let next = try #require(try chosen(pool, record))
        #expect(next.page.text == "bob")
        #expect(next.reason == .longestIdle)
    }

    @Test func `who is not free keeps their place`() throws {
        let pool = try Team.pool(["ann", "bob"])
        var record = AssignmentRecord()
        record.add(Assignment(page: try id("bob"), reason: .firstBooking, turn: 1), number: 1)
        let second = try #require(try chosen(pool, record, among: ["bob"]))
        #expect(second.page.text == "bob")
        #expect(second.reason == .onlyOneFree)
        record.add(second, number: 2)
        #expect(try chosen(pool, record)?.page.text == "ann")
    }

    @Test func `the highest priority wins, and among equals the longest wait`() throws {
        let pool = try Team.pool(["ann", "bob", "cyd"], .priority, priorities: [3, 8, 8])
        var record = AssignmentRecord()
        let first = try #require(try chosen(pool, record))
        #expect(first.page.text == "bob")
        #expect(first.reason == .priority(8))
        record.add(first, number: 1)
        #expect(try chosen(pool, record)?.page.text == "cyd")
        #expect(try chosen(pool, record, among: ["ann", "bob"])?.page.text == "bob")
        #expect(try chosen(pool, record, among: ["ann"])?.page.text == "ann")
    }

    @Test func `a cancelled booking brings its member to the front`() throws {
        let pool = try Team.pool(["ann", "bob"], .roundRobin)
        var record = AssignmentRecord()
        for number in 1...3 { record.add(try #require(try chosen(pool, record)), number: number) }
        // Ann has had two turns and Bob one.
        record.remove(from: try id("ann"))
        record.remove(from: try id("ann"))
        let next = try #require(try chosen(pool, record))
        #expect(next.page.text == "ann")
        #expect(next.reason == .correction)
    }

    @Test func `without correction a cancelled booking stays a turn`() throws {
        let pool = try Team.pool(["ann", "bob"], .roundRobin, corrects: false)
        var record = AssignmentRecord()
        for number in 1...3 { record.add(try #require(try chosen(pool, record)), number: number) }
        record.remove(from: try id("ann"))
        record.remove(from: try id("ann"))
        #expect(try chosen(pool, record)?.page.text == "bob")
    }

    @Test func `a newcomer is level with the others and does not get everything`() throws {
        let before = try Team.pool(["ann", "bob"], .roundRobin)
        let after = try Team.pool(["ann", "bob", "cyd"], .roundRobin)
        var record = AssignmentRecord()
        for number in 1...100 {
            record.add(try #require(try chosen(before, record)), number: number)
        }
        var names: [String] = []
        for number in 101...106 {
            let next = try #require(try chosen(after, record))
            record.add(next, number: number)
            names.append(next.page.text)
        }
        #expect(names.filter { $0 == "cyd" }.count == 2)
        #expect(names.first == "cyd")
    }

    @Test(arguments: [
        (ReportingCycle.monthly, "2026-08-01T00:00:00Z"), (.quarterly, "2026-07-01T00:00:00Z"),
        (.continuous, "1970-01-01T00:00:00Z"),
    ])
    func `a cycle begins where it says`(cycle: ReportingCycle, start: String) throws {
        let now = try instant("2026-08-31T23:59:59Z")
        #expect(cycle.start(at: now, in: .utc) == (try instant(start)))
    }
}
