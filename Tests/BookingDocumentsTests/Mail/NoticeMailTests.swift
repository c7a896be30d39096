import Scheduling
import Testing

@testable import BookingDocuments

struct NoticeMailTests {
    private let samples = Samples()

    // MARK: What must not be there

    @Test func `only the customer's mail holds the manage link`() throws {
        for kind in BookingNotice.Kind.allCases {
            for recipient in BookingNotice.Recipient.allCases {
                let mail = try read(.after(kind), kind, for: recipient)
                let isThere = mail.leaves.map { $0.text.contains(Samples.manage) }
                let isExpected = recipient == .customer && kind != .cancelled
                #expect(isThere.prefix(2).allSatisfy { $0 == isExpected })
                let calendars = try mail.leaves.suffix(2).map { part in
                    try CalendarReader(part.content).line("DESCRIPTION").text
                }
                #expect(calendars.allSatisfy { $0.contains(Samples.manage) == isExpected })
                let head = mail.fields.map(\.value).joined()
                #expect(!head.contains("/m/"))
            }
        }
    }

    @Test func `what was typed into the form goes to the host alone`() throws {
        for kind in BookingNotice.Kind.allCases {
            for recipient in BookingNotice.Recipient.allCases {
                var samples = Samples.after(kind)
                samples.reason = "I am at sea until Tuesday."
                let mail = try read(samples, kind, for: recipient)
                for text in mail.leaves.prefix(2).map(\.text) {
                    #expect(text.contains("COBOL") == (recipient == .host))
                    #expect(text.contains("at sea") == (recipient == .host))
                }
            }
        }
    }

