import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct ThrowawayTests {
    @Test func write() throws {
        guard let root = ProcessInfo.processInfo.environment["SAMPLE_SITE"] else { return }
        let scheme = ProcessInfo.processInfo.environment["SAMPLE_SCHEME"]
        let hex = ProcessInfo.processInfo.environment["SAMPLE_ACCENT"]
        let corners = ProcessInfo.processInfo.environment["SAMPLE_CORNERS"]
        let face = ProcessInfo.processInfo.environment["SAMPLE_FACE"]
        var theme = Theme()
        theme.scheme = scheme.flatMap(Theme.Scheme.init)
        theme.accent = hex.flatMap { Colour($0) }
        theme.corners = corners.flatMap(Theme.Corners.init)
        theme.typeface = face.flatMap(Theme.Typeface.init)
        let site = try Samples.site(
            endpoint: ProcessInfo.processInfo.environment["SAMPLE_ENDPOINT"]
                ?? "http://localhost:9191/",
            hosting: Site.Hosting.allCases,
            url: "http://localhost:9190/",
            theme: theme
        )
        var pages = [
            try Samples.oneEvent(), try Samples.severalEvents(),
            try Samples.otherScripts(language: "he", name: "דנה כהן", title: "שיחת היכרות עם דנה"),
        ]
        pages.append(
            BookingPage(
                id: try Samples.id("grace"),
                title:
                    "Grace’s office hours: Supercalifragilisticexpialidocious-and-a-very-long-title",
                link: try PublicLink("grace-office-hours"),
                host: Host(
                    id: try Samples.id("grace"),
                    name: "Grace Hopperbrewstermurrayfitzgeraldmontgomeryvonundzu",
                    zone: "America/New_York"
                ),
                events: [try Samples.deepDive()],
                zone: "America/New_York",
                hours: try Samples.hours(),
                dates: try Samples.dates(),
                isAccepting: false,
                category: "Later"
            )
        )
        let renderer = SiteRenderer(
            site: site,
            images: Samples.images,
            knownLinks: KnownLinks(pages.map(PageSummary.init))
        )
        var files =
            renderer.assets() + renderer.index(pages.map(PageSummary.init)) + [
                renderer.notFound(), renderer.robots(),
            ] + renderer.sitemap(pages.map(PageSummary.init))
            + renderer.hosting(pages.map(PageSummary.init)).files
        for page in pages {
            files.append(renderer.bookingPage(page).file);
            files += renderer.forwards(for: PageSummary(page))
        }
        for file in files {
            let url = URL(fileURLWithPath: root).appendingPathComponent(file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(file.bytes).write(to: url)
        }
    }
}
