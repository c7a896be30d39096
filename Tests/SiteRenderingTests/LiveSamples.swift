import Scheduling
import Testing

@testable import SiteRendering

/// What the endpoint's pages are drawn from in the tests.
enum LiveSamples {
    static func renderer(clock: Site.Clock = .twentyFour) throws -> LiveRenderer {
        LiveRenderer(
            site: try Samples.site(clock: clock),
            endpoint: try #require(WebAddress("https://api.example.com/booking/")),
            images: Samples.images
        )
    }

    static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    static func token() throws -> BearerToken {
        try #require(BearerToken(.manage, random: Array(0..<26)))
    }

    // MARK: Times

    static func times(_ starts: [String], seats: Int? = 1) throws -> [OpenTime] {
        try starts.map { text in
            let start = try instant(text)
            let end = try #require(start.adding(minutes: 30))
            return OpenTime(start: start, end: end, seatsLeft: seats)
        }
    }

    static let november = [
        "2026-11-23T09:00:00Z", "2026-11-23T09:30:00Z", "2026-11-23T14:00:00Z",
        "2026-11-24T09:00:00Z", "2026-11-24T16:30:00Z", "2026-11-27T11:30:00Z",
    ]

    static func list(
        _ starts: [String] = november,
        zone: ZoneRules? = nil,
        seats: Int? = 1,
        next: String? = nil,
        zones: [ZoneOption] = []
    ) throws -> TimeList {
        TimeList(
            zone: try zone ?? SampleZones.london(),
            first: try Samples.date("2026-11-23"),
            last: try Samples.date("2026-11-29"),
            times: try times(starts, seats: seats),
            earlier: nil,
            later: try Samples.date("2026-11-30"),
            next: try next.map { try Samples.date($0) },
            zones: zones
        )
    }

    static func offer(
        _ list: TimeList,
        notice: TimeOffer.Notice? = nil,
        carried: [CarriedParameter] = []
    ) throws -> TimeOffer {
        TimeOffer(
            page: try Samples.oneEvent(),
            choice: TimeOffer.Choice(
                event: try Samples.intro(),
                duration: .minutes(30),
                list: list
            ),
            notice: notice,
            carried: carried
        )
    }

    /// The second of several events, with a choice of lengths.
    static func secondEvent() throws -> TimeOffer {
        TimeOffer(
            page: try Samples.severalEvents(),
            choice: TimeOffer.Choice(
                event: try Samples.deepDive(),
                duration: .minutes(90),
                list: try list(zone: try SampleZones.buenosAires(), seats: 3)
            )
        )
    }

    static let zones = [
        ZoneOption(name: "Asia/Tokyo", offset: 32_400), ZoneOption(name: "UTC", offset: 0),
        ZoneOption(name: "Europe/London", offset: 0),
        ZoneOption(name: "America/Argentina/Buenos_Aires", offset: -10_800),
        ZoneOption(name: "Asia/Kathmandu", offset: 20_700),
        ZoneOption(name: "America/New_York", offset: -18_000),
    ]

    // MARK: Details

    /// A page whose form asks something of every kind.
    static func everyField(hostName: String = "Ada Lovelace") throws -> BookingPage {
        var rules = BookingRules()
        rules.guests = 3
        let event = EventType(
            id: try Samples.id("visit"),
            name: "Visit",
            durations: [.minutes(45)],
            locations: [
                Location(
                    kind: .inPerson,
                    label: "12 St James’s Square",
                    details: "Ring twice.",
                    url: nil
                ),
                Location(kind: .customer, label: "At your place", details: nil, url: nil),
            ],
            form: try fields(),
            rules: rules
        )
        return BookingPage(
            id: try Samples.id("visit"),
            title: "Book a visit",
            link: try PublicLink("visit"),
            host: Host(
                id: try Samples.id("ada"),
                name: hostName,
                email: EmailAddress("ada@example.com"),
                zone: "Europe/London"
            ),
            events: [event],
            zone: "Europe/London",
            hours: try Samples.hours()
        )
    }

    private static func fields() throws -> [FormField] {
        let kinds: [(String, FormField.Kind, Bool)] = [
            ("line", .text(maximum: 80), true), ("lines", .longText(maximum: 1500), false),
            ("mail", .email, false), ("phone", .phone, true), ("site", .url, false),
            ("day", .date, false), ("count", .number(minimum: 1, maximum: 5000), true),
            ("few", .choice(["Tea", "Coffee"]), true), ("one", .choice(["A", "B & C"]), false),
            ("some", .choices(["Maps", "Notes"]), true), ("terms", .consent, true),
            ("campaign", .hidden, false),
        ]
        return kinds.map { id, kind, isRequired in
            FormField(
                id: id,
                label: "The \(id)",
                help: id == "lines" || id == "some" ? "As much as you like." : nil,
                kind: kind,
                isRequired: isRequired
            )
        }
    }

    static func form(
        _ page: BookingPage,
        typed: [(String, String)] = [],
        problems: FormProblems = FormProblems(),
        setback: DetailsForm.Setback? = nil,
        zone: ZoneRules? = nil
    ) throws -> DetailsForm {
        var fields = SubmittedFields()
        for (name, value) in typed { fields.add(value, to: name) }
        return DetailsForm(
            page: page,
            event: page.events[0],
            duration: page.events[0].durations[0],
            start: try instant("2026-11-23T09:00:00Z"),
            zone: try zone ?? SampleZones.london(),
            typed: fields,
            problems: problems,
            setback: setback,
            request: "k3q7zr2m",
            carried: [CarriedParameter("email", "grace@example.com")]
        )
    }

    /// A form that comes back with something wrong in each field.
    static func wrongForm() throws -> DetailsForm {
        let page = try everyField()
        let typed = [
            ("name", ""), ("email", "grace@"), ("place", "1"), ("location", "My \"hall\""),
            ("guests", "a@example.com; b"), ("answer.line", "Some <b>words</b>"),
            ("answer.count", "0"), ("answer.few", "Coffee"), ("answer.one", "B & C"),
            ("answer.some", "Notes"), ("answer.phone", "none"), ("answer.terms", "yes"),
            ("answer.campaign", "autumn"),
        ]
        var problems = FormProblems()
        problems["name"] = .missing
        problems["email"] = .notEmail
        problems["guests"] = .notEmail
        problems["answer.line"] = .tooLong(80)
        problems["answer.count"] = .below(1)
        problems["answer.phone"] = .notPhone
        problems["answer.few"] = .notAnOption
        problems["answer.some"] = .missing
        return try form(page, typed: typed, problems: problems)
    }
}
