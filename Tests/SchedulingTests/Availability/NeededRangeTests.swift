import Scheduling
import Testing

struct NeededRangeTests {
    private func needed(_ draft: PageDraft, _ start: String, _ end: String) throws -> [String] {
        let zone = try ZoneBytes.rules("CET-1CEST,M3.5.0,M10.5.0/3")
        let scene = try draft.scene(now: .first, zone: zone)
        let range = try instant(start)..<instant(end)
        let needed = scene.availability.neededRange(for: range)
        return [needed.lowerBound.text, needed.upperBound.text]
    }

    @Test func `what a meeting and its buffers reach is needed`() throws {
        var draft = try PageDraft("09:00-17:00")
        let times = ("2027-10-31T10:00:00Z", "2027-10-31T11:00:00Z")
        #expect(
            try needed(draft, times.0, times.1) == ["2027-10-31T10:00:00Z", "2027-10-31T11:30:00Z"]
        )
        draft.eventRules.buffer = Buffer(before: .minutes(10), after: .minutes(20))
        #expect(
            try needed(draft, times.0, times.1) == ["2027-10-31T09:50:00Z", "2027-10-31T11:50:00Z"]
        )
    }

    @Test func `whole dates are needed where a date is limited`() throws {
        var draft = try PageDraft("09:00-17:00")
        draft.eventRules.limit = BookingLimit(day: 1)
        let times = ("2027-10-31T10:00:00Z", "2027-10-31T11:00:00Z")
        let whole = ["2027-10-30T22:00:00Z", "2027-10-31T23:30:00Z"]
        #expect(try needed(draft, times.0, times.1) == whole)
        draft.eventRules.limit = nil
        draft.eventRules.offeredPerDay = 3
        #expect(try needed(draft, times.0, times.1) == whole)
    }

    @Test func `a limited week is needed from Monday to Sunday`() throws {
        var draft = try PageDraft("09:00-17:00")
        draft.eventRules.limit = BookingLimit(week: 1)
        let sunday = try needed(draft, "2027-10-31T10:00:00Z", "2027-10-31T11:00:00Z")
        #expect(sunday == ["2027-10-24T22:00:00Z", "2027-10-31T23:30:00Z"])
        let monday = try needed(draft, "2027-10-31T23:00:00Z", "2027-10-31T23:00:01Z")
        #expect(monday == ["2027-10-31T23:00:00Z", "2027-11-07T23:30:00Z"])
    }

    @Test func `nothing is needed for an empty range`() throws {
        let draft = try PageDraft("09:00-17:00")
        let nothing = try needed(draft, "2027-10-31T10:00:00Z", "2027-10-31T10:00:00Z")
        #expect(nothing == ["2027-10-31T10:00:00Z", "2027-10-31T10:00:00Z"])
    }
}
