import Scheduling
import Testing

struct ZoneDayTests {
    @Test(arguments: [
        ("<+00>0", "2027-03-28", "2027-03-28T00:00:00Z", 86_400),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-03-28", "2027-03-27T23:00:00Z", 82_800),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-10-31", "2027-10-30T22:00:00Z", 90_000),
        // Half an hour, as on Lord Howe.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2027-04-04", "2027-04-03T13:00:00Z", 88_200),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2027-10-03", "2027-10-02T13:30:00Z", 84_600),
        // Midnight is skipped: the day begins at 01:00.
        ("<-03>3<-02>,M3.5.0/0,M10.5.0/3", "2027-03-28", "2027-03-28T03:00:00Z", 82_800),
        // Midnight comes twice: the day before lasts an hour longer.
        ("CST5CDT,M3.2.0/0,M11.1.0/1", "2027-11-07", "2027-11-07T04:00:00Z", 90_000),
    ])
    func `a day lasts as long as its clocks say`(
        rule: String,
        date: String,
        start: String,
        seconds: Int
    ) throws {
        let zone = try ZoneBytes.rules(rule)
        let day = zone.day(try #require(CivilDate(date)))
        #expect(day.lowerBound == (try instant(start)))
        #expect(day.upperBound.seconds - day.lowerBound.seconds == seconds)
    }

    @Test func `a skipped date is empty and its times lead to the offset before`() throws {
        let zone = try ZoneRules(
            name: "Test/Samoa",
            ZoneBytes(
                // The end of 2011-12-29 at UTC-10.
                transitions: [(1_325_239_200, 1)],
                phases: [(-36_000, 0, 0), (50_400, 0, 4)],
                names: "-10\0+14\0",
                footer: "\n<+14>-14\n"
            ).bytes
        )
        let skipped = try #require(CivilDate("2011-12-30"))
        #expect(zone.day(skipped).isEmpty)
        let noon = zone.instants(of: skipped, minutes: 720)
        #expect(noon == .gap(try instant("2011-12-30T22:00:00Z")))
        let next = zone.day(try #require(CivilDate("2011-12-31")))
        #expect(
            next == (try instant("2011-12-30T10:00:00Z"))..<(try instant("2011-12-31T10:00:00Z"))
        )
    }

    @Test func `where clocks go back over midnight, a day's range holds both its parts`() throws {
        // At 00:01 clocks go back to 23:01, as in Newfoundland until 2011.
        let zone = try ZoneBytes.rules("NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01")
        let first = zone.day(try #require(CivilDate("2027-11-06")))
        let second = zone.day(try #require(CivilDate("2027-11-07")))
        #expect(first.upperBound.text == "2027-11-07T03:30:00Z")
        #expect(second.lowerBound.text == "2027-11-07T02:30:00Z")
    }

    @Test func `the days of a year follow each other without a hole`() throws {
        let zone = try ZoneBytes.rules("CET-1CEST,M3.5.0,M10.5.0/3")
        var date = try #require(CivilDate("2027-01-01"))
        var end = zone.day(date).lowerBound
        for _ in 0..<800 {
            let day = zone.day(date)
            #expect(day.lowerBound == end)
            #expect(zone.wall(at: day.lowerBound).date == date)
            end = day.upperBound
            date = try #require(date.adding(days: 1))
        }
    }
}