    @Test func `what the host has changed is told as such, with the host's reason, to all`() throws
    {
        let words: [BookingNotice.Kind: [BookingNotice.Recipient: String]] = [
            .moved: [
                .customer: "The host has moved your booking to a new time.",
                .host: " was moved by the host to a new time.",
                .guests: "The host has moved the meeting to which ",
            ],
            .cancelled: [
                .customer: "The host has cancelled your booking.",
                .host: " was cancelled by the host.",
                .guests: " was cancelled by the host.",
            ],
        ]
        for (kind, sentences) in words {
            for (recipient, sentence) in sentences {
                var samples = Samples.after(kind)
                samples.reason = "My train is late."
                #expect(
                    try !read(samples, kind, for: recipient).leaves[0].text.contains(sentence)
                )
                samples.isChangedByOwner = true
                for part in try read(samples, kind, for: recipient).leaves.prefix(2) {
                    #expect(part.text.contains("My train is late."))
                }
                #expect(try read(samples, kind, for: recipient).leaves[0].text.contains(sentence))
            }
        }
    }

    @Test func `guests read nothing of the answers, the price and the terms`() throws {
        for kind in BookingNotice.Kind.allCases {
            let text = try read(.after(kind), kind, for: .guests).leaves[0].text
            for word in ["Telephone", "7946", "Price", "€80", "Changes", "flyer"] {
                #expect(!text.contains(word))
            }
        }
    }

    @Test func `a place that a customer has typed brings others no link`() throws {
        var samples = samples
        samples.placeKind = .customer
        samples.place = ("Meet at https://evil.example/now", "")
        for recipient in BookingNotice.Recipient.allCases {
            for text in try read(samples, for: recipient).leaves.map(\.text) {
                #expect(text.contains("https://evil.example") == (recipient == .host))
            }
        }
    }

    @Test func `a stranger's name brings no link`() throws {
        var samples = samples
        samples.customerName = "Win at https://evil.example/now or evil.example"
        for kind in BookingNotice.Kind.allCases {
            for recipient in BookingNotice.Recipient.allCases {
                let mail = try read(samples, kind, for: recipient)
                for text in mail.leaves.map(\.text) + [try subject(mail)] {
                    #expect(!text.contains("evil.example") && !text.contains("https://evil"))
                }
            }
        }
    }

    @Test func `a stranger's place brings a link to the host alone`() throws {
        var samples = samples
        samples.customersPlace = "https://evil.example/now"
        for recipient in BookingNotice.Recipient.allCases {
            let mail = try read(samples, for: recipient)
            let texts = mail.leaves.map(\.text)
            #expect(texts.contains { $0.contains("evil.example") } == (recipient == .host))
            #expect(texts.contains { $0.contains("evil") })
        }
    }

    @Test func `strangers' addresses stand without a name`() throws {
        for recipient in [BookingNotice.Recipient.customer, .guests] {
            let to = try read(samples, for: recipient).field("To")
            #expect(!to.contains("\"") && !to.contains("=?") && !to.contains("Grace"))
        }
    }

    @Test func `there is no mail without somebody to get it`() throws {
        var samples = samples
        samples.guests = []
        #expect(try message(samples, for: .guests) == nil)
        samples.hostEmail = nil
        let site = try samples.site(email: nil)
        #expect(try message(samples, for: .host, site: site) == nil)
        #expect(try message(samples, for: .customer, site: site) != nil)
    }

    // MARK: Form

    @Test func `a mail holds its text twice and its calendar twice`() throws {
        let mail = try read(samples, for: .customer)
        #expect(mail.type.hasPrefix("multipart/mixed; "))
        #expect(mail.parts[0].type.hasPrefix("multipart/alternative; "))
        #expect(
            mail.leaves.map(\.type) == [
                "text/plain; charset=UTF-8", "text/html; charset=UTF-8",
                "text/calendar; method=REQUEST; charset=UTF-8", "application/ics; name=invite.ics",
            ]
        )
        #expect(mail.leaves[2].content == mail.leaves[3].content)
    }

    @Test func `the method outside is the method inside`() throws {
        for kind in BookingNotice.Kind.allCases {
            for recipient in BookingNotice.Recipient.allCases {
                let part = try read(.after(kind), kind, for: recipient).leaves[2]
                let calendar = try CalendarReader(part.content)
                let method = try calendar.line("METHOD", in: "VCALENDAR").value
                #expect(MailReader.parameter("method", of: part.type) == method)
                let isRequest = recipient != .host
                #expect(
                    method == (kind == .cancelled ? "CANCEL" : isRequest ? "REQUEST" : "PUBLISH")
                )
            }
        }
    }

    @Test func `a method always has an organizer`() throws {
        var samples = samples
        samples.hostEmail = nil
        let site = try samples.site(email: nil)
        let mail = try MailReader(
            try #require(try message(samples, for: .guests, site: site)).bytes
        )
        let calendar = try CalendarReader(mail.leaves[2].content)
        #expect(try calendar.line("ORGANIZER").value == "mailto:bookings@example.com")
    }

    @Test func `answers go to the other side`() throws {
        #expect(try read(samples, for: .host).field("Reply-To").contains("grace@example.org"))
        for recipient in [BookingNotice.Recipient.customer, .guests] {
            let address = "\"Ada Lovelace\" <ada@example.com>"
            #expect(try read(samples, for: recipient).field("Reply-To") == address)
        }
    }

    @Test func `a notice has one name however often it is sent, and another than all others`()
        throws
    {
        var names: Set<String> = []
        for number in [1, 2] as [Int64] {
            for sequence in 0..<3 {
                for recipient in BookingNotice.Recipient.allCases {
                    var samples = samples
                    samples.sequence = sequence
                    let first = try message(samples, for: recipient, number: number)
                    let second = try message(samples, for: recipient, number: number)
                    #expect(first == second)
                    names.insert(try #require(first).id.text)
                }
            }
        }
        #expect(names.count == 18)
        #expect(names.contains("1.0123456789abcdef.0.customer@book.example.com"))
    }

    // MARK: Words

    @Test func `the subject is the event's title and its day`() throws {
        for kind in [BookingNotice.Kind.booked, .moved] {
            let mail = try read(samples, kind, for: .customer)
            #expect(try subject(mail) == "Intro call: Ada Lovelace, Tuesday 1 December 2026")
        }
        let host = try read(samples, for: .host)
        #expect(try subject(host) == "Intro call: Grace Hopper, Tuesday 1 December 2026")
    }

    @Test func `answers stand in the form's order, each as its kind is read`() throws {
        let customer = try read(.after(.booked), for: .customer).leaves[0].text
        let typed = """
            What would you like to talk about? As you wrote it

            By when? Thursday 24 December 2026

            Telephone: +44 20 7946 0000

            I agree: Yes

            Changes: The booking can be cancelled until 24 hours before it starts. \
            It can be moved at any time.
            """
        #expect(customer.contains(typed))
        let host = try read(.after(.booked), for: .host).leaves[0].text
        for text in ["Ships", "24 December", "7946", "I agree: Yes", "Came from: flyer"] {
            #expect(host.contains(text))
        }
    }

    @Test func `price and terms are said until the meeting is cancelled`() throws {
        for recipient in [BookingNotice.Recipient.customer, .host] {
            for kind in BookingNotice.Kind.allCases {
                let text = try read(.after(kind), kind, for: recipient).leaves[0].text
                #expect(text.contains("Price: €80, by invoice"))
                #expect(text.contains("Changes: ") == (kind != .cancelled))
            }
        }
    }

    @Test func `a move names the old time, and from when the time to cancel counts`() throws {
        let text = try read(.after(.moved), .moved, for: .customer).leaves[0].text
        let old = "Tuesday 1 December 2026, 05:00–05:30 (New York time, EST, GMT−5)"
        #expect(text.contains("Instead of: \(old)"))
        let basis = "24 hours before the time first booked, Tuesday 1 December 2026, 05:00"
        #expect(text.contains(basis))
        for recipient in BookingNotice.Recipient.allCases {
            let moved = try read(.after(.moved), .moved, for: recipient).leaves[0].text
            #expect(moved.contains("Instead of: "))
            let booked = try read(.after(.booked), .booked, for: recipient).leaves[0].text
            #expect(!booked.contains("Instead of: "))
        }
    }

    @Test func `everybody reads the time in their own zone`() throws {
        let london = "Tuesday 1 December 2026, 10:00–10:30 (London time, GMT)"
        let newYork = "Tuesday 1 December 2026, 05:00–05:30 (New York time, EST, GMT−5)"
        let customer = try read(samples, for: .customer).leaves[0].text
        #expect(customer.contains("When: \(newYork)") && !customer.contains(london))
        let host = try read(samples, for: .host).leaves[0].text
        #expect(host.contains("When: \(london)") && host.contains("For the customer: \(newYork)"))
        let guests = try read(samples, for: .guests).leaves[0].text
        #expect(guests.contains("When:\n\(newYork)\n\(london)"))
    }

    @Test func `zones that nobody knows are read as the page's`() throws {
        let london = try Zones.london()
        let database = ZoneDatabase(version: nil, [london])
        let zones = NoticeZones(of: try samples.booking(), host: nil, in: database)
        #expect(zones.page == london && zones.host == london && zones.customer == london)
        let none = ZoneDatabase(version: nil, [])
        let utc = NoticeZones(of: try samples.booking(), host: "Europe/London", in: none)
        #expect(utc.page == .utc && utc.host == .utc && utc.customer == .utc)
    }

    // MARK: Text from outside

    @Test func `no text adds or removes anything`() throws {
        for recipient in BookingNotice.Recipient.allCases {
            var skeletons: Set<[String]> = []
            for hostile in ["", "plain"] + HostileStrings.all {
                let mail = try read(.everywhere("a\(hostile)b"), for: recipient)
                let calendar = try CalendarReader(mail.leaves[2].content)
                skeletons.insert(mail.skeleton + calendar.skeleton)
            }
            #expect(skeletons.count == 1, "\(recipient)")
        }
    }

    @Test func `each text from outside is somewhere, in the form that it may have`() throws {
        for field in Samples.fields where field.name != "site" {
            var samples = samples
            field.set(&samples, "Zoë\r\nBcc: \u{202E}x")
            let text = try [.host, .guests].map { try read(samples, for: $0).leaves[0].text }
                .joined()
            #expect(text.contains("Zoë Bcc: x") || text.contains("Zoë\nBcc: x"), "\(field.name)")
        }
    }

    private func subject(_ mail: MailReader) throws -> String {
        try MailReader.headerText(try mail.field("Subject"))
    }

    private func read(
        _ samples: Samples,
        _ kind: BookingNotice.Kind = .booked,
        for recipient: BookingNotice.Recipient
    ) throws -> MailReader {
        try MailReader(try #require(try message(samples, kind, for: recipient)).bytes)
    }

    private func message(
        _ samples: Samples,
        _ kind: BookingNotice.Kind = .booked,
        for recipient: BookingNotice.Recipient,
        site: Site? = nil,
        number: Int64 = 17
    ) throws -> MailMessage? {
        try samples.mail(kind, for: recipient, site: site, number: number)
    }
}
