import Scheduling
import Testing

struct TakenTests {
    private let now: Instant
    private let date = "2027-06-01"

    init() throws { now = try instant("2027-05-31T00:00:00Z") }

    private func claims(_ bounds: (String, String)...) throws -> Occupancy {
        let claims = try bounds.map { try Claim("\(date)T\($0.0)Z", "\(date)T\($0.1)Z") }
        return Occupancy(claims: claims, meetings: [])
    }

    @Test func `what touches a claim does not overlap it`() throws {
        let scene = try PageDraft("09:00-12:00").scene(now: now)
        let taken = try claims(("10:00:00", "10:30:00"))
        let starts = ["09:00", "09:15", "09:30", "10:30", "10:45", "11:00", "11:15", "11:30"]
        #expect(try scene.starts(on: date, taken) == starts)
        let claim = try #require(taken.claims.first)
        #expect(try scene.verdict(at: "\(date)T10:15:00Z", taken) == .occupied(by: claim))
        #expect(try !scene.starts(on: date, claims(("09:59:59", "10:00:00"))).contains("09:30"))
        #expect(try !scene.starts(on: date, claims(("10:30:00", "10:30:01"))).contains("10:15"))
        #expect(try scene.starts(on: date, claims(("10:30:00", "10:30:01"))).contains("10:00"))
    }

    @Test func `buffers keep away from claims, not from the ends of the hours`() throws {
        var draft = try PageDraft("09:00-12:00")
        draft.pageRules.buffer = Buffer(before: .minutes(10), after: .minutes(20))
        draft.pageRules.starts = .every(.minutes(5))
        let starts = try draft.scene(now: now).starts(on: date, claims(("10:00:00", "10:30:00")))
        #expect(starts.first == "09:00")
        #expect(starts.last == "11:30")
        #expect(starts.filter { $0 < "10:00" }.last == "09:10")
        #expect(starts.first { $0 > "10:00" } == "10:40")
    }

    @Test func `a long claim hides behind later ones and still counts`() throws {
        let scene = try PageDraft("09:00-12:00").scene(now: now)
        let taken = try claims(
            ("08:00:00", "11:30:00"),
            ("08:30:00", "08:45:00"),
            ("09:00:00", "09:05:00")
        )
        #expect(try scene.starts(on: date, taken) == ["11:30"])
        let long = try #require(taken.claims.first)
        #expect(try scene.verdict(at: "\(date)T10:00:00Z", taken) == .occupied(by: long))
    }

    @Test func `the page's limit counts all its meetings and the event's limit its own`() throws {
        var draft = try PageDraft("09:00-17:00")
        draft.pageRules.limit = BookingLimit(day: 3)
        draft.eventRules.limit = BookingLimit(day: 2)
        let scene = try draft.scene(now: now)
        let own = try scene.meeting("\(date)T20:00:00Z", "\(date)T20:30:00Z")
        let other = try scene.meeting("\(date)T21:00:00Z", "\(date)T21:30:00Z", event: "deep")
        let foreign = try scene.meeting("\(date)T22:00:00Z", "\(date)T22:30:00Z", page: "ada-deep")
        for (meetings, verdict) in [
            ([own], .open(seatsLeft: 1)), ([own, other], .open(seatsLeft: 1)),
            ([own, own], .dayLimit(2, of: .event)), ([own, other, other], .dayLimit(3, of: .page)),
            ([own, own, other], .dayLimit(3, of: .page)),
            ([own, other, foreign, foreign], .open(seatsLeft: 1)),
        ] as [([Meeting], Verdict)] {
            let taken = Occupancy(claims: [], meetings: meetings)
            #expect(try scene.verdict(at: "\(date)T10:00:00Z", taken) == verdict)
            #expect(try scene.verdict(at: "2027-06-02T10:00:00Z", taken).isOpen)
        }
    }

