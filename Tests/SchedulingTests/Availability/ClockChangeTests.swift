import Scheduling
import Testing

struct ClockChangeTests {
    /// Clocks go from 02:00 to 03:00 on 2027-03-28 and from 03:00 to 02:00 on 2027-10-31.
    private let berlin: ZoneRules
    private let spring: Instant
    private let autumn: Instant

    init() throws {
        berlin = try ZoneBytes.rules("CET-1CEST,M3.5.0,M10.5.0/3")
        spring = try instant("2027-03-27T00:00:00Z")
        autumn = try instant("2027-10-30T00:00:00Z")
    }

    private func draft(_ windows: String, every minutes: UInt8 = 30) throws -> PageDraft {
        var draft = try PageDraft(windows)
        draft.pageRules.starts = .every(.minutes(minutes))
        return draft
    }

    @Test func `a time that clocks skip is not offered`() throws {
        let scene = try draft("01:00-04:00").scene(now: spring, zone: berlin)
        #expect(try scene.starts(on: "2027-03-28") == ["01:00", "01:30", "03:00", "03:30"])
    }

    @Test func `a time that clocks show twice is offered twice`() throws {
        let scene = try draft("01:30-03:30").scene(now: autumn, zone: berlin)
        let day = berlin.day(try #require(CivilDate("2027-10-31")))
        let times = scene.availability.openTimes(in: day, occupancy: .empty).map(\.start.text)
        #expect(
            times == [
                "2027-10-30T23:30:00Z", "2027-10-31T00:00:00Z", "2027-10-31T00:30:00Z",
                "2027-10-31T01:00:00Z", "2027-10-31T01:30:00Z", "2027-10-31T02:00:00Z",
            ]
        )
        #expect(
            try scene.starts(on: "2027-10-31") == [
                "01:30", "02:00", "02:30", "02:00", "02:30", "03:00",
            ]
        )
        var wall = try draft("01:30-03:30")
        wall.pageRules.starts = .at([15])
        let starts = try wall.scene(now: autumn, zone: berlin).starts(on: "2027-10-31")
        #expect(starts == ["02:15", "02:15"])
    }

    @Test func `a window lasts as long as its time does`() throws {
        let all = try draft("00:00-24:00", every: 60)
        #expect(try all.scene(now: spring, zone: berlin).starts(on: "2027-03-28").count == 23)
        #expect(try all.scene(now: autumn, zone: berlin).starts(on: "2027-10-31").count == 25)
        #expect(try all.scene(now: autumn, zone: berlin).starts(on: "2027-11-01").count == 24)
    }

    @Test func `a window that begins in a gap begins by the offset before it`() throws {
        let scene = try draft("02:30-04:30").scene(now: spring, zone: berlin)
        #expect(try scene.starts(on: "2027-03-28") == ["03:30", "04:00"])
        // 03:15 comes before 02:30 does, by the offset before the gap.
        #expect(
            try draft("02:30-03:15").scene(now: spring, zone: berlin).starts(on: "2027-03-28")
                .isEmpty
        )
        // Both bounds lie in the gap.
        #expect(
            try draft("02:00-02:30").scene(now: spring, zone: berlin).starts(on: "2027-03-28") == [
                "03:00"
            ]
        )
    }

    @Test func `a window that ends in a repeated hour ends in the first`() throws {
        let scene = try draft("01:00-02:30").scene(now: autumn, zone: berlin)
        #expect(try scene.starts(on: "2027-10-31") == ["01:00", "01:30", "02:00"])
        #expect(try scene.verdict(at: "2027-10-31T01:00:00Z") == .outsideHours)
    }

    @Test func `a window past midnight reaches over a skipped date`() throws {
        // The end of 2011-12-29 at UTC-10 is the beginning of 2011-12-31 at UTC+14.
        let zone = try ZoneRules(
            name: "Test/Samoa",
            ZoneBytes(
                transitions: [(1_325_239_200, 1)],
                phases: [(-36_000, 0, 0), (50_400, 0, 4)],
                names: "-10\0+14\0",
                footer: "\n<+14>-14\n"
            ).bytes
        )
        var draft = try draft("22:00-02:00")
        draft.hours = WeeklyHours()
        draft.hours[.thursday] = try TimeWindow.list("22:00-02:00")
        let scene = try draft.scene(now: try instant("2011-12-29T00:00:00Z"), zone: zone)
        #expect(try scene.starts(on: "2011-12-29") == ["22:00", "22:30", "23:00", "23:30"])
        #expect(try scene.starts(on: "2011-12-31") == ["00:00", "00:30", "01:00", "01:30"])
        #expect(try scene.verdict(at: "2011-12-30T11:30:00Z").isOpen)
    }

    @Test func `notice and horizon are elapsed time when clocks change`() throws {
        var draft = try draft("00:00-24:00")
        draft.pageRules.notice = .minutes(180)
        let now = try instant("2027-03-28T00:30:00Z")
        let scene = try draft.scene(now: now, zone: berlin)
        // 01:30 and three hours are 05:30, because an hour is skipped.
        #expect(try scene.starts(on: "2027-03-28").first == "05:30")
        draft.pageRules.notice = .zero
        draft.pageRules.horizon = .days(1)
        let later = try draft.scene(now: now, zone: berlin)
        #expect(try later.starts(on: "2027-03-29").last == "02:00")
    }

    @Test func `limits count by the dates of the page's zone`() throws {
        var draft = try draft("00:00-24:00")
        draft.pageRules.limit = BookingLimit(day: 1)
        let scene = try draft.scene(now: autumn, zone: berlin)
        let late = try scene.meeting("2027-10-31T22:30:00Z", "2027-10-31T23:00:00Z")
        let occupancy = Occupancy(claims: [], meetings: [late])
        #expect(try scene.starts(on: "2027-10-31", occupancy).isEmpty)
        #expect(try scene.starts(on: "2027-11-01", occupancy).count == 48)
    }

    @Test func `another zone shows the same instants, and back again`() throws {
        var draft = try draft("00:00-24:00", every: 20)
        draft.pageRules.horizon = .days(200)
        let zones = try [
            "CET-1CEST,M3.5.0,M10.5.0/3", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<+0545>-5:45",
            "NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01", "<+12>-12<+14>-14,M3.5.0/23,M10.5.0/1",
        ].map { try ZoneBytes.rules($0) }
        let range = spring..<Instant(clamping: spring.seconds + 3 * 86_400)
        for zone in zones {
            let scene = try draft.scene(now: spring, zone: zone)
            let times = scene.availability.openTimes(in: range, occupancy: .empty)
            #expect(times.count > 200)
            for time in times {
                for other in zones {
                    let wall = other.wall(at: time.start)
                    switch other.instants(of: wall.date, minutes: wall.minutes) {
                    case .one(let only): #expect(only == time.start)
                    case .fold(let first, let second):
                        #expect(first == time.start || second == time.start)
                    case .gap: Issue.record("\(time.start.text) is in no gap")
                    }
                }
            }
        }
    }
}
