import Scheduling
import Testing

@testable import BookingDocuments

struct InvitationTests {
    private let samples = Samples()

    // MARK: What must not be there

    @Test func `only the customer's file holds the manage link`() throws {
        let manage = try Samples.address(Samples.manage)
        for use in [Invitation.Use.mail, .download] {
            let customer = try bytes(samples, for: .customer(manage: manage), use: use)
            #expect(try description(customer).contains(Samples.manage))
            for audience in [Audience.host, .guests, .customer(manage: nil)] {
                let other = try bytes(samples, for: audience, use: use)
                #expect(try !CalendarReader(other).lines.contains { $0.value.contains("/m/") })
            }
        }
    }

    @Test func `a cancelled meeting has no manage link`() throws {
        var samples = samples
        samples.status = .cancelled
        let manage = try Samples.address(Samples.manage)
        let file = try bytes(samples, for: .customer(manage: manage))
        #expect(try !description(file).contains("/m/"))
    }

    @Test func `answers and reasons are for the host alone`() throws {
        for audience in [Audience.customer(manage: nil), .guests] {
            let text = try description(try bytes(samples, for: audience))
            #expect(!text.contains("COBOL") && !text.contains("at sea"))
        }
        let text = try description(try bytes(samples, for: .host))
        #expect(text.contains("Compilers; and COBOL, of course\nShips"))
        #expect(text.contains("at sea"))
    }

    @Test func `a stranger's name brings no link`() throws {
        var samples = samples
        samples.customerName = "Win at https://evil.example/now"
        for audience in [Audience.customer(manage: nil), .guests, .host] {
            let file = try CalendarReader(try bytes(samples, for: audience))
            for line in file.lines {
                #expect(!line.text.contains("evil.example") && !line.text.contains("https://evil"))
            }
        }
    }

    @Test func `a stranger's place brings a link to the host alone`() throws {
        var samples = samples
        samples.customersPlace = "https://evil.example/now"
        for audience in [Audience.customer(manage: nil), .guests, .host] {
            let file = try CalendarReader(try bytes(samples, for: audience))
            let hasLink = file.lines.contains { $0.text.contains("evil.example") }
            #expect(hasLink == (audience == .host))
        }
    }

    // MARK: Methods

    @Test func `a request is answered, what is published is not`() throws {
        let request = try CalendarReader(try bytes(samples, for: .customer(manage: nil)))
        #expect(try request.line("METHOD", in: "VCALENDAR").value == "REQUEST")
        #expect(request.all("ATTENDEE").count == 3)
        #expect(request.all("ATTENDEE").allSatisfy { $0.parameters.contains { $0.name == "RSVP" } })
        for (audience, use) in [(Audience.host, Invitation.Use.mail), (.guests, .download)] {
            let file = try CalendarReader(try bytes(samples, for: audience, use: use))
            #expect(try file.line("METHOD", in: "VCALENDAR").value == "PUBLISH")
            #expect(file.all("ATTENDEE").isEmpty)
            #expect(file.all("ORGANIZER").count == 1)
        }
    }

    @Test func `cancelled is said by the method and by the status, or by neither`() throws {
        for status in Booking.Status.allCases {
            var samples = samples
            samples.status = status
            for audience in [Audience.customer(manage: nil), .host, .guests] {
                for use in [Invitation.Use.mail, .download] {
                    let file = try CalendarReader(try bytes(samples, for: audience, use: use))
                    let isCancel = try file.line("METHOD", in: "VCALENDAR").value == "CANCEL"
                    let isCancelled = try file.line("STATUS").value == "CANCELLED"
                    #expect(isCancel == isCancelled)
                    #expect(isCancel == (status == .cancelled))
                }
            }
        }
    }

    @Test func `without anybody to answer to it is a plain calendar`() throws {
        var samples = samples
        samples.hostEmail = nil
        let site = try samples.site(email: nil)
        let booking = try samples.booking()
        #expect(Organizer(of: booking, site: site) == nil)
        let file = Invitation(
            booking,
            for: .customer(manage: nil),
            use: .mail,
            zone: nil,
            organizer: nil,
            domain: SiteDomain(site.siteURL)
        )
        #expect(file.method == nil)
        let read = try CalendarReader(file.bytes)
        #expect(read.all("METHOD").isEmpty && read.all("ORGANIZER").isEmpty)
        #expect(read.all("ATTENDEE").isEmpty)
    }

    // MARK: What stays and what rises