    @Test func `a week begins on Monday`() throws {
        var draft = try PageDraft("09:00-17:00")
        draft.pageRules.limit = BookingLimit(week: 2)
        draft.eventRules.limit = BookingLimit(week: 1)
        let scene = try draft.scene(now: now)
        let sunday = try scene.meeting("2027-06-06T23:59:00Z", "2027-06-07T00:29:00Z")
        let taken = Occupancy(claims: [], meetings: [sunday])
        #expect(try scene.verdict(at: "2027-05-31T10:00:00Z", taken) == .weekLimit(1, of: .event))
        #expect(try scene.verdict(at: "2027-06-06T10:00:00Z", taken) == .weekLimit(1, of: .event))
        #expect(try scene.verdict(at: "2027-06-07T10:00:00Z", taken).isOpen)
        let monday = try scene.meeting(
            "2027-05-31T00:00:00Z",
            "2027-05-31T00:30:00Z",
            event: "deep"
        )
        let both = Occupancy(claims: [], meetings: [sunday, monday])
        #expect(try scene.verdict(at: "2027-06-02T10:00:00Z", both) == .weekLimit(2, of: .page))
    }

    @Test func `a meeting with seats left can be joined where nothing else could be booked`() throws
    {
        var draft = try PageDraft("09:00-10:00")
        draft.pageRules.seats = .limited(4)
        draft.pageRules.limit = BookingLimit(day: 1)
        let scene = try draft.scene(now: now)
        let group = try scene.meeting(
            "\(date)T20:07:00Z",
            "\(date)T20:37:00Z",
            seats: .limited(5),
            taken: 3
        )
        let taken = Occupancy(
            claims: [try Claim("\(date)T20:00:00Z", "\(date)T21:00:00Z")],
            meetings: [group]
        )
        #expect(try scene.verdict(at: "\(date)T20:07:00Z", taken) == .open(seatsLeft: 2))
        #expect(try scene.starts(on: date, taken) == ["20:07"])
        #expect(try scene.starts(on: "2027-06-02", taken) == ["09:00", "09:15", "09:30"])
        #expect(try scene.verdict(at: "2027-06-02T09:00:00Z", taken) == .open(seatsLeft: 4))
        draft.isAccepting = false
        #expect(try draft.scene(now: now).verdict(at: "\(date)T20:07:00Z", taken) == .notAccepting)
        draft.isAccepting = true
        let late = try draft.scene(now: try instant("\(date)T20:07:01Z"))
        #expect(try late.verdict(at: "\(date)T20:07:00Z", taken) == .tooSoon(earliest: late.now))
        draft.pageRules.horizon = .days(1)
        let far = try draft.scene(now: try instant("2027-05-31T20:07:00Z"))
        #expect(try far.verdict(at: "\(date)T20:07:00Z", taken) == .tooFar(latest: group.start))
    }

    @Test func `of two meetings at one time, the one with seats left is joined`() throws {
        let scene = try PageDraft("09:00-10:00").scene(now: now)
        let (start, end) = ("\(date)T09:00:00Z", "\(date)T09:30:00Z")
        let full = try scene.meeting(start, end, seats: .limited(2), taken: 2)
        let free = try scene.meeting(start, end, seats: .limited(2), taken: 1)
        for meetings in [[full, free], [free, full]] {
            let taken = Occupancy(claims: [try Claim(start, end)], meetings: meetings)
            #expect(try scene.verdict(at: start, taken) == .open(seatsLeft: 1))
            #expect(try scene.starts(on: date, taken) == ["09:00", "09:30"])
        }
    }

    @Test func `a full meeting, or one of another kind, cannot be joined`() throws {
        var draft = try PageDraft("09:00-10:00")
        draft.durations = [.minutes(30), .minutes(45)]
        let scene = try draft.scene(now: now)
        let start = "\(date)T09:00:00Z"
        let end = "\(date)T09:30:00Z"
        let claim = try Claim(start, end)
        for (meeting, verdict) in [
            (try scene.meeting(start, end, seats: .limited(3), taken: 3), .seatsTaken),
            (try scene.meeting(start, end), .seatsTaken),
            (try scene.meeting(start, end, seats: .unlimited, taken: 900), .open(seatsLeft: nil)),
            (try scene.meeting(start, end, seats: .unlimited, event: "deep"), .occupied(by: claim)),
            (try scene.meeting(start, end, seats: .unlimited, page: "deep"), .occupied(by: claim)),
            (
                try scene.meeting(start, "\(date)T09:45:00Z", seats: .unlimited),
                .occupied(by: claim)
            ),
        ] as [(Meeting, Verdict)] {
            let taken = Occupancy(claims: [claim], meetings: [meeting])
            #expect(try scene.verdict(at: start, taken) == verdict)
            #expect(try scene.starts(on: date, taken).contains("09:00") == verdict.isOpen)
        }
    }
}
