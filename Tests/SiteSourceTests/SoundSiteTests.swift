import Scheduling
import SiteSource
import Testing

/// Sound definitions and the values that are made of them.
struct SoundSiteTests {
    private static let markdown = """
        ---
        title: No
        host: {name: Norway, zone: UTC, pronouns: no, phone: +44 20 7946 0000}
        events:
          - name: 10:00
            duration: [1h30m, 45m]
            location: Office
          - intro
        zone: Asia/Tokyo
        hours:
          mon-tue: 10:00-12:30, 13:30–17:00
          fri-sun: [22:00-02:00, 09:00-10:00]
          thu: closed
        dates:
          2026-12-28..2026-12-30: 10:00-14:00
          2026-12-24: closed
        starts: {at: [":30", ":00"]}
        buffer: {before: 5m}
        seats: unlimited
        cancel: until 1d
        move: never
        form: about-you
        image: dot.gif
        tags: [on, off]
        theme: {accent: "#0b57d0", scheme: dark}
        language: en-GB
        former-links: [a, on]
        listed: false
        ---
        # Welcome

        """

    private static let json = """
        {
          "title": "No",
          "host": {"name": "Norway", "zone": "UTC", "pronouns": "no", "phone": "+44 20 7946 0000"},
          "events": [
            {"name": "10:00", "duration": ["1h30m", "45m"], "location": "Office"},
            "intro"
          ],
          "zone": "Asia/Tokyo",
          "hours": {
            "mon-tue": "10:00-12:30, 13:30\\u201317:00",
            "fri-sun": ["22:00-02:00", "09:00-10:00"],
            "thu": "closed"
          },
          "dates": {"2026-12-28..2026-12-30": "10:00-14:00", "2026-12-24": "closed"},
          "starts": {"at": [":30", ":00"]},
          "buffer": {"before": "5m"},
          "seats": "unlimited",
          "cancel": "until 1d",
          "move": "never",
          "form": "about-you",
          "image": "dot.gif",
          "tags": ["on", "off"],
          "theme": {"accent": "#0b57d0", "scheme": "dark"},
          "language": "en-GB",
          "former-links": ["a", "on"],
          "listed": false,
          "body": "# Welcome\\n"
        }
        """

    private static var yaml: String {
        var lines = markdown.split(separator: "\n").map(String.init)
        lines.removeAll { $0 == "---" || $0 == "# Welcome" }
        return (lines + ["body: |", "  # Welcome", ""]).joined(separator: "\n")
    }

    private func page(_ path: String, _ text: String) throws -> BookingPage {
        let outcome = SiteFixture.load(path, text)
        #expect(outcome.report == "")
        return try #require(outcome.pages.first).page
    }

    @Test func `scalars are the text that the owner wrote`() throws {
        let page = try page("pages/page-one.md", Self.markdown)
        #expect(page.title == "No")
        #expect(page.host.pronouns == "no")
        #expect(page.events.map(\.name) == ["10:00", "Intro call"])
        #expect(page.events.map(\.id.text) == ["10-00", "intro"])
        #expect(page.tags == ["on", "off"])
        #expect(page.events[0].durations.map(\.text) == ["45m", "1h30m"])
        #expect(page.hours[.monday].map(\.startMinutes) == [600, 810])
        #expect(page.hours[.saturday].map(\.endMinutes) == [600, 1560])
        #expect(page.hours[.wednesday].isEmpty)
        #expect(page.dates.map(\.first.text) == ["2026-12-24", "2026-12-28"])
        #expect(page.rules.starts == .at([0, 30]))
        #expect(page.theme.accent?.text == "#0b57d0")
        #expect(page.form.map(\.id) == ["company"])
    }

    @Test func `the three forms of a definition say the same`() throws {
        let first = try page("pages/page-one.md", Self.markdown)
        for (path, text) in [
            ("pages/page-one.json", Self.json), ("pages/page-one.yaml", Self.yaml),
        ] {
            let second = try page(path, text)
            #expect(second.hours == first.hours)
            #expect(second.dates == first.dates)
            #expect(second.rules == first.rules)
            #expect(second.events == first.events)
            #expect(second.host == first.host)
            #expect(second.theme == first.theme)
            #expect(second.welcome?.commonMark == first.welcome?.commonMark)
            #expect(PageSummary(second) == PageSummary(first))
        }
    }

    @Test func `a byte-order mark and CRLF change nothing`() throws {
        var fixture = SiteFixture()
        let windows = Self.markdown.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\r\n")
        fixture.files["pages/page-one.md"] = [0xEF, 0xBB, 0xBF] + Array(windows.utf8)
        let outcome = fixture.load()
        #expect(outcome.report == "")
        let page = try #require(outcome.pages.first).page
        #expect(try page.events == self.page("pages/page-one.md", Self.markdown).events)
        #expect(page.welcome?.commonMark == "# Welcome\r\n")
    }

