import Scheduling
import Testing

struct ZoneRulesTests {
    /// UTC+1, summer time from 1970-01-01T10:00:10Z to 1970-01-02T00:00:00Z, and UTC+3 after that.
    private let table = ZoneBytes(
        transitions: [(36_010, 1), (86_400, 0), (90_000, 2)],
        phases: [(3600, 0, 0), (7200, 1, 4), (10_800, 0, 9)],
        names: "AAA\0BBBB\0+03\0",
        footer: "\n<+03>-3\n"
    )

    @Test func `clocks change at the second of the table, not before`() throws {
        let zone = try ZoneRules(name: "Test/Table", table.bytes)
        for (second, offset, name) in [
            (0, 3600, "AAA"), (36_009, 3600, "AAA"), (36_010, 7200, "BBBB"),
            (86_399, 7200, "BBBB"), (86_400, 3600, "AAA"), (89_999, 3600, "AAA"),
            (90_000, 10_800, "+03"), (7_289_654_399, 10_800, "+03"),
        ] {
            let instant = try #require(Instant(seconds: second))
            #expect(zone.offset(at: instant) == offset)
            #expect(zone.abbreviation(at: instant) == name)
        }
    }

    @Test func `changes are listed for a half-open range`() throws {
        let zone = try ZoneRules(name: "Test/Table", table.bytes)
        let changes = zone.transitions(in: .first..<Instant.last)
        #expect(changes.map(\.instant.seconds) == [36_010, 86_400, 90_000])
        #expect(changes.map(\.before.offset) == [3600, 7200, 3600])
        #expect(changes.map(\.after.abbreviation) == ["BBBB", "AAA", "+03"])
        #expect(changes.map(\.after.isDaylight) == [true, false, false])
        let first = Instant(clamping: 36_010)
        #expect(zone.transitions(in: .first..<first).isEmpty)
        #expect(zone.transitions(in: first..<Instant(clamping: 36_011)).count == 1)
        #expect(zone.transitions(in: first..<first).isEmpty)
        #expect(zone.transitions(in: Instant(clamping: 36_011)..<Instant(clamping: 86_400)) == [])
    }

    @Test func `a time that clocks skip has the offset before the gap`() throws {
        let zone = try ZoneBytes.rules("CET-1CEST,M3.5.0,M10.5.0/3")
        let date = try #require(CivilDate("2150-03-29"))
        #expect(zone.instants(of: date, minutes: 119) == .one(try instant("2150-03-29T00:59:00Z")))
        #expect(zone.instants(of: date, minutes: 120) == .gap(try instant("2150-03-29T01:00:00Z")))
        #expect(zone.instants(of: date, minutes: 179) == .gap(try instant("2150-03-29T01:59:00Z")))
        #expect(zone.instants(of: date, minutes: 180) == .one(try instant("2150-03-29T01:00:00Z")))
    }

    @Test func `a time that clocks show twice has two instants`() throws {
        let zone = try ZoneBytes.rules("CET-1CEST,M3.5.0,M10.5.0/3")
        let date = try #require(CivilDate("2150-10-25"))
        let early = try instant("2150-10-25T00:00:00Z")
        let late = try instant("2150-10-25T01:00:00Z")
        #expect(zone.instants(of: date, minutes: 120) == .fold(early, late))
        #expect(zone.instants(of: date, minutes: 119) == .one(try instant("2150-10-24T23:59:00Z")))
        #expect(zone.instants(of: date, minutes: 180) == .one(try instant("2150-10-25T02:00:00Z")))
    }

