import Scheduling
import Testing

@testable import SiteRendering

/// Definitions that the tests render.
enum Samples {
    static func site(
        endpoint: String? = "https://api.example.com/booking/",
        clock: Site.Clock = .twentyFour,
        hosting: [Site.Hosting] = [],
        url: String = "https://example.com/book/",
        theme: Theme = Theme(),
        stylesheet: String = ""
    ) throws -> Site {
        Site(
            name: "Lovelace & Partners",
            summary: "Book a time with one of us.",
            siteURL: try #require(WebAddress(url)),
            endpointURL: try endpoint.map { try #require(WebAddress($0)) },
            clock: clock,
            privacyURL: WebAddress("https://example.com/privacy"),
            imprintURL: WebAddress("https://example.com/imprint"),
            email: EmailAddress("office@example.com"),
            theme: theme,
            stylesheet: stylesheet,
            hosting: hosting,
            welcome: PublicText(
                commonMark: "We answer **every** mail. See [Ada](pages/ada-intro.md).",
                path: "content/site.md",
                line: 8
            ),
            footer: PublicText(
                commonMark: "Lovelace & Partners, 12 St James’s Square, London",
                path: "content/site.yaml",
                line: 1
            )
        )
    }

    static let photo = ImageReference(
        name: "ada.jpg",
        publicPath: "assets/ada.3f2a9c0d1e.jpg",
        width: 640,
        height: 640
    )
    static let map = ImageReference(
        name: "map.svg",
        publicPath: "assets/map.0011223344.svg",
        width: 0,
        height: 0
    )
    static let images = ["ada.jpg": photo, "map.svg": map]

    static func id(_ text: String) throws -> DefinitionID { try #require(DefinitionID(text)) }

    static func ada(photo: ImageReference? = photo) throws -> Host {
        Host(
            id: try id("ada"),
            name: "Ada Lovelace",
            title: "Mathematician",
            pronouns: "she/her",
            company: "Analytical Engines Ltd",
            email: EmailAddress("ada@example.com"),
            phone: "+44 20 7946 0000",
            website: WebAddress("https://ada.example.com/"),
            social: [WebAddress("https://social.example.com/@ada")].compactMap(\.self),
            photo: photo,
            zone: "Europe/London",
            about: PublicText(
                commonMark: "Ada writes programs for engines that do not exist yet.",
                path: "content/hosts/ada.md",
                line: 12
            )
        )
    }

    // MARK: Events

    static func intro() throws -> EventType {
        var rules = BookingRules()
        rules.guests = 2
        return EventType(
            id: try id("intro"),
            name: "Intro call",
            durations: [.minutes(30)],
            locations: [Location(kind: .video, label: "Video call", details: nil, url: nil)],
            price: "free of charge",
            form: [
                FormField(
                    id: "company",
                    label: "Company",
                    help: nil,
                    kind: .text(maximum: 250),
                    isRequired: true
                ),
                FormField(
                    id: "topic",
                    label: "What would you like to talk about?",
                    help: nil,
                    kind: .longText(maximum: 5000),
                    isRequired: false
                ),
                FormField(
                    id: "campaign",
                    label: "Campaign",
                    help: nil,
                    kind: .hidden,
                    isRequired: false
                ),
            ],
            rules: rules
        )
    }

    static func deepDive() throws -> EventType {
        var rules = BookingRules()
        rules.notice = .days(2)
        rules.cancel = .until(.days(1))
        rules.move = .never
        rules.seats = .limited(12)
        return EventType(
            id: try id("deep-dive"),
            name: "Deep dive",
            durations: [.minutes(60), .minutes(90)],
            description: PublicText(
                commonMark: "# Agenda\n\nBring *one* problem.\n\n## Then\n\nWe solve it.",
                path: "content/events/deep-dive.md",
                line: 6
            ),
            locations: [
                Location(
                    kind: .inPerson,
                    label: "12 St James’s Square, London",
                    details: "Second floor; ring twice.",
                    url: WebAddress("https://maps.example.com/?q=12+St+James&z=15")
                ),
                Location(kind: .phone, label: "Phone, we call you", details: nil, url: nil),
            ],
            price: "£120",
            rules: rules
        )
    }

    // MARK: Hours

    static func window(_ start: String, _ end: String) throws -> TimeWindow {
        let first = try #require(WallTime(start))
        let last = try #require(WallTime(end))
        return try #require(TimeWindow(start: first, end: last))
    }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    static func hours() throws -> WeeklyHours {
        var hours = WeeklyHours()
        for day in Weekday.allCases.prefix(4) {
            hours[day] = [try window("09:00", "12:30"), try window("13:30", "17:00")]
        }
        hours[.friday] = [try window("09:00", "12:00")]
        return hours
    }

    static func dates() throws -> [DateRule] {
        [
            DateRule(first: try date("2026-12-24"), last: try date("2026-12-24"), windows: []),
            DateRule(
                first: try date("2026-12-28"),
                last: try date("2026-12-30"),
                windows: [try window("10:00", "14:00")]
            ),
        ]
    }

    static let welcome = PublicText(
        commonMark: """
            Tell me what you are working on, and I will tell you whether an engine can do it.

            ## What to expect

            - A *short* look at your notes
            - An honest **answer**, with `numbers`
            - A summary [in writing](https://example.com/summary?a=1&b=2)

            > The engine weaves algebraical patterns.

            ![The way to the office](map.svg "Map")

            Back to [Grace](grace-office-hours/).
            """,
        path: "content/pages/ada-intro.md",
        line: 20
    )

    // MARK: Pages

    static func oneEvent(accepting: Bool = true, theme: Theme = Theme()) throws -> BookingPage {
        BookingPage(
            id: try id("ada-intro"),
            title: "Intro call with Ada",
            link: try PublicLink("ada-intro"),
            formerLinks: [try FormerLink("lovelace"), try FormerLink("ada")],
            host: try ada(),
            events: [try intro()],
            zone: "Europe/London",
            hours: try hours(),
            dates: try dates(),
            isAccepting: accepting,
            summary: "Half an hour to find out whether we fit.",
            welcome: welcome,
            category: "First steps",
            tags: ["new"],
            theme: theme
        )
    }

    static func severalEvents() throws -> BookingPage {
        BookingPage(
            id: try id("ada"),
            title: "Book Ada Lovelace",
            link: try PublicLink("ada-lovelace"),
            host: try ada(photo: nil),
            events: [try intro(), try deepDive()],
            zone: "America/Argentina/Buenos_Aires",
            hours: try hours(),
            convertsZone: false,
            welcome: PublicText(
                commonMark: "Two ways to meet.",
                path: "content/pages/ada.md",
                line: 9
            ),
            image: ImageReference(
                name: "desk.jpg",
                publicPath: "assets/desk.aabbccddee.jpg",
                width: 1600,
                height: 900
            )
        )
    }

    /// A host whose words are neither English nor written from left to right.
    static func otherScripts(language: String, name: String, title: String) throws -> BookingPage {
        var late = WeeklyHours()
        late[.friday] = [try window("22:00", "02:00")]
        return BookingPage(
            id: try id("guest"),
            title: title,
            link: try PublicLink("guest-host"),
            host: Host(id: try id("guest"), name: name, title: title, zone: "UTC"),
            events: [
                EventType(id: try id("talk"), name: title, durations: [.minutes(45)], price: title)
            ],
            zone: "UTC",
            hours: late,
            isListed: false,
            summary: title,
            welcome: PublicText(commonMark: title, path: "content/pages/guest.md", line: 4),
            language: language
        )
    }
}
