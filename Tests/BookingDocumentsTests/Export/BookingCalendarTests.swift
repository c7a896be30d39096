import Scheduling
import Testing

@testable import BookingDocuments

struct BookingCalendarTests {
    @Test func `it invites nobody`() throws {
        let file = try read([try Samples().booking()])
        for name in ["METHOD", "ORGANIZER", "ATTENDEE"] { #expect(file.all(name).isEmpty) }
        #expect(try file.line("DESCRIPTION").text.contains("Grace Hopper <grace@example.org>"))
        #expect(file.all("X-WR-CALNAME").map(\.text) == ["Ada, bookings"])
    }

    @Test func `meetings that were cancelled are not in it`() throws {
        var cancelled = Samples()
        cancelled.status = .cancelled
        let file = try read([
            try cancelled.booking(), try Samples().booking(id: "1123456789abcdef"),
        ])
        #expect(file.all("UID").map(\.value) == ["1123456789abcdef@book.example.com"])
        #expect(!file.lines.contains { $0.value == "CANCELLED" })
    }

    @Test func `a zone stands once, for all years with meetings`() throws {
        var later = Samples()
        (later.start, later.end) = ("2029-07-01T10:00:00Z", "2029-07-01T11:00:00Z")
        let zone = try Zones.rules("Europe/London", "GMT0BST,M3.4.4/50,M10.5.0")
        let zones = ZoneDatabase(version: nil, [zone])
        let bookings = [try Samples().booking(), try later.booking(id: "1123456789abcdef")]
        let bytes = try bytes(bookings, zones)
        #expect(try CalendarReader(bytes).all("TZID").count == 1)
        let reader = try ZoneReader(bytes, until: 2030)
        for moment in ["2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z", "2029-07-01T00:00:00Z"] {
            let instant = try Samples.instant(moment)
            #expect(reader.offset(at: instant) == zone.offset(at: instant))
        }
    }

    @Test func `a meeting in a zone that is not known is in UTC`() throws {
        let file = try read([try Samples().booking()], ZoneDatabase(version: nil, []))
        #expect(try file.line("DTSTART").value == "20261201T100000Z")
        #expect(file.all("TZID").isEmpty)
    }

    @Test func `no text adds or removes anything`() throws {
        var skeletons: Set<[String]> = []
        for hostile in ["", "plain"] + HostileStrings.all {
            skeletons.insert(try read([try Samples.everywhere("a\(hostile)b").booking()]).skeleton)
        }
        #expect(skeletons.count == 1)
    }

    private func read(_ bookings: [Booking], _ zones: ZoneDatabase? = nil) throws -> CalendarReader
    {
        try CalendarReader(bytes(bookings, zones ?? ZoneDatabase(version: nil, [Zones.london()])))
    }

    private func bytes(_ bookings: [Booking], _ zones: ZoneDatabase) throws -> [UInt8] {
        let domain = SiteDomain(try Samples().site().siteURL)
        return BookingCalendar(name: "Ada, bookings", domain: domain, zones: zones).bytes(bookings)
    }
}
