import Scheduling

@testable import SiteRendering

/// The endpoint's pages below `Goldens/live/`, by their names, and how each is made.
enum LiveGolden: String, CaseIterable {
    case times, timesZones = "times-zones", timesNone = "times-none", timesLast = "times-last"
    case timesEvents = "times-events", timesSecondEvent = "times-second-event"
    case timesTaken = "times-taken", timesFold = "times-fold"
    case details, detailsEveryField = "details-every-field", detailsWrong = "details-wrong"
    case detailsTaken = "details-taken", detailsBusy = "details-busy"
    case detailsHebrew = "details-hebrew"
    case timesDirect = "times-direct", timesPrivate = "times-private"
    case detailsDirect = "details-direct", detailsKnown = "details-known"
    case linkBroken = "link-broken", linkExpired = "link-expired"
    case booked, bookedOnward = "booked-onward", meeting, meetingTooLate = "meeting-too-late"
    case meetingNever = "meeting-never", kept, reasonMissing = "reason-missing", cancelled, moved
    case moveTimes = "move-times", moveReview = "move-review"
    case noPage = "no-page", noBooking = "no-booking", notAccepting = "not-accepting"
    case alreadyBooked = "already-booked", tooManyRequests = "too-many-requests", failure
    case unavailable, unreadableForm = "unreadable-form"

    func bytes() throws -> [UInt8] {
        let renderer = try LiveSamples.renderer()
        switch self {
        case .times, .timesZones, .timesNone, .timesLast, .timesEvents, .timesSecondEvent,
            .timesTaken, .timesFold, .timesDirect, .timesPrivate:
            return renderer.times(try offer())
        case .details, .detailsEveryField, .detailsWrong, .detailsTaken, .detailsBusy,
            .detailsHebrew, .detailsDirect, .detailsKnown:
            return renderer.details(try form())
        case .booked, .bookedOnward, .meeting, .meetingTooLate, .meetingNever, .kept,
            .reasonMissing, .cancelled, .moved:
            return renderer.booking(try managed())
        case .moveTimes: return renderer.times(try LiveSamples.move())
        case .moveReview: return renderer.review(try LiveSamples.review())
        default: return renderer.message(try message())
        }
    }

    private func offer() throws -> TimeOffer {
        switch self {
        case .timesZones:
            try LiveSamples.offer(LiveSamples.list(zones: LiveSamples.zones))
        case .timesNone: try LiveSamples.offer(LiveSamples.list([], next: "2026-12-07"))
        case .timesLast: try LiveSamples.offer(LiveSamples.list([]))
        case .timesEvents: TimeOffer(page: try Samples.severalEvents(), choice: nil)
        case .timesSecondEvent: try LiveSamples.secondEvent()
        case .timesTaken:
            try LiveSamples.offer(
                LiveSamples.list(),
                notice: .notOpen,
                carried: [CarriedParameter("email", "grace+1@example.com")]
            )
        case .timesDirect: try LiveSamples.directOffer()
        case .timesPrivate: try LiveSamples.privateOffer()
        case .timesFold:
            try LiveSamples.offer(
                LiveSamples.list([
                    "2026-10-24T09:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
                    "2026-10-25T02:30:00Z",
                ])
            )
        default: try LiveSamples.offer(LiveSamples.list())
        }
    }

    private func form() throws -> DetailsForm {
        switch self {
        case .detailsEveryField: try LiveSamples.form(LiveSamples.everyField())
        case .detailsWrong: try LiveSamples.wrongForm()
        case .detailsDirect: try LiveSamples.directForm()
        case .detailsKnown: try LiveSamples.knownForm()
        case .detailsTaken:
            try LiveSamples.form(
                Samples.oneEvent(),
                typed: [("name", "Grace Hopper"), ("email", "grace@example.com")],
                setback: .timeTaken(nearest: LiveSamples.times(LiveSamples.november))
            )
        case .detailsBusy:
            try LiveSamples.form(
                Samples.oneEvent(),
                typed: [("name", "Grace Hopper")],
                setback: .busy
            )
        case .detailsHebrew:
            try LiveSamples.form(
                Samples.otherScripts(
                    language: "he",
                    name: "דנה כהן",
                    title: "שיחת היכרות עם דנה"
                )
            )
        default: try LiveSamples.form(Samples.oneEvent(), zone: SampleZones.tokyo())
        }
    }

    private func managed() throws -> ManagedBooking {
        switch self {
        case .booked: try LiveSamples.managed(LiveSamples.booking(), news: .booked)
        case .bookedOnward:
            try LiveSamples.managed(
                LiveSamples.booking(),
                news: .booked,
                onward: LiveSamples.onward()
            )
        case .meetingTooLate:
            try LiveSamples.managed(LiveSamples.booking(), now: "2026-11-23T12:00:00Z")
        case .meetingNever:
            try LiveSamples.managed(LiveSamples.booking(cancel: .never, move: .anyTime))
        case .kept: try LiveSamples.managed(LiveSamples.booking(), news: .kept)
        case .reasonMissing:
            try LiveSamples.managed(
                LiveSamples.booking(reason: .required),
                refusal: .reasonMissing
            )
        case .cancelled:
            try LiveSamples.managed(LiveSamples.booking(status: .cancelled), news: .cancelled)
        case .moved: try LiveSamples.managed(LiveSamples.booking(), news: .moved)
        default: try LiveSamples.managed(LiveSamples.booking(), zone: SampleZones.london())
        }
    }

    private func message() throws -> LiveMessage {
        let page = try Samples.oneEvent()
        return switch self {
        case .noPage: LiveMessage(.noPage)
        case .noBooking: LiveMessage(.noBooking)
        case .linkBroken: LiveMessage(.linkBroken)
        case .linkExpired: LiveMessage(.linkExpired, page: page)
        case .notAccepting: LiveMessage(.notAccepting, page: page)
        case .alreadyBooked:
            LiveMessage(
                .alreadyBooked(
                    event: page.events[0],
                    start: try LiveSamples.instant("2026-11-23T09:00:00Z"),
                    zone: try SampleZones.tokyo()
                ),
                page: page
            )
        case .tooManyRequests: LiveMessage(.tooManyRequests, page: page)
        case .failure: LiveMessage(.failure(requestID: "7f3a91"), page: page)
        case .unavailable: LiveMessage(.unavailable, page: page)
        default: LiveMessage(.unreadableForm)
        }
    }
}
