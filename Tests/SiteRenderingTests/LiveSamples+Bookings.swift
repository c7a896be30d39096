import Scheduling
import Testing

@testable import SiteRendering

/// Bookings as their customers see them.
extension LiveSamples {
    static func booking(
        status: Booking.Status = .confirmed,
        cancel: ChangePolicy = .until(.days(1)),
        move: ChangePolicy = .until(.days(1)),
        reason: ReasonRule = .optional,
        customer: String = "Grace Hopper",
        firstStart: String? = nil,
        ownersReason: String? = nil
    ) throws -> Booking {
        Booking(
            id: try #require(BookingID(random: Array(0..<16))),
            status: status,
            page: try Samples.id("ada-intro"),
            event: try Samples.id("intro"),
            host: try Samples.id("ada"),
            start: try instant("2026-11-24T00:30:00Z"),
            end: try instant("2026-11-24T01:00:00Z"),
            firstStart: try firstStart.map(instant),
            terms: BookedTerms(
                pageTitle: "Intro call with Ada",
                eventName: "Intro call",
                hostName: "Ada Lovelace",
                hostEmail: EmailAddress("ada@example.com"),
                zone: "Europe/London",
                wallTime: "2026-11-24T00:30",
                zoneVersion: "2025b",
                location: Location(
                    kind: .video,
                    label: "Video call",
                    details: "Wait until Ada lets you in.",
                    url: WebAddress("https://meet.example.com/ada")
                ),
                price: "€80, by invoice",
                cancel: cancel,
                move: move,
                reason: reason,
                language: "en"
            ),
            customer: Customer(
                name: customer,
                email: try #require(EmailAddress("grace@example.com")),
                zone: "America/New_York"
            ),
            answers: [Answer(field: "company", label: "Company", values: ["Navy"])],
            guests: [try #require(EmailAddress("howard@example.com"))],
            created: try instant("2026-11-20T12:00:00Z"),
            reason: ownersReason,
            isChangedByOwner: ownersReason != nil
        )
    }

    static func managed(
        _ booking: Booking,
        now: String = "2026-11-20T12:00:00Z",
        news: ManagedBooking.News? = nil,
        refusal: ChangeRefusal? = nil,
        onward: ManagedBooking.Onward? = nil,
        zone: ZoneRules? = nil,
        page: BookingPage? = nil,
        isOffered: Bool? = nil
    ) throws -> ManagedBooking {
        ManagedBooking(
            booking: booking,
            token: try token(),
            page: try page ?? Samples.oneEvent(),
            isOffered: isOffered,
            zone: try zone ?? SampleZones.newYork(),
            hostZone: try SampleZones.london(),
            now: try instant(now),
            news: news,
            refusal: refusal,
            typedReason: refusal == .reasonMissing ? " " : "",
            onward: onward
        )
    }

    static func onward(delay: Int = 10) throws -> ManagedBooking.Onward {
        ManagedBooking.Onward(
            address: try #require(WebAddress("https://example.com/thanks?a=1&b=2")),
            delay: delay
        )
    }

    static func move(taken: Bool = false) throws -> MoveOffer {
        MoveOffer(
            booking: try booking(),
            token: try token(),
            page: try Samples.oneEvent(),
            list: try list(zone: try SampleZones.newYork()),
            isChosenTimeTaken: taken
        )
    }

    static func review(reason: ReasonRule = .optional, isMissing: Bool = false) throws -> MoveReview
    {
        MoveReview(
            booking: try booking(reason: reason),
            token: try token(),
            page: try Samples.oneEvent(),
            start: try instant("2026-11-24T16:30:00Z"),
            zone: try SampleZones.newYork(),
            isReasonMissing: isMissing
        )
    }
}