    @Test func `the name of the event stays while its number and its time stamp rise`() throws {
        var names: Set<String> = []
        var stamps: [String] = []
        for sequence in 0..<5 {
            var samples = samples
            samples.sequence = sequence
            samples.status = sequence == 4 ? .cancelled : .confirmed
            let file = try CalendarReader(try bytes(samples, for: .guests))
            names.insert(try file.line("UID").value)
            stamps.append(try file.line("DTSTAMP").value)
            #expect(try file.line("SEQUENCE").value == String(sequence))
        }
        #expect(names == ["0123456789abcdef@book.example.com"])
        #expect(stamps == stamps.sorted() && Set(stamps).count == 5)
    }

    @Test func `the organizer is the host, or the site where the host has no address`() throws {
        var samples = samples
        let host = try CalendarReader(try bytes(samples, for: .guests)).line("ORGANIZER")
        #expect(host.value == "mailto:ada@example.com")
        #expect(host.parameters == [.init(name: "CN", value: "Ada Lovelace")])
        samples.hostEmail = nil
        let site = try CalendarReader(try bytes(samples, for: .guests)).line("ORGANIZER")
        #expect(site.value == "mailto:office@example.com")
        #expect(site.parameters == [.init(name: "CN", value: "Example bookings")])
    }

    @Test func `an address is a URI`() throws {
        var samples = samples
        samples.guests = ["a%b&c=d?e#f/g@example.org", "plus+tag@example.org"]
        let file = try CalendarReader(try bytes(samples, for: .guests))
        #expect(
            file.all("ATTENDEE").map(\.value) == [
                "mailto:grace@example.org", "mailto:a%25b%26c%3Dd%3Fe%23f%2Fg@example.org",
                "mailto:plus+tag@example.org",
            ]
        )
    }

    // MARK: Time

    @Test func `times are those of the page's clocks, with the rules of its zone`() throws {
        let file = try CalendarReader(try bytes(samples, for: .guests))
        let zone = CalendarReader.Parameter(name: "TZID", value: "Europe/London")
        #expect(try file.line("DTSTART").parameters == [zone])
        #expect(try file.line("DTSTART").value == "20261201T100000")
        #expect(try file.line("DTEND").value == "20261201T103000")
        #expect(try file.line("TZID", in: "VTIMEZONE").value == "Europe/London")
    }

    @Test(arguments: [
        ("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:00:00Z", "2026-10-25T02:30:00Z"),
        ("2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z"),
    ])
    func `a time that clocks show twice is written in UTC`(start: String, end: String) throws {
        var samples = samples
        (samples.start, samples.end) = (start, end)
        let file = try CalendarReader(try bytes(samples, for: .guests))
        #expect(try file.line("DTSTART").parameters.isEmpty)
        #expect(try file.line("DTSTART").value.hasSuffix("Z"))
        #expect(try file.line("DTEND").value.hasSuffix("Z"))
        #expect(file.all("TZID").isEmpty)
    }

    @Test func `without rules times are in UTC`() throws {
        for zone in [nil, ZoneRules.utc] {
            let file = try CalendarReader(try bytes(samples, for: .guests, zone: zone))
            #expect(try file.line("DTSTART").value == "20261201T100000Z")
            #expect(file.all("TZID").isEmpty)
        }
    }

    // MARK: Text from outside

    @Test func `no text adds or removes anything`() throws {
        for audience in [Audience.host, .guests, .customer(manage: nil)] {
            var skeletons: Set<[String]> = []
            for hostile in ["", "plain"] + HostileStrings.all {
                let file = try bytes(.everywhere("a\(hostile)b"), for: audience)
                skeletons.insert(try CalendarReader(file).skeleton)
            }
            #expect(skeletons.count == 1, "\(audience)")
        }
    }

    private func description(_ bytes: [UInt8]) throws -> String {
        try CalendarReader(bytes).line("DESCRIPTION").text
    }

    private func bytes(
        _ samples: Samples,
        for audience: Audience,
        use: Invitation.Use = .mail
    ) throws -> [UInt8] {
        try bytes(samples, for: audience, use: use, zone: Zones.london())
    }

    private func bytes(
        _ samples: Samples,
        for audience: Audience,
        use: Invitation.Use = .mail,
        zone: ZoneRules?
    ) throws -> [UInt8] {
        let (booking, site) = (try samples.booking(), try samples.site())
        return Invitation(
            booking,
            for: audience,
            use: use,
            zone: zone,
            organizer: Organizer(of: booking, site: site),
            domain: SiteDomain(site.siteURL)
        ).bytes
    }
}
