import Scheduling
import Testing

struct InstantTests {
    @Test(arguments: [
        "", "2026-12-01", "2026-12-01T10:00Z", "2026-12-01T10:00:00", "2026-12-01 10:00:00Z",
        "2026-12-01t10:00:00Z", "2026-12-01T10:00:00z", "2026-12-01T10:00:60Z",
        "2026-12-01T24:00:00Z", "2026-12-01T10:60:00Z", "2026-12-01T1:00:00Z",
        "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-12-01T10:00:00.Z",
        "2026-12-01T10:00:00.5Z", "2026-12-01T10:00:00.000000000000000000000000000000000000000Z",
        "2026-12-01T10:00:00.000", "2026-12-01T10:00:00+02", "2026-12-01T10:00:00+0200",
        "2026-12-01T10:00:00+24:00", "2026-12-01T10:00:00+02:60", "2026-12-01T10:00:00+02:00Z",
        "2026-12-01T10:00:00Z ", " 2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z\n",
        "2026-12-01T10:00:00\u{2212}02:00", "٢٠٢٦-12-01T10:00:00Z", "2026-12-01T10:00:00Z\u{301}",
        "1969-12-31T23:59:59Z", "1969-12-31T23:59:59-01:00", "1970-01-01T00:00:00+00:01",
        "2201-01-01T00:00:00Z", "2200-12-31T23:59:59-00:01", "+2026-12-01T10:00:00Z",
        "20261201T100000Z", "2026-12-01T10:00:00 +02:00", "2026-W49-2T10:00:00Z",
    ])
    func `what is no full moment of RFC 3339 is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:34:56Z", 951_827_696),
        ("2026-12-01T10:00:00Z", 1_796_119_200), ("2200-12-31T23:59:59Z", 7_289_654_399),
    ])
    func `an instant counts seconds and is written as it was read`(text: String, seconds: Int) {
        #expect(Instant(text)?.seconds == seconds)
        #expect(Instant(text)?.text == text)
    }

    @Test(arguments: [
        ("2026-12-01T10:00:00+00:00", "2026-12-01T10:00:00Z"),
        ("2026-12-01T10:00:00-00:00", "2026-12-01T10:00:00Z"),
        ("2026-12-01T10:00:00.0Z", "2026-12-01T10:00:00Z"),
        ("2026-12-01T10:00:00.000000000+12:45", "2026-11-30T21:15:00Z"),
        ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"),
        ("2028-03-01T00:00:00+00:01", "2028-02-29T23:59:00Z"),
    ])
    func `an offset leads to the same instant in UTC`(text: String, inUTC: String) {
        #expect(Instant(text)?.text == inUTC)
    }

    @Test func `no sum leaves the years 1970 to 2200`() {
        #expect(Instant(seconds: -1) == nil)
        #expect(Instant(seconds: .max) == nil)
        #expect(Instant.first.adding(seconds: -1) == nil)
        #expect(Instant.last.adding(minutes: 1) == nil)
        #expect(Instant.last.adding(minutes: .max) == nil)
        #expect(Instant.first.adding(seconds: .min) == nil)
        #expect(Instant.last.adding(seconds: .max) == nil)
        #expect(Instant(clamping: .min) == .first)
        #expect(Instant(clamping: .max) == .last)
        #expect(Instant.first.adding(minutes: 90)?.text == "1970-01-01T01:30:00Z")
    }

    @Test func `every day number is one date and one date only`() throws {
        for number in 0...CivilDate.last.dayNumber {
            let date = try #require(CivilDate(dayNumber: number))
            #expect(date.dayNumber == number)
            #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
        }
        #expect(CivilDate(dayNumber: -1) == nil)
        #expect(CivilDate(dayNumber: CivilDate.last.dayNumber + 1) == nil)
        #expect(CivilDate.last.adding(days: 1) == nil)
        #expect(CivilDate.first.adding(days: -1) == nil)
        #expect(CivilDate.first.adding(days: .max) == nil)
        #expect(CivilDate("2028-02-28")?.adding(days: 2)?.text == "2028-03-01")
    }
}
