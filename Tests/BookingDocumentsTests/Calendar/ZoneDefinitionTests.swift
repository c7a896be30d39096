import Scheduling
import Testing

@testable import BookingDocuments

struct ZoneDefinitionTests {
    @Test func `a rule that holds on is written as a rule`() throws {
        #expect(
            try lines(Zones.london()) == [
                "BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:DAYLIGHT",
                "DTSTART:20240331T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD",
                "DTSTART:20241027T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
            ]
        )
        let newYork = try lines(Zones.newYork())
        #expect(newYork.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"))
        #expect(newYork.contains("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"))
    }

    @Test func `a zone without changes has one observance`() throws {
        #expect(
            try lines(Zones.kathmandu()) == [
                "BEGIN:VTIMEZONE", "TZID:Asia/Kathmandu", "BEGIN:STANDARD",
                "DTSTART:20250101T054500", "TZOFFSETFROM:+0545", "TZOFFSETTO:+0545",
                "TZNAME:+0545", "END:STANDARD", "END:VTIMEZONE",
            ]
        )
    }

    /// Israel's clocks change on the Friday before a Sunday, which no rule of weeks describes.
    @Test func `changes without a rule of weeks stand one by one`() throws {
        let zone = try Zones.rules("Asia/Jerusalem", "IST-2IDT,M3.4.4/26,M10.5.0")
        let lines = try lines(zone)
        #expect(!lines.contains { $0.hasPrefix("RRULE") })
        #expect(lines.filter { $0 == "BEGIN:DAYLIGHT" }.count == 3)
        #expect(lines.filter { $0 == "BEGIN:STANDARD" }.count == 4)
        #expect(lines.contains("DTSTART:20260327T020000"))
    }

    /// Dublin's winter time is the saving one by law.
    @Test func `the clocks further ahead are called daylight time`() throws {
        let zone = try Zones.rules("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1")
        let lines = try lines(zone)
        let daylight = try #require(lines.firstIndex(of: "BEGIN:DAYLIGHT"))
        #expect(lines[daylight + 3] == "TZOFFSETTO:+0100")
    }

    @Test func `the definition tells the offset of every moment in its years`() throws {
        var checked = 0
        for name in Zones.machineNames {
            let zone = try #require(Zones.machine(name))
            for year in [1972, 2012, 2025, 2026, 2027, 2036, 2100, 2199] {
                let meeting = try Samples.instant("\(year)-07-01T12:00:00Z")
                let definition = try #require(ZoneDefinition(zone, covering: [meeting]))
                let reader = try ZoneReader(definition.component.bytes, until: year + 1)
                let start = try Samples.instant("\(year - 1)-01-01T00:00:00Z")
                let end = try Samples.instant("\(min(year + 1, 2200))-12-31T23:59:59Z")
                var moments = [start, meeting, end]
                for change in zone.transitions(in: start..<end) {
                    let nearby = [-1, 0, 1, 3600].compactMap { change.instant.adding(seconds: $0) }
                    moments += nearby.filter { $0 >= start && $0 <= end }
                }
                for moment in moments {
                    let isRight = reader.offset(at: moment) == zone.offset(at: moment)
                    if !isRight { Issue.record("\(name) at \(moment.text)") }
                    checked += 1
                }
            }
        }
        #expect(checked > 0 || Zones.machineNames.isEmpty)
    }

    private func lines(_ zone: ZoneRules) throws -> [String] {
        let meeting = try Samples.instant("2026-12-01T10:00:00Z")
        let definition = try #require(ZoneDefinition(zone, covering: [meeting]))
        let text = String(decoding: definition.component.bytes, as: UTF8.self)
        return text.split(separator: "\r\n").map(String.init)
    }
}
