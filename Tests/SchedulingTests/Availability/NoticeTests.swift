import Scheduling
import Testing

struct NoticeTests {
    private let start = "2027-06-01T09:00:00Z"

    private func verdict(
        notice: Scheduling.Span = .zero,
        horizon: Scheduling.Span = .days(60),
        now: String
    ) throws -> Verdict {
        var draft = try PageDraft("09:00-10:00")
        draft.pageRules.notice = notice
        draft.pageRules.horizon = horizon
        return try draft.scene(now: try instant(now)).verdict(at: start)
    }

    @Test func `notice is reached at its second and not one later`() throws {
        let late = try verdict(notice: .minutes(240), now: "2027-06-01T05:00:01Z")
        #expect(late == .tooSoon(earliest: try instant("2027-06-01T09:00:01Z")))
        #expect(try verdict(notice: .minutes(240), now: "2027-06-01T05:00:00Z").isOpen)
        #expect(try verdict(notice: .minutes(240), now: "2027-06-01T04:59:59Z").isOpen)
    }

    @Test func `the horizon ends before its second`() throws {
        let early = try verdict(horizon: .days(2), now: "2027-05-30T08:59:59Z")
        #expect(early == .tooFar(latest: try instant("2027-06-01T08:59:59Z")))
        let exact = try verdict(horizon: .days(2), now: "2027-05-30T09:00:00Z")
        #expect(exact == .tooFar(latest: try instant(start)))
        #expect(try verdict(horizon: .days(2), now: "2027-05-30T09:00:01Z").isOpen)
    }

    @Test func `what has begun cannot be booked`() throws {
        #expect(
            try verdict(now: "2027-06-01T09:00:01Z")
                == .tooSoon(earliest: try instant("2027-06-01T09:00:01Z"))
        )
        #expect(try verdict(now: "2027-06-01T09:00:00Z").isOpen)
    }

    @Test func `the list ends at the same seconds`() throws {
        var draft = try PageDraft("09:00-10:00")
        draft.pageRules.notice = .minutes(60)
        draft.pageRules.horizon = .minutes(90)
        for (now, starts) in [
            ("2027-06-01T07:30:00Z", []), ("2027-06-01T07:30:01Z", ["09:00"]),
            ("2027-06-01T08:00:00Z", ["09:00", "09:15"]),
            ("2027-06-01T08:00:01Z", ["09:15", "09:30"]),
        ] {
            #expect(try draft.scene(now: try instant(now)).starts(on: "2027-06-01") == starts)
        }
    }
}
