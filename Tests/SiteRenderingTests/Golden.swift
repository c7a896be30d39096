import Foundation
import Scheduling
import Testing

@testable import SiteRendering

/// The files below `Goldens/`, by their names, and how each is made.
enum Golden: String, CaseIterable {
    case oneEvent = "one-event.html"
    case severalEvents = "several-events.html"
    case notAccepting = "not-accepting.html"
    case noEndpoint = "no-endpoint.html"
    case noContact = "no-contact.html"
    case twelveHours = "twelve-hours.html"
    case hebrew = "hebrew.html"
    case japanese = "japanese.html"
    case darkTheme = "dark-theme.html"
    case formerLink = "former-link.html"
    case index = "index.html"
    case emptyIndex = "empty-index.html"
    case furtherIndex = "further-index.html"
    case notFound = "404.html"
    case netlifyRedirects = "netlify_redirects"
    case cloudflareRedirects = "cloudflare_redirects"
    case headers = "_headers"
    case htaccess = "htaccess"
    case nginx = "nginx.conf"
    case caddy = "Caddyfile"
    case sharedNginx = "nginx-shared.conf"
    case sharedCaddy = "Caddyfile-shared"
    case sharedApache = "apache-shared.conf"
    case unit = "bookplate.service"
    case sitemap = "sitemap.xml"
    case robots = "robots.txt"
    case security = "security.txt"
    case theme = "theme.css"

    func bytes() throws -> [UInt8] {
        switch self {
        case .oneEvent, .severalEvents, .notAccepting, .noEndpoint, .noContact, .twelveHours,
            .hebrew, .japanese, .darkTheme, .formerLink, .index, .emptyIndex, .furtherIndex,
            .notFound:
            Self.lines(try page()).withoutDigests()
        case .netlifyRedirects: try host([.netlify], "site/_redirects")
        case .cloudflareRedirects: try host([.netlify, .cloudflare], "site/_redirects")
        case .headers: try host([.cloudflare], "site/_headers")
        case .htaccess: try host([.apache], "site/.htaccess")
        case .nginx: try host([], "studio/hosting/nginx.conf")
        case .caddy: try host([], "studio/hosting/Caddyfile")
        case .sharedNginx: try host([], "studio/hosting/nginx.conf", sharing: true)
        case .sharedCaddy: try host([], "studio/hosting/Caddyfile", sharing: true)
        case .sharedApache: try host([], "studio/hosting/apache.conf", sharing: true)
        case .unit: try host([], "studio/hosting/bookplate.service")
        case .sitemap:
            try SiteRenderer(site: Samples.site()).sitemap(Samples.summaries())[0].bytes
        case .robots: try SiteRenderer(site: Samples.site()).robots().bytes
        case .security:
            try #require(SiteRenderer(site: Samples.secureSite()).securityText()).bytes
        case .theme:
            Array(StylesheetMaker.properties(of: Samples.yellow).utf8) + [UInt8(ascii: "\n")]
        }
    }

    // MARK: Pages

    private func page() throws -> [UInt8] {
        switch self {
        case .oneEvent: try booking(Samples.oneEvent())
        case .severalEvents: try booking(Samples.severalEvents())
        case .notAccepting: try booking(Samples.oneEvent(accepting: false))
        case .noEndpoint: try booking(Samples.severalEvents(), Samples.site(endpoint: nil))
        case .noContact:
            try booking(
                Samples.otherScripts(language: "en-GB", name: "Room 4", title: "Room 4"),
                Samples.bareSite()
            )
        case .twelveHours: try booking(Samples.nightHours(), Samples.site(clock: .twelve))
        case .hebrew:
            try booking(
                Samples.otherScripts(
                    language: "he",
                    name: "דנה כהן",
                    title: "שיחת היכרות עם דנה"
                )
            )
        case .japanese:
            try booking(
                Samples.otherScripts(language: "ja", name: "山田 太郎", title: "山田との面談")
            )
        case .darkTheme: try booking(Samples.oneEvent(theme: Samples.yellow))
        case .formerLink: try renderer().forwards(for: PageSummary(Samples.oneEvent()))[0].bytes
        case .index: try renderer().index(PageList(Samples.summaries()))[0].bytes
        case .emptyIndex: try SiteRenderer(site: Samples.bareSite()).index([])[0].bytes
        case .furtherIndex: try renderer().index(PageList(Samples.many(1203)))[1].bytes.shortened()
        default: try renderer().notFound().bytes
        }
    }

    private func renderer() throws -> SiteRenderer {
        SiteRenderer(
            site: try Samples.site(),
            images: Samples.images,
            knownLinks: KnownLinks(try Samples.summaries())
        )
    }

    private func booking(_ page: BookingPage, _ site: Site? = nil) throws -> [UInt8] {
        let renderer = SiteRenderer(
            site: try site ?? Samples.site(),
            images: Samples.images,
            knownLinks: KnownLinks(try Samples.summaries())
        )
        return renderer.bookingPage(page).file.bytes
    }

    private func host(
        _ hosting: [Site.Hosting],
        _ path: String,
        sharing: Bool = false
    ) throws -> [UInt8] {
        let site =
            sharing
            ? try Samples.site(endpoint: "https://example.com/", url: "https://example.com/")
            : try Samples.site(hosting: hosting)
        let renderer = SiteRenderer(site: site)
        let files = renderer.hosting(try Samples.summaries()).files
        return try #require(files.first { $0.path == path }).bytes
    }

    // MARK: Files

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens")

    var file: URL { Self.folder.appendingPathComponent(rawValue) }

    static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" }

    /// The document with a line break before each block, so that differences read line by line.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        let blocks = [
            "<head", "<meta", "<title", "<link", "<script", "<noscript", "<body", "<a class",
            "<header", "<main", "<footer", "<section", "<div", "<h1", "<h2", "<h3", "<h4", "<p",
            "<ul", "<li", "<dl", "<dt", "<details", "<nav", "</main", "</section", "</ul", "</dl",
            "<form", "</form", "<fieldset", "<legend", "<label", "<input", "<select", "<optgroup",
            "<option", "<textarea", "<button",
        ].map { Array($0.utf8) }
        var lines: [UInt8] = []
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "<"), lines.last != UInt8(ascii: "\n"),
                blocks.contains(where: { bytes[index...].starts(with: $0) })
            {
                lines.append(UInt8(ascii: "\n"))
            }
            lines.append(bytes[index])
        }
        return lines
    }
}

extension [UInt8] {
    /// With the digests in the assets' names left out, so that looks may change alone.
    func withoutDigests() -> [UInt8] {
        var text = String(decoding: self, as: UTF8.self)
        for name in ["site", "booking", "forward"] {
            let parts = text.components(separatedBy: "assets/\(name).")
            text = ([parts[0]] + parts.dropFirst().map { "…" + $0.dropFirst(10) })
                .joined(separator: "assets/\(name).")
        }
        return Swift.Array(text.utf8)
    }

    /// Without the cards after the first two, which differ by a number only.
    fileprivate func shortened() -> [UInt8] {
        let text = String(decoding: self, as: UTF8.self)
        let cards = text.components(separatedBy: "<li><span class=\"disc\"")
        guard cards.count > 3, let end = cards.last?.range(of: "</li>") else { return self }
        let tail = cards.last.map { String($0[end.upperBound...]) } ?? ""
        let kept = cards.prefix(3).joined(separator: "<li><span class=\"disc\"")
        return Swift.Array((kept + tail).utf8)
    }
}
