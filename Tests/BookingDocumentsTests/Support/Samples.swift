import Scheduling
import Testing

@testable import BookingDocuments

/// A meeting to write documents of, and ways to vary it.
struct Samples {
    var customerName = "Grace Hopper"
    var eventName = "Intro call"
    var hostName = "Ada Lovelace"
    var hostEmail: String? = "ada@example.com"
    var pageTitle = "Intro call with Ada"
    var place: (label: String, details: String)? = (
        "Video call", "The link opens 5 minutes before."
    )
    var answerField = "topic"
    var answerLabel = "What would you like to talk about?"
    var answers = ["Compilers; and COBOL, of course", "Ships"]
    var reason: String? = "I am at sea until Tuesday."
    var isChangedByOwner = false
    var guests = ["jean@example.org", "betty@example.org"]
    var start = "2026-12-01T10:00:00Z"
    var end = "2026-12-01T10:30:00Z"
    var status = Booking.Status.confirmed
    var sequence = 0
    var firstStart: String?
    var price: String?
    var cancel = ChangePolicy.anyTime
    var move = ChangePolicy.anyTime
    var placeKind = Location.Kind.video
    /// Further answers, of kinds that hold no text of the customer's.
    var typed: [Answer] = []
    var customerZone = "America/New_York"
    /// Where the customer wishes to meet, in place of the host's place.
    var customersPlace: String?
    var siteName = "Example bookings"

    static let manage = "https://book.example.com/m/0123456789abcdefghjkmnpqrs"

    func booking(id: String = "0123456789abcdef") throws -> Booking {
        Booking(
            id: try #require(BookingID(id)),
            sequence: sequence,
            status: status,
            page: try Self.definition("ada-intro"),
            event: try Self.definition("intro"),
            host: try Self.definition("ada"),
            start: try Self.instant(start),
            end: try Self.instant(end),
            firstStart: try firstStart.map(Self.instant),
            movedFrom: status == .confirmed ? try firstStart.map(Self.instant) : nil,
            terms: try terms(),
            customer: Customer(
                name: customerName,
                email: try Self.mail("grace@example.org"),
                zone: customerZone
            ),
            answers: [Answer(field: answerField, label: answerLabel, values: answers)] + typed,
            guests: try guests.map(Self.mail),
            campaign: Campaign { $0 == "utm_source" ? "=newsletter" : nil },
            created: try Self.instant("2026-11-20T09:00:00Z"),
            changed: try Self.instant("2026-11-20T09:0\(sequence):00Z"),
            reason: reason,
            isChangedByOwner: isChangedByOwner
        )
    }

    private func terms() throws -> BookedTerms {
        BookedTerms(
            pageTitle: pageTitle,
            eventName: eventName,
            hostName: hostName,
            hostEmail: try hostEmail.map(Self.mail),
            zone: "Europe/London",
            wallTime: "2026-12-01T10:00",
            zoneVersion: "2026c",
            location: try location(),
            price: price,
            cancel: cancel,
            move: move,
            reason: .optional,
            language: "en"
        )
    }

    private func location() throws -> Location? {
        if let customersPlace {
            return Location(kind: .customer, label: customersPlace, details: nil, url: nil)
        }
        return try place.map { place in
            Location(
                kind: placeKind,
                label: place.label,
                details: place.details,
                url: try Self.address("https://meet.example.com/ada?room=1,2;3")
            )
        }
    }

    func site(email: String? = "office@example.com") throws -> Site {
        Site(
            name: siteName,
            siteURL: try Self.address("https://book.example.com:8443/ada/"),
            email: try email.map(Self.mail)
        )
    }

    // MARK: Values

    static func definition(_ text: String) throws -> DefinitionID {
        try #require(DefinitionID(text))
    }

    static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    static func mail(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

    static func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

    /// A meeting with one text in all places.
    static func everywhere(_ text: String) -> Samples {
        var samples = Samples()
        for field in fields { field.set(&samples, text) }
        return samples
    }

    /// The places where somebody's text goes.
    static let fields: [(name: String, set: @Sendable (inout Samples, String) -> Void)] = [
        ("customer", { $0.customerName = $1 }), ("event", { $0.eventName = $1 }),
        ("host", { $0.hostName = $1 }), ("page", { $0.pageTitle = $1 }),
        ("place", { $0.place?.label = $1 }), ("details", { $0.place?.details = $1 }),
        ("label", { $0.answerLabel = $1 }), ("answer", { $0.answers = [$1, "x"] }),
        ("reason", { $0.reason = $1 }), ("site", { $0.siteName = $1 }),
    ]
}

extension Samples {
    /// The mail that tells somebody of the meeting; `nil` when there is nobody.
    func mail(
        _ kind: BookingNotice.Kind,
        for recipient: BookingNotice.Recipient,
        site: Site? = nil,
        number: Int64 = 17
    ) throws -> MailMessage? {
        let notice = BookingNotice(
            id: number,
            kind: kind,
            recipient: recipient,
            booking: try booking(),
            tries: 0
        )
        let site = try site ?? self.site()
        let london = try Zones.london()
        let mail = NoticeMail(
            notice,
            site: site,
            sender: try Self.mail("bookings@example.com"),
            zones: NoticeZones(page: london, host: london, customer: try Zones.newYork()),
            manage: try Self.address(Self.manage)
        )
        let date = try Self.instant("2026-11-20T09:10:00Z")
        return mail.message(date: date, domain: SiteDomain(site.siteURL))
    }
}
