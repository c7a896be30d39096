import Scheduling
import Testing

struct TimeValueTests {
    @Test(arguments: [
        "", "2026-1-1", "2026-13-01", "2026-02-29", "2026-00-10", "2026-01-00", "1969-12-31",
        "2201-01-01", "26-01-01", "2026-01-01T00:00", "2026/01/01", "٢٠٢٦-٠١-٠١", "2026-01-0١",
        "+026-01-01", " 2026-01-01",
    ])
    func `what is no date is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `days are counted from 1970 and know their weekday`() throws {
        let epoch = try #require(CivilDate("1970-01-01"))
        #expect(epoch.dayNumber == 0)
        #expect(epoch.weekday == .thursday)
        let leap = try #require(CivilDate("2024-02-29"))
        #expect(leap.dayNumber == 19_782)
        #expect(leap.weekday == .thursday)
        let last = try #require(CivilDate("2200-12-31"))
        #expect(last.dayNumber == 84_370)
        #expect(last.weekday == .wednesday)
        #expect(last.text == "2200-12-31")
    }

    @Test(arguments: [
        "", "9:00", "09:60", "24:01", "25:00", "0900", "09:00 ", "-1:00", "09;00", "٠٩:٠٠",
    ])
    func `what is no wall time is refused`(text: String) {
        #expect(WallTime(text) == nil)
    }

    @Test(arguments: [("00:00", 0), ("09:30", 570), ("24:00", 1440)])
    func `a wall time counts minutes`(text: String, minutes: Int) {
        #expect(WallTime(text)?.minutes == minutes)
        #expect(WallTime(text)?.text == text)
    }

    @Test(arguments: [("09:00", "09:00"), ("24:00", "01:00"), ("00:00", "00:00")])
    func `an empty window is refused`(start: String, end: String) throws {
        let start = try #require(WallTime(start))
        let end = try #require(WallTime(end))
        #expect(TimeWindow(start: start, end: end) == nil)
    }

    @Test(arguments: [
        ("09:00", "12:30", 540, 750), ("22:00", "02:00", 1320, 1560), ("00:00", "24:00", 0, 1440),
        ("23:00", "00:00", 1380, 1440), ("12:00", "11:59", 720, 2159),
    ])
    func `a window may run past midnight`(start: String, end: String, from: Int, to: Int) throws {
        let start = try #require(WallTime(start))
        let end = try #require(WallTime(end))
        let window = try #require(TimeWindow(start: start, end: end))
        #expect(window.startMinutes == from)
        #expect(window.endMinutes == to)
    }

    @Test(arguments: [
        "", "15", "m", "1.5h", "-15m", "15 m", "30m1h", "1h1h", "1x", "9999999999m", "99999999w",
        "15M", "1h30", "١٥m",
    ])
    func `what is no span is refused`(text: String) {
        #expect(Span(text) == nil)
    }

    @Test(arguments: [
        ("15m", 15, "15m"), ("1h30m", 90, "1h30m"), ("2d", 2880, "2d"), ("3w", 30_240, "3w"),
        ("90m", 90, "1h30m"), ("0m", 0, "0m"), ("1w2d3h4m", 13_144, "1w2d3h4m"),
    ])
    func `a span adds its units up`(text: String, minutes: Int, shortest: String) {
        #expect(Span(text)?.minutes == minutes)
        #expect(Span(text)?.text == shortest)
    }
}
