import Scheduling
import Testing

@testable import SiteRendering

struct HoursInWordsTests {
    private let hours = HoursInWords(words: Words(), clock: .twentyFour)
    private let twelve = HoursInWords(words: Words(), clock: .twelve)

    struct Week: Sendable, CustomTestStringConvertible {
        let open: [Weekday]
        let days: [String]
        var testDescription: String { days.joined(separator: "; ") }
    }

    @Test(arguments: [
        Week(open: Weekday.allCases, days: ["Every day"]),
        Week(open: [.monday], days: ["Monday", "Tuesday to Sunday"]),
        Week(open: [.monday, .tuesday], days: ["Monday and Tuesday", "Wednesday to Sunday"]),
        Week(
            open: [.monday, .tuesday, .wednesday, .thursday, .saturday],
            days: ["Monday to Thursday and Saturday", "Friday and Sunday"]
        ),
        Week(
            open: [.monday, .wednesday, .friday],
            days: ["Monday, Wednesday and Friday", "Tuesday, Thursday, Saturday and Sunday"]
        ),
        Week(
            open: [.saturday, .sunday, .monday],
            days: ["Saturday to Monday", "Tuesday to Friday"]
        ),
        Week(open: [.sunday, .monday], days: ["Sunday and Monday", "Tuesday to Saturday"]),
        Week(open: [], days: []),
    ])
    func `equal days are one line and closed days come last`(week: Week) throws {
        var weekly = WeeklyHours()
        for day in week.open { weekly[day] = [try Samples.window("09:00", "17:00")] }
        #expect(hours.lines(weekly).map(\.days) == week.days)
    }

    @Test func `different days stand in the order of the week`() throws {
        let lines = hours.lines(try Samples.hours())
        #expect(
            lines == [
                .init(
                    days: "Monday to Thursday",
                    hours: "09:00–12:30 and 13:30–17:00",
                    isClosed: false
                ),
                .init(days: "Friday", hours: "09:00–12:00", isClosed: false),
                .init(days: "Saturday and Sunday", hours: "Closed", isClosed: true),
            ]
        )
    }

    @Test(arguments: [
        ("09:00", "17:00", "09:00–17:00", "9:00\u{A0}am–5:00\u{A0}pm"),
        ("00:00", "24:00", "All day", "All day"),
        ("09:00", "24:00", "09:00–24:00", "9:00\u{A0}am–midnight"),
        ("22:00", "02:00", "22:00–02:00 the next day", "10:00\u{A0}pm–2:00\u{A0}am the next day"),
        ("12:00", "12:30", "12:00–12:30", "noon–12:30\u{A0}pm"),
        ("00:00", "00:30", "00:00–00:30", "midnight–12:30\u{A0}am"),
    ])
    func `a window is said plainly`(start: String, end: String, long: String, short: String) throws
    {
        let window = try Samples.window(start, end)
        #expect(hours.hours([window]) == long)
        #expect(twelve.hours([window]) == short)
    }

    @Test(arguments: [
        ("2026-12-24", "2026-12-24", "Thursday 24 December 2026"),
        ("2026-12-28", "2026-12-30", "28 to 30 December 2026"),
        ("2026-11-28", "2026-12-02", "28 November to 2 December 2026"),
        ("2026-12-30", "2027-01-02", "30 December 2026 to 2 January 2027"),
    ])
    func `what the days of a range share is said once`(
        first: String,
        last: String,
        words: String
    ) throws {
        #expect(Words().dates(try Samples.date(first), try Samples.date(last)) == words)
    }

    @Test(arguments: [
        ("1m", "1 minute"), ("45m", "45 minutes"), ("1h", "1 hour"), ("90m", "90 minutes"),
        ("2h30m", "2 hours 30 minutes"), ("1d", "24 hours"), ("2d", "2 days"), ("1w", "7 days"),
        ("1d1h", "25 hours"),
    ])
    func `a length is said as people say it`(text: String, words: String) throws {
        #expect(Words().spoken(try #require(Span(text))) == words)
    }

    @Test(arguments: [
        (["30m"], "30 minutes"), (["15m", "30m", "45m"], "15, 30 or 45 minutes"),
        (["60m", "90m"], "60 or 90 minutes"), (["1h", "2h"], "1 hour or 2 hours"),
        (["30m", "3h"], "30 minutes or 3 hours"),
    ])
    func `lengths to choose from are one phrase`(texts: [String], words: String) throws {
        let spans = try texts.map { try #require(Span($0)) }
        #expect(Words().choice(of: spans) == words)
    }

    @Test(arguments: [
        ("Europe/London", "London"), ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", nil), ("Etc/GMT+5", nil),
    ])
    func `a zone is named after its city`(zone: String, name: String?) {
        #expect(city(ofZone: zone) == name)
    }
}
