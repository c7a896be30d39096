import Scheduling
import Testing

struct OfferedPerDayTests {
    private let date = "2027-06-01"
    private let now: Instant

    init() throws { now = try instant("2027-05-31T00:00:00Z") }

    private func scene(_ windows: String, offering count: Int, now: Instant? = nil) throws -> Scene
    {
        var draft = try PageDraft(windows)
        draft.durations = [.minutes(60)]
        draft.pageRules.starts = .every(.minutes(60))
        draft.pageRules.offeredPerDay = count
        return try draft.scene(now: now ?? self.now)
    }

    @Test(arguments: [
        (1, ["09:00"]), (2, ["09:00", "13:00"]), (3, ["09:00", "12:00", "15:00"]),
        (5, ["09:00", "11:00", "13:00", "14:00", "16:00"]),
        (8, ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"]),
        (500, ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"]),
    ])
    func `so many times of a date are offered, spread over it`(count: Int, starts: [String]) throws
    {
        #expect(try scene("09:00-17:00", offering: count).starts(on: date) == starts)
    }

    @Test func `a booking changes the offer of its own part alone`() throws {
        let scene = try scene("09:00-17:00", offering: 3)
        for (claim, starts) in [
            ("09:00", ["10:00", "12:00", "15:00"]), ("10:00", ["09:00", "12:00", "15:00"]),
            ("15:00", ["09:00", "12:00", "16:00"]),
        ] {
            let hour = String(claim.prefix(2))
            let taken = Occupancy(
                claims: [try Claim("\(date)T\(hour):00:00Z", "\(date)T\(hour):59:00Z")],
                meetings: []
            )
            #expect(try scene.starts(on: date, taken) == starts)
        }
        let morning = Occupancy(
            claims: [try Claim("\(date)T09:00:00Z", "\(date)T12:00:00Z")],
            meetings: []
        )
        #expect(try scene.starts(on: date, morning) == ["12:00", "15:00"])
        #expect(try scene.verdict(at: "\(date)T13:00:00Z") == .notOffered)
    }

    @Test func `a range that cuts a date does not change its offer`() throws {
        let scene = try scene("09:00-17:00", offering: 3)
        let afternoon = try instant("\(date)T10:00:00Z")..<instant("\(date)T15:00:00Z")
        let times = scene.availability.openTimes(in: afternoon, occupancy: .empty)
        #expect(times.map(\.start.text) == ["\(date)T12:00:00Z"])
    }

    @Test func `as time goes by, the next of a part is offered`() throws {
        let later = try scene("09:00-17:00", offering: 3, now: try instant("\(date)T09:00:01Z"))
        #expect(try later.starts(on: date) == ["10:00", "12:00", "15:00"])
    }

    @Test func `what reaches past midnight is offered on the next date`() throws {
        let scene = try scene("22:00-02:00", offering: 1)
        #expect(try scene.starts(on: date) == ["00:00"])
        #expect(try scene.verdict(at: "\(date)T22:00:00Z") == .notOffered)
    }

    @Test func `a date that shows for a minute only is offered as well`() throws {
        // At 00:01 on 7 November clocks go back to 23:01 on the 6th.
        let zone = try ZoneBytes.rules("NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01")
        var draft = try PageDraft("00:00-24:00")
        draft.pageRules.offeredPerDay = 1
        let availability = try draft.scene(now: now, zone: zone).availability
        draft.pageRules.horizon = .days(200)
        let later = try draft.scene(now: now, zone: zone).availability
        let range = try instant("2027-11-07T02:20:00Z")..<instant("2027-11-07T03:00:00Z")
        #expect(availability.openTimes(in: range, occupancy: .empty).isEmpty)
        let times = later.openTimes(in: range, occupancy: .empty)
        #expect(times.map(\.start.text) == ["2027-11-07T02:30:00Z"])
        #expect(later.neededRange(for: range).upperBound.text == "2027-11-08T04:00:00Z")
    }

    @Test func `a meeting that can be joined outside the starts is always offered`() throws {
        let scene = try scene("09:00-17:00", offering: 1)
        let group = try scene.meeting("\(date)T13:10:00Z", "\(date)T14:10:00Z", seats: .limited(2))
        let taken = Occupancy(claims: [], meetings: [group])
        #expect(try scene.starts(on: date, taken) == ["09:00", "13:10"])
        #expect(try scene.verdict(at: "\(date)T13:10:00Z", taken) == .open(seatsLeft: 1))
    }
}
