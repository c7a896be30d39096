import Scheduling
import Testing

@testable import SiteRendering

/// Models with one text in every field that takes any.
struct HostileModel {
    let text: String
    let zone: ZoneRules
    let page: BookingPage
    var event: EventType { page.events[0] }

    init(_ text: String) throws {
        self.text = text
        zone = try SampleZones.zone(text, offset: 0, name: "GMT", rule: "GMT0BST,M3.5.0/1,M10.5.0")
        page = try Self.page(text)
    }

    func renderer() throws -> LiveRenderer {
        LiveRenderer(
            site: Site(
                name: text,
                summary: text,
                siteURL: try #require(WebAddress("https://example.com/")),
                language: text,
                email: EmailAddress("a@example.com")
            ),
            endpoint: try #require(WebAddress("https://api.example.com/booking/"))
        )
    }

    private static func page(_ text: String) throws -> BookingPage {
        let fields: [FormField.Kind] = [
            .text(maximum: 9), .longText(maximum: 9), .choice([text, "b"]),
            .choice([text, "b", "c", "d", "e", "f", "g"]), .choices([text, "b"]), .consent, .hidden,
        ]
        var rules = BookingRules()
        rules.guests = 2
        rules.seats = .limited(5)
        let event = EventType(
            id: try Samples.id("one"),
            name: text,
            durations: [.minutes(30), .minutes(60)],
            locations: [
                Location(kind: .customer, label: text, details: text, url: nil),
                Location(kind: .phone, label: text, details: text, url: nil),
            ],
            price: text,
            form: fields.enumerated().map { number, kind in
                FormField(
                    id: "f\(number)",
                    label: text,
                    help: text,
                    kind: kind,
                    isRequired: number != 3
                )
            },
            rules: rules
        )
        return BookingPage(
            id: try Samples.id("page"),
            title: text,
            link: try PublicLink("page-x"),
            host: Host(id: try Samples.id("host"), name: text, title: text, zone: text),
            events: [event, try Samples.deepDive()],
            zone: text,
            hours: try Samples.hours(),
            summary: text,
            language: "fr"
        )
    }

    // MARK: Booking

    private func list() throws -> TimeList {
        TimeList(
            zone: zone,
            first: try Samples.date("2026-11-23"),
            last: try Samples.date("2026-11-29"),
            times: try LiveSamples.times(LiveSamples.november),
            later: try Samples.date("2026-11-30"),
            zones: [ZoneOption(name: text, offset: 0)]
        )
    }

    private var carried: [CarriedParameter] { [CarriedParameter(text, text)] }

    func offer(isChosen: Bool = true) throws -> TimeOffer {
        let choice = TimeOffer.Choice(event: event, duration: .minutes(60), list: try list())
        return TimeOffer(page: page, choice: isChosen ? choice : nil, carried: carried)
    }

    func form(setback: DetailsForm.Setback? = nil) throws -> DetailsForm {
        var typed = SubmittedFields()
        var problems = FormProblems()
        let answers = (0..<7).map { FieldName.answer("f\($0)") }
        for name in answers + ["name", "email", "guests", "location"] {
            typed.add(text, to: name)
            problems[name] = .malformed
        }
        return DetailsForm(
            page: page,
            event: event,
            duration: .minutes(60),
            start: try LiveSamples.instant("2026-11-23T09:00:00Z"),
            zone: zone,
            typed: typed,
            problems: problems,
            setback: setback,
            request: text,
            carried: carried
        )
    }

    // MARK: After booking

    private func booking() throws -> Booking {
        Booking(
            id: try #require(BookingID(random: Array(0..<16))),
            page: page.id,
            event: event.id,
            host: page.host.id,
            start: try LiveSamples.instant("2026-11-24T09:00:00Z"),
            end: try LiveSamples.instant("2026-11-24T10:00:00Z"),
            terms: BookedTerms(
                pageTitle: text,
                eventName: text,
                hostName: text,
                hostEmail: nil,
                zone: text,
                wallTime: text,
                zoneVersion: text,
                location: Location(kind: .customer, label: text, details: text, url: nil),
                cancel: .anyTime,
                move: .anyTime,
                reason: .required,
                language: text
            ),
            customer: Customer(
                name: text,
                email: try #require(EmailAddress("grace@example.com")),
                zone: text
            ),
            created: try LiveSamples.instant("2026-11-20T12:00:00Z")
        )
    }

    func managed(hasPage: Bool = true) throws -> ManagedBooking {
        ManagedBooking(
            booking: try booking(),
            token: try LiveSamples.token(),
            page: hasPage ? page : nil,
            zone: zone,
            hostZone: try SampleZones.tokyo(),
            now: try LiveSamples.instant("2026-11-20T12:00:00Z"),
            refusal: .reasonMissing,
            typedReason: text
        )
    }

    func move() throws -> MoveOffer {
        MoveOffer(
            booking: try booking(),
            token: try LiveSamples.token(),
            page: page,
            list: try list()
        )
    }

    func review() throws -> MoveReview {
        MoveReview(
            booking: try booking(),
            token: try LiveSamples.token(),
            page: page,
            start: try LiveSamples.instant("2026-11-24T16:30:00Z"),
            zone: zone,
            isReasonMissing: true,
            typedReason: text
        )
    }
}