    @Test(arguments: [
        ("<+03>-3", "2199-07-01T00:00:00Z", 10_800),
        ("<-1130>11:30", "2026-01-01T00:00:00Z", -41_400),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2200-12-31T23:59:59Z", 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2200-07-01T00:00:00Z", 7200),
        // Summer time runs over the end of the year.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2027-01-01T00:00:00Z", 39_600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2027-06-01T00:00:00Z", 36_000),
        // Winter time is the exception, an hour back from standard time.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2027-01-01T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2027-07-01T00:00:00Z", 3600),
        // Hours past midnight and before it.
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2027-03-25T23:59:59Z", 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2027-03-26T00:00:00Z", 10_800),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2027-03-28T00:59:59Z", -7200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2027-03-28T01:00:00Z", -3600),
        ("AAA0BBB,J8/167:59:59,J200/-167", "2027-01-14T23:59:58Z", 0),
        ("AAA0BBB,J8/167:59:59,J200/-167", "2027-01-14T23:59:59Z", 3600),
        // Summer time all year, and none at all.
        ("EST5EDT,0/0,J365/25", "2027-01-01T04:59:59Z", -14_400),
        ("EST5EDT,0/0,J365/25", "2028-12-31T12:00:00Z", -14_400),
        ("AAA0BBB-2,J50/1,J50/3", "2027-02-19T01:00:00Z", 0),
        // February 29 counts with a plain number and not after a J.
        ("AAA0BBB,J60/0,J61/0", "2028-02-29T12:00:00Z", 0),
        ("AAA0BBB,J60/0,J61/0", "2028-03-01T12:00:00Z", 3600),
        ("AAA0BBB,J60/0,J61/0", "2027-03-01T12:00:00Z", 3600),
        ("AAA0BBB,59/0,60/0", "2028-02-29T12:00:00Z", 3600),
        ("AAA0BBB,59/0,60/0", "2027-03-01T12:00:00Z", 3600),
        ("AAA0BBB,59/0,60/0", "2028-03-01T12:00:00Z", 0),
        // A fifth weekday is the last one, and a first may be the month's first day.
        ("AAA0BBB,M2.5.0/0,M8.1.6/0", "2027-02-27T23:59:59Z", 0),
        ("AAA0BBB,M2.5.0/0,M8.1.6/0", "2027-02-28T00:00:00Z", 3600),
        ("AAA0BBB,M2.5.0/0,M8.1.0/0", "2027-07-31T22:59:59Z", 3600),
        ("AAA0BBB,M2.5.0/0,M8.1.0/0", "2027-07-31T23:00:00Z", 0),
    ])
    func `a rule holds after the table`(rule: String, text: String, offset: Int) throws {
        let zone = try ZoneBytes.rules(rule)
        #expect(zone.offset(at: try instant(text)) == offset)
    }

    @Test func `summer time all year never changes`() throws {
        let zone = try ZoneBytes.rules("EST5EDT,0/0,J365/25")
        #expect(zone.transitions(in: .first..<Instant.last).isEmpty)
        #expect(zone.phase(at: .first).isDaylight)
    }

    @Test func `without a rule the last phase of the table stays`() throws {
        var bytes = table
        bytes.footer = "\n\n"
        bytes.transitions.append((9_000_000_000_000, 0))
        let zone = try ZoneRules(name: "Test/NoRule", bytes.bytes)
        #expect(zone.offset(at: .last) == 10_800)
        bytes.transitions = [(-(1 << 59), 1), (-100_000_000, 2)]
        let old = try ZoneRules(name: "Test/Old", bytes.bytes)
        #expect(old.offset(at: .first) == 10_800)
        #expect(old.transitions(in: .first..<Instant.last).isEmpty)
    }

    @Test func `what later versions append is left to them`() throws {
        let bytes = table.bytes + Array("more".utf8)
        #expect(try ZoneRules(name: "Test/Table", bytes).offset(at: .first) == 3600)
    }

    @Test func `at the edges of time the calendar shows the zone's own date`() throws {
        let zone = try ZoneBytes.rules("<-08>8")
        #expect(zone.wall(at: .first).date.text == "1969-12-31")
        #expect(zone.wall(at: .first).date.weekday == .wednesday)
        #expect(zone.wall(at: .first).minutes == 960)
        #expect(try ZoneBytes.rules("<+14>-14").wall(at: .last).date.text == "2201-01-01")
        #expect(zone.day(.last).upperBound == .last)
        #expect(zone.instants(of: .last, minutes: 1440) == .one(.last))
    }
}
