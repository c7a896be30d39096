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

    func bytes() throws -> [UInt8] {
        switch self {
        case .customerRequest: try invitation(for: Self.customer())
        case .guestsRequest: try invitation(for: .guests)
        case .hostPublish: try invitation(for: .host)
        case .customerMoved: try invitation(.moved, for: Self.customer())
        case .guestsCancel: try invitation(.cancelled, for: .guests)
        case .download: try invitation(for: Self.customer(), use: .download)
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
        switch kind {
        case .booked: samples.reason = nil
        case .moved:
            samples.sequence = 1
            (samples.start, samples.end) = ("2027-06-15T14:30:00Z", "2027-06-15T15:00:00Z")
        case .cancelled:
            samples.sequence = 2
            samples.status = .cancelled
        }
        return samples
    }
}
