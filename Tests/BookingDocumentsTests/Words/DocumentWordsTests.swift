import Scheduling
import Testing

@testable import BookingDocuments

struct DocumentWordsTests {
    private let words = DocumentWords()

    @Test(arguments: [
        ("2026-12-01T10:00:00Z", 30, "Tuesday 1 December 2026, 10:00–10:30 (London time, GMT)"),
        (
            "2026-07-01T08:05:00Z", 55,
            "Wednesday 1 July 2026, 09:05–10:00 (London time, BST, GMT+1)"
        ),
        ("2026-12-01T23:30:00Z", 30, "Tuesday 1 December 2026, 23:30–24:00 (London time, GMT)"),
        (
            "2026-12-31T23:30:00Z", 60,
            "Thursday 31 December 2026, 23:30 to Friday 1 January 2027, 00:30 (London time, GMT)"
        ),
        (
            "2026-10-25T00:30:00Z", 45,
            "Sunday 25 October 2026, 01:30 BST, GMT+1–01:15 GMT (London time)"
        ),
    ])
    func `a time has its day, its zone and its offset`(
        start: String,
        minutes: Int,
        expected: String
    ) throws {
        #expect(try when(start, minutes, in: Zones.london()) == expected)
    }

    @Test func `a zone without a short name has its offset`() throws {
        let text = try when("2026-12-01T10:00:00Z", 30, in: Zones.kathmandu())
        #expect(text == "Tuesday 1 December 2026, 15:45–16:15 (Kathmandu time, GMT+5:45)")
        let zone = try Zones.rules("America/St_Johns", "NST3:30NDT,M3.2.0,M11.1.0")
        let west = try when("2026-12-01T10:00:00Z", 30, in: zone)
        #expect(west.hasSuffix("(St Johns time, NST, GMT−3:30)"))
    }

    @Test func `a zone without a city goes by its name`() throws {
        let text = try when("2026-12-01T10:00:00Z", 30, in: .utc)
        #expect(text == "Tuesday 1 December 2026, 10:00–10:30 (UTC)")
        let zone = try Zones.rules("Etc/GMT+5", "<-05>5")
        let etc = try when("2026-12-01T10:00:00Z", 30, in: zone)
        #expect(etc.hasSuffix("05:00–05:30 (Etc/GMT+5, GMT−5)"))
    }

    @Test(arguments: [
        ("00:00", 60, "midnight–1:00\u{A0}am"), ("09:05", 10, "9:05\u{A0}am–9:15\u{A0}am"),
        ("11:30", 30, "11:30\u{A0}am–noon"), ("12:00", 5, "noon–12:05\u{A0}pm"),
        ("23:30", 30, "11:30\u{A0}pm–midnight"),
    ])
    func `a clock of twelve hours says noon and midnight`(
        start: String,
        minutes: Int,
        expected: String
    ) throws {
        let text = try when("2026-12-01T\(start):00Z", minutes, in: .utc, clock: .twelve)
        #expect(text == "Tuesday 1 December 2026, \(expected) (UTC)")
    }

    @Test func `a title that names the other already is not told twice`() {
        let name = SingleLine(cleaning: "Ada Lovelace")
        let plain = words.title(event: SingleLine(cleaning: "Intro call"), with: name)
        #expect(plain.text == "Intro call: Ada Lovelace")
        let full = SingleLine(cleaning: "Tea with Ada Lovelace")
        #expect(words.title(event: full, with: name) == full)
        #expect(words.title(event: full, with: .empty) == full)
    }

    private func when(
        _ start: String,
        _ minutes: Int,
        in zone: ZoneRules,
        clock: Site.Clock = .twentyFour
    ) throws -> String {
        let start = try Samples.instant(start)
        let end = try #require(start.adding(minutes: minutes))
        return words.when(start, end, in: zone, clock: clock)
    }
}
