import Foundation
import Scheduling
import Testing

@testable import BookingDocuments

/// The files below `Goldens/`, by their names, and how each is made.
enum Golden: String, CaseIterable {
    case customerRequest = "customer-request.ics"
    case guestsRequest = "guests-request.ics"
    case hostPublish = "host-publish.ics"
    case customerMoved = "customer-moved.ics"
    case guestsCancel = "guests-cancel.ics"
    case download = "download.ics"
    case bookedCustomer = "booked-customer.eml"
    case bookedHost = "booked-host.eml"
    case bookedGuests = "booked-guests.eml"
    case movedCustomer = "moved-customer.eml"
    case movedHost = "moved-host.eml"
    case movedGuests = "moved-guests.eml"
    case cancelledCustomer = "cancelled-customer.eml"
    case cancelledHost = "cancelled-host.eml"
    case cancelledGuests = "cancelled-guests.eml"
    case hostileNames = "hostile-names.eml"
    case table = "bookings.csv"
    case records = "bookings.json"
    case calendar = "bookings.ics"

    func bytes() throws -> [UInt8] {
        switch self {
        case .customerRequest: try invitation(for: Self.customer())
        case .guestsRequest: try invitation(for: .guests)
        case .hostPublish: try invitation(for: .host)
        case .customerMoved: try invitation(.moved, for: Self.customer())
        case .guestsCancel: try invitation(.cancelled, for: .guests)
        case .download: try invitation(for: Self.customer(), use: .download)
        case .bookedCustomer: try mail(.booked, for: .customer)
        case .bookedHost: try mail(.booked, for: .host)
        case .bookedGuests: try mail(.booked, for: .guests)
        case .movedCustomer: try mail(.moved, for: .customer)
        case .movedHost: try mail(.moved, for: .host)
        case .movedGuests: try mail(.moved, for: .guests)
        case .cancelledCustomer: try mail(.cancelled, for: .customer)
        case .cancelledHost: try mail(.cancelled, for: .host)
        case .cancelledGuests: try mail(.cancelled, for: .guests)
        case .table: BookingTable.csv(try Self.bookings())
        case .records: BookingRecord.json(try Self.bookings())
        case .calendar: try calendar()
        case .hostileNames: try #require(try Self.hostile().mail(.booked, for: .host)).bytes
        }
    }

    // MARK: Calendars

    private func invitation(
        _ kind: BookingNotice.Kind = .booked,
        for audience: Audience,
        use: Invitation.Use = .mail
    ) throws -> [UInt8] {
        let samples = Samples.after(kind)
        let (booking, site) = (try samples.booking(), try samples.site())
        return Invitation(
            booking,
            for: audience,
            use: use,
            zone: try Zones.london(),
            organizer: Organizer(of: booking, site: site),
            domain: SiteDomain(site.siteURL)
        ).bytes
    }

    private static func customer() throws -> Audience {
        .customer(manage: try Samples.address(Samples.manage))
    }

    // MARK: Mails

    private func mail(
        _ kind: BookingNotice.Kind,
        for recipient: BookingNotice.Recipient
    ) throws -> [UInt8] {
        try #require(try Samples.after(kind).mail(kind, for: recipient)).bytes
    }

    private static func hostile() -> Samples {
        var samples = Samples()
        samples.customerName = "Zoë \"<b>evil.example</b>\"\r\nBcc: x@evil.example \u{202E}דנה"
        samples.eventName = "Übung, 1. Teil; \\n <script>"
        samples.answers = ["=1+1\r\n.\r\nFrom me\u{2028}“end”", "\u{0}https://evil.example/"]
        return samples
    }

    // MARK: Exports

    private static func bookings() throws -> [Booking] {
        [
            try Samples.after(.booked).booking(), try hostile().booking(id: "1123456789abcdef"),
            try Samples.after(.cancelled).booking(id: "2123456789abcdef"),
        ]
    }

    private func calendar() throws -> [UInt8] {
        let site = try Samples().site()
        return BookingCalendar(
            name: site.name,
            domain: SiteDomain(site.siteURL),
            zones: ZoneDatabase(version: nil, [try Zones.london()])
        ).bytes(try Self.bookings())
    }

    // MARK: Files

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Goldens")

    var file: URL { Self.folder.appending(path: rawValue) }

    static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" }
}

extension Samples {
    /// The meeting as it stands after something happened to it.
    static func after(_ kind: BookingNotice.Kind) -> Samples {
        var samples = Samples()
        samples.price = "€80, by invoice"
        samples.cancel = .until(.days(1))
        samples.typed = [
            Answer(field: "due", label: "By when?", kind: .date, values: ["2026-12-24"]),
            Answer(field: "phone", label: "Telephone", kind: .phone, values: ["+44 20 7946 0000"]),
            Answer(field: "terms", label: "I agree", kind: .consent, values: ["yes"]),
            Answer(field: "ad", label: "Came from", kind: .hidden, values: ["flyer"]),
        ]
        switch kind {
        case .booked: samples.reason = nil
        case .moved:
            samples.sequence = 1
            samples.firstStart = samples.start
            (samples.start, samples.end) = ("2027-06-15T14:30:00Z", "2027-06-15T15:00:00Z")
        case .cancelled:
            samples.sequence = 2
            samples.status = .cancelled
        }
        return samples
    }
}
