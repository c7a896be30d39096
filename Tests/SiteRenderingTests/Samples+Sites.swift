import Scheduling
import Testing

@testable import SiteRendering

/// Sites and lists of pages.
extension Samples {
    /// A colour that is too pale for words on a light page.
    static var yellow: Theme {
        var theme = Theme()
        theme.accent = Colour(red: 0xFF, green: 0xD4, blue: 0x00)
        theme.scheme = .light
        theme.corners = .round
        theme.typeface = .serif
        return theme
    }

    /// A site without endpoint, mail, privacy link or texts.
    static func bareSite() throws -> Site {
        Site(name: "Rooms", siteURL: try #require(WebAddress("https://rooms.example.com/")))
    }

    static func secureSite() throws -> Site {
        Site(
            name: "Rooms",
            siteURL: try #require(WebAddress("https://rooms.example.com/")),
            securityContact: SecurityContact("mailto:security@example.com"),
            securityExpires: try date("2027-03-01")
        )
    }

    static func summaries() throws -> [PageSummary] {
        [
            PageSummary(try oneEvent()), PageSummary(try severalEvents()),
            PageSummary(
                try otherScripts(language: "he", name: "דנה כהן", title: "שיחת היכרות עם דנה")
            ),
            try summary(link: "grace-office-hours", title: "Grace’s office hours", number: 1),
        ]
    }

    static func many(_ count: Int) throws -> [PageSummary] {
        try (1...count).map { try summary(link: "page-\($0)", title: "Page", number: $0) }
    }

    /// The owner's Share page itself, without what it needs.
    static func share(_ site: Site, _ pages: [PageSummary]) throws -> OutputFile {
        let shelf = SharePage.Shelf("Signatures", path: "signatures/ada/index.html")
        let share = SharePage(site: site, pages: PageList(pages), masters: [], shelves: [shelf])
        return try #require(share.files.last)
    }

    static func summary(
        link: String,
        title: String,
        number: Int,
        former: [String] = [],
        category: String? = nil
    ) throws -> PageSummary {
        PageSummary(
            id: try id(link),
            title: title,
            link: try PublicLink(link),
            formerLinks: try former.map { try FormerLink($0) },
            hostName: "Grace Hopper",
            hostTitle: nil,
            summary: nil,
            durations: [.minutes(20)],
            category: category,
            tags: [],
            isAccepting: number % 2 == 0,
            isListed: true,
            language: "en",
            image: nil
        )
    }

    /// Windows that end at, begin at and run past midnight.
    static func nightHours() throws -> BookingPage {
        var hours = WeeklyHours()
        hours[.monday] = [try window("00:00", "24:00")]
        hours[.tuesday] = [try window("09:00", "12:00"), try window("13:30", "24:00")]
        hours[.friday] = [try window("22:15", "02:00")]
        hours[.saturday] = [try window("12:00", "00:30")]
        return BookingPage(
            id: try id("night"),
            title: "Night shift",
            link: try PublicLink("night-shift"),
            host: try ada(photo: nil),
            events: [try deepDive()],
            zone: "Europe/London",
            hours: hours,
            dates: try dates(),
            language: "en-US"
        )
    }
}
