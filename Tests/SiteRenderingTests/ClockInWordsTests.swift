import Scheduling
import Testing

@testable import SiteRendering

struct ClockInWordsTests {
    private func clock(_ zone: ZoneRules, _ clock: Site.Clock = .twentyFour) -> ClockInWords {
        ClockInWords(words: Words(), clock: clock, zone: zone)
    }

    @Test(arguments: [
        (0, "GMT+0"), (3600, "GMT+1"), (-10_800, "GMT−3"), (20_700, "GMT+5:45"),
        (-12_600, "GMT−3:30"), (45_900, "GMT+12:45"), (300, "GMT+0:05"),
    ])
    func `an offset is said in hours and minutes`(seconds: Int, text: String) {
        #expect(Words().offset(seconds) == text)
    }

    @Test(arguments: [
        ("2026-10-25T00:30:00Z", "01:30 (GMT+1)"), ("2026-10-25T01:30:00Z", "01:30 (GMT+0)"),
        ("2026-10-25T00:00:00Z", "01:00 (GMT+1)"), ("2026-10-25T02:00:00Z", "02:00"),
        ("2026-10-24T23:59:00Z", "00:59"), ("2026-03-29T01:00:00Z", "02:00"),
    ])
    func `a time that clocks show twice has its offset`(instant: String, text: String) throws {
        let start = try LiveSamples.instant(instant)
        #expect(clock(try SampleZones.london()).time(start) == text)
    }

    @Test func `a moment has the date of its zone`() throws {
        let start = try LiveSamples.instant("2026-11-23T23:30:00Z")
        let end = try LiveSamples.instant("2026-11-24T00:30:00Z")
        let london = clock(try SampleZones.london())
        #expect(london.moment(start) == "Monday 23 November 2026, 23:30")
        #expect(london.hours(start, end) == "23:30–00:30 the next day")
        let kathmandu = clock(try SampleZones.kathmandu(), .twelve)
        #expect(kathmandu.moment(start) == "Tuesday 24 November 2026, 5:15\u{A0}am")
        #expect(kathmandu.hours(start, end) == "5:15\u{A0}am–6:15\u{A0}am")
        #expect(kathmandu.zone(at: start) == "Kathmandu time (GMT+5:45)")
    }

    @Test func `a zone without a city has its own name`() {
        #expect(clock(.utc).zone(at: .first) == "UTC (GMT+0)")
    }

    @Test func `zones are grouped by region and sorted by city`() {
        let groups = ZoneGroup.groups(of: LiveSamples.zones, words: Words())
        #expect(groups.map(\.name) == ["America", "Asia", "Europe", "Other"])
        #expect(
            groups.map { $0.zones.map(\.name) } == [
                ["America/Argentina/Buenos_Aires", "America/New_York"],
                ["Asia/Kathmandu", "Asia/Tokyo"], ["Europe/London"], ["UTC"],
            ]
        )
    }
}