    @Test func `the text below the keys knows its line`() throws {
        let page = try page(
            "pages/page-one.md",
            SiteFixture.pageText(with: []) + "\nHello ---\n---\n"
        )
        #expect(
            page.welcome
                == PublicText(
                    commonMark: "\nHello ---\n---\n",
                    path: "content/pages/page-one.md",
                    line: 7
                )
        )
    }

    @Test func `all lines of a text in JSON stand on its own line`() throws {
        let page = try page("pages/page-one.json", Self.json)
        let text = try #require(page.welcome)
        #expect(text.fileLine(of: 1) == text.line)
        #expect(text.fileLine(of: 3) == text.line)
    }

    @Test func `lines of a text below the keys are lines of the file`() throws {
        let page = try page("pages/page-one.md", SiteFixture.pageText(with: []) + "One\nTwo\n")
        let text = try #require(page.welcome)
        #expect(text.fileLine(of: 2) == text.line + 1)
    }

    @Test func `a script's end in a title is only text`() throws {
        let page = try page(
            "pages/page-one.md",
            SiteFixture.pageText(with: ["title: </script><b>"])
        )
        #expect(page.title == "</script><b>")
    }

    @Test func `a page says little and gets the rest from others`() throws {
        let text = "---\nhost: ada\nevents: intro\nhours: {mon: 09:00-10:00}\n---\n"
        let page = try page("pages/ada-intro.md", text)
        #expect(page.title == "Intro call with Ada")
        #expect(page.link.text == "ada-intro")
        #expect(page.zone == "Europe/London")
        #expect(page.language == "en")
        #expect(page.isAccepting && page.isListed && page.convertsZone)
        #expect(page.events.map(\.id.text) == ["intro"])
        #expect(page.welcome == nil)
    }

    @Test func `a page may hold everything itself`() throws {
        let text = """
            ---
            title: Intro call with Ingrid García
            link: intro-call-ingrid-garcia-000002
            description: Will and usually your questions holidays time walk and?
            host:
              name: Ingrid García
              email: "ingrid.garcia@example.com"
              title: Product specialist
              zone: Asia/Tokyo
            duration: 45m
            buffer: {before: 10m, after: 0m}
            location:
              kind: in-person
              label: "12 Harbour Street: 3rd floor, Porto"
              url: "https://maps.example.com/?q=12+Harbour+Street&z=15"
            notice: 24h
            horizon: 14d
            hours:
              mon: 09:00-12:30, 13:30-16:00
              thu: 08:00-16:30
            dates:
              2026-01-14: closed
            form:
              - {id: size, label: "How many people? (1–500)", type: number, required: false}
            tags: [onboarding, support]
            ---

            Free *screen* to next a through a one.

            """
        let page = try page("pages/intro-call-ingrid-garcia-000002.md", text)
        #expect(page.host.id == page.id)
        #expect(page.zone == "Asia/Tokyo")
        #expect(page.events.map(\.name) == ["Intro call with Ingrid García"])
        #expect(page.locations.first?.url?.origin == "https://maps.example.com")
        #expect(page.rules.buffer == Buffer(before: .minutes(10), after: .zero))
        #expect(page.form.map(\.kind) == [.number(minimum: nil, maximum: nil)])
    }

    @Test func `the command line's addresses win over the file's`() throws {
        let options = LoadOptions(
            siteURL: "https://other.example/book",
            endpointURL: "http://localhost:8080"
        )
        let site = try #require(SiteFixture().load(options).shared).site
        #expect(site.siteURL.text == "https://other.example/book/")
        #expect(site.endpointURL?.text == "http://localhost:8080/")
        let wrong = SiteFixture().load(LoadOptions(siteURL: "nowhere")).diagnostics
        #expect(wrong.map(\.path) == ["--site-url"])
    }

    @Test(arguments: [("en", Site.Clock.twentyFour), ("en-US", .twelve), ("de", .twentyFour)])
    func `the clock follows the language`(language: String, clock: Site.Clock) throws {
        var fixture = SiteFixture()
        fixture.files["site.yaml"]?.append(contentsOf: "language: \(language)\n".utf8)
        #expect(try #require(fixture.load().shared).site.clock == clock)
    }

    @Test func `pictures are published under the digest of their bytes`() throws {
        var fixture = SiteFixture()
        let svg =
            #"<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" "#
            + #"viewBox="0 0 24.4 12"><path d=""/></svg>"#
        fixture.files["images/team/Über uns.svg"] = Array(svg.utf8)
        let outcome = fixture.load()
        #expect(outcome.report == "")
        let images = try #require(outcome.shared).images
        let image = try #require(images["team/Über uns.svg"])
        #expect(image.publicPath.hasPrefix("assets/ber-uns."))
        #expect(image.publicPath.hasSuffix(".svg"))
        #expect([image.width, image.height] == [24, 12])
        #expect(images["dot.gif"]?.width == 1)
    }

    @Test func `stylesheets are joined in the order of their names`() throws {
        var fixture = SiteFixture()
        fixture.files["theme/b.css"] = Array("b{}".utf8)
        fixture.files["theme/a.css"] = Array("a{}".utf8)
        #expect(try #require(fixture.load().shared).site.stylesheet == "a{}\nb{}")
    }

    @Test(arguments: [
        "pages/.DS_Store", "pages/#x.md#", "_drafts/x.md", "pages/x.md~", "pages/.x.md.swp", "4913",
        "pages/x.md.orig",
    ])
    func `what editors leave behind is ignored`(path: String) {
        #expect(SourceKind(path: path) == .ignored)
    }

    @Test func `files are told apart by their folder`() {
        #expect(SourceKind(path: "site.md") == .site)
        #expect(SourceKind(path: "hosts/team/ada.yml") == .host)
        #expect(SourceKind(path: "events/intro.json") == .event)
        #expect(SourceKind(path: "forms/a.yaml") == .form)
        #expect(SourceKind(path: "pages/2026/a.md") == .page)
        #expect(SourceKind(path: "images/a/b.webp") == .image)
        #expect(SourceKind(path: "theme/site.css") == .stylesheet)
    }
}
