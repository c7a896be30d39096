import Scheduling
import Testing

struct HoursTests {
    private let now: Instant

    init() throws { now = try instant("2027-05-31T00:00:00Z") }

    @Test func `a time is refused by the first rule that it breaks`() throws {
        var draft = try PageDraft("09:00-10:00, 13:00-17:00")
        draft.dates = [try DateRule("2027-06-02", "")]
        let scene = try draft.scene(now: now)
        #expect(try scene.verdict(at: "2027-06-01T08:59:59Z") == .outsideHours)
        #expect(try scene.verdict(at: "2027-06-01T10:00:00Z") == .outsideHours)
        #expect(try scene.verdict(at: "2027-06-02T09:00:00Z") == .closedDate)
        #expect(try scene.verdict(at: "2027-06-01T09:10:00Z") == .offGrid)
        #expect(try scene.verdict(at: "2027-06-01T09:00:01Z") == .offGrid)
        #expect(try scene.verdict(at: "2027-06-01T09:45:00Z") == .doesNotFit)
        #expect(try scene.verdict(at: "2027-06-01T09:30:00Z") == .open(seatsLeft: 1))
        #expect(
            try draft.scene(now: now, duration: .minutes(31)).verdict(at: "2027-06-01T09:00:00Z")
                == .unknownDuration
        )
        draft.isAccepting = false
        #expect(try draft.scene(now: now).verdict(at: "2027-06-01T03:00:00Z") == .notAccepting)
        #expect(try draft.scene(now: now).starts(on: "2027-06-01").isEmpty)
    }

    @Test func `a meeting must end within the hours`() throws {
        let scene = try PageDraft("09:00-10:00, 13:00-14:10").scene(now: now)
        let starts = ["09:00", "09:15", "09:30", "13:00", "13:15", "13:30"]
        #expect(try scene.starts(on: "2027-06-01") == starts)
    }

    @Test func `windows that touch or overlap are one stretch, each with its own starts`() throws {
        var draft = try PageDraft("09:00-10:00, 10:00-11:10, 11:05-12:00")
        draft.durations = [.minutes(60)]
        draft.pageRules.starts = .every(.minutes(25))
        let starts = ["09:00", "09:25", "09:50", "10:00", "10:25", "10:50"]
        #expect(try draft.scene(now: now).starts(on: "2027-06-01") == starts)
    }

    @Test func `starts at minutes of the hour follow the clock, not the window`() throws {
        var draft = try PageDraft("09:10-11:00")
        draft.pageRules.starts = .at([0, 20, 30])
        #expect(
            try draft.scene(now: now).starts(on: "2027-06-01") == [
                "09:20", "09:30", "10:00", "10:20", "10:30",
            ]
        )
        // In Kathmandu the hour is not UTC's.
        let zone = try ZoneBytes.rules("<+0545>-5:45")
        let starts = ["09:20", "09:30", "10:00", "10:20", "10:30"]
        #expect(try draft.scene(now: now, zone: zone).starts(on: "2027-06-01") == starts)
    }

    @Test func `an event's own starts win over the page's`() throws {
        var draft = try PageDraft("09:00-11:00")
        draft.pageRules.starts = .every(.minutes(15))
        draft.eventRules.starts = .at([45])
        #expect(try draft.scene(now: now).starts(on: "2027-06-01") == ["09:45"])
    }

    @Test func `a window past midnight belongs to the date on which it starts`() throws {
        var draft = try PageDraft()
        draft.hours[.tuesday] = try TimeWindow.list("23:00-01:00")
        draft.pageRules.starts = .every(.minutes(30))
        let scene = try draft.scene(now: now)
        #expect(try scene.starts(on: "2027-06-01") == ["23:00", "23:30"])
        #expect(try scene.starts(on: "2027-06-02") == ["00:00", "00:30"])
        draft.dates = [try DateRule("2027-06-02", "")]
        #expect(try draft.scene(now: now).starts(on: "2027-06-02") == ["00:00", "00:30"])
        draft.dates = [try DateRule("2027-06-01", "")]
        #expect(try draft.scene(now: now).starts(on: "2027-06-02").isEmpty)
    }

    @Test func `a date rule replaces the windows of its dates alone`() throws {
        var draft = try PageDraft("09:00-10:00")
        draft.dates = [
            try DateRule("2027-06-02", to: "2027-06-03", "20:00-20:30"),
            try DateRule("2027-06-04", ""),
        ]
        let scene = try draft.scene(now: now)
        #expect(try scene.starts(on: "2027-06-01").count == 3)
        #expect(try scene.starts(on: "2027-06-02") == ["20:00"])
        #expect(try scene.starts(on: "2027-06-03") == ["20:00"])
        #expect(try scene.starts(on: "2027-06-04").isEmpty)
        #expect(try scene.starts(on: "2027-06-05").count == 3)
        #expect(try scene.verdict(at: "2027-06-03T09:00:00Z") == .outsideHours)
    }

    @Test func `short and long meetings end the list`() throws {
        var draft = try PageDraft("00:00-24:00")
        draft.pageRules.starts = .every(.minutes(1))
        draft.durations = [.minutes(1), .days(1)]
        let minutes = try draft.scene(now: now, duration: .minutes(1))
        #expect(try minutes.starts(on: "2027-06-01").count == 1440)
        let days = try draft.scene(now: now, duration: .days(1))
        #expect(try days.starts(on: "2027-06-01").count == 1440)
        draft.hours[.wednesday] = []
        let tuesdays = try draft.scene(now: now, duration: .days(1))
        #expect(try tuesdays.starts(on: "2027-06-01") == ["00:00"])
        draft.pageRules.starts = .every(.zero)
        #expect(
            try draft.scene(now: now, duration: .minutes(1)).starts(on: "2027-06-01").count == 1440
        )
        draft.hours[.tuesday] = try TimeWindow.list("23:45-24:00")
        draft.pageRules.starts = .every(.minutes(15))
        #expect(
            try draft.scene(now: now, duration: .minutes(1)).starts(on: "2027-06-01") == ["23:45"]
        )
    }

    @Test func `at the edges of time there is an answer`() throws {
        var draft = try PageDraft("00:00-24:00")
        draft.pageRules.offeredPerDay = 3
        draft.pageRules.limit = BookingLimit(day: 3, week: 3)
        for rule in ["UTC0", "<-12>12", "<+14>-14"] {
            let zone = try ZoneBytes.rules(rule)
            for moment in [
                Instant.first, Instant.last, Instant(clamping: Instant.last.seconds - 3600),
            ] {
                let availability = try draft.scene(now: moment, zone: zone).availability
                let times = availability.openTimes(in: .first..<Instant.last, occupancy: .empty)
                for time in times {
                    #expect(time.start >= moment)
                    #expect(availability.verdict(at: time.start, occupancy: .empty).isOpen)
                }
                _ = availability.verdict(at: .first, occupancy: .empty)
                _ = availability.verdict(at: .last, occupancy: .empty)
                let all = availability.neededRange(for: .first..<Instant.last)
                #expect(all == .first..<Instant.last)
            }
        }
    }
}
