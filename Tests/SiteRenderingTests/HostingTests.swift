import Scheduling
import Testing

@testable import SiteRendering

struct HostingTests {
    @Test func `no host named means no host's files`() throws {
        let renderer = SiteRenderer(site: try Samples.site())
        #expect(
            renderer.hosting(try Samples.summaries()).files.map(\.path) == [
                "site/.nojekyll", "studio/hosting/Caddyfile", "studio/hosting/apache.conf",
                "studio/hosting/bookplate.service", "studio/hosting/nginx.conf",
            ]
        )
    }

    @Test(arguments: [
        ("https://book.example.com/", "book.example.com\n"), ("https://ada.github.io/", nil),
        ("https://ada.github.io/book/", nil), ("https://example.com/book/", nil),
        ("https://example.com:8443/", nil),
    ])
    func `only a domain of one's own has a CNAME`(url: String, expected: String?) throws {
        let site = try Samples.site(hosting: [.githubPages], url: url)
        let file = SiteRenderer(site: site).hosting([]).files.first { $0.path == "site/CNAME" }
        #expect(file.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    }

    @Test func `no rule sends visitors away from a page that has the link now`() throws {
        let pages = [
            try Samples.summary(
                link: "ada-new",
                title: "A",
                number: 1,
                former: ["ada-old", "ada"]
            ),
            try Samples.summary(link: "ada-old", title: "B", number: 2),
        ]
        let rules = ForwardRules(site: try Samples.site(), pages: pages).rules
        #expect(rules.map(\.former) == ["ada"])
        #expect(rules.map(\.target) == ["/book/ada-new/"])
    }

    @Test func `rules beyond a host's limit are left out with a warning`() throws {
        let pages = try (1...2300).map {
            try Samples.summary(
                link: "page-\($0)",
                title: "P",
                number: $0,
                former: ["former-\($0)"]
            )
        }
        let cloudflare = SiteRenderer(site: try Samples.site(hosting: [.cloudflare])).hosting(pages)
        let rules = try #require(cloudflare.files.first { $0.path == "site/_redirects" })
        #expect(rules.bytes.count { $0 == UInt8(ascii: "\n") } == 2000)
        #expect(rules.bytes.count <= 100_000)
        #expect(cloudflare.warnings.count == 1)
        let netlify = SiteRenderer(site: try Samples.site(hosting: [.netlify])).hosting(pages)
        #expect(netlify.warnings.isEmpty)
    }

    @Test func `more files than a host takes are a warning`() throws {
        let pages = try Samples.many(20_001)
        let site = try Samples.site(hosting: [.cloudflare])
        #expect(SiteRenderer(site: site).hosting(pages).warnings.count == 1)
    }

    @Test func `security text needs a day on which it expires`() throws {
        #expect(SiteRenderer(site: try Samples.bareSite()).securityText() == nil)
        #expect(SiteRenderer(site: try Samples.secureSite()).securityText() != nil)
    }

    @Test func `a sitemap of more than 50,000 addresses has an index`() throws {
        let renderer = SiteRenderer(site: try Samples.site())
        #expect(renderer.sitemap(try Samples.many(49_999)).count == 1)
        let files = renderer.sitemap(try Samples.many(50_001))
        #expect(
            files.map(\.path) == [
                "site/sitemap-1.xml", "site/sitemap-2.xml", "site/sitemap.xml",
            ]
        )
        let index = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        #expect(index.contains("<loc>https://example.com/book/sitemap-2.xml</loc>"))
    }

    @Test func `the index has 500 pages to a file`() throws {
        let renderer = SiteRenderer(site: try Samples.site())
        #expect(renderer.index(PageList(try Samples.many(500))).map(\.path) == ["site/index.html"])
        #expect(
            renderer.index(PageList(try Samples.many(1001))).map(\.path) == [
                "site/index.html", "site/pages/2/index.html", "site/pages/3/index.html",
            ]
        )
    }

    @Test func `pages that are not listed are in no list`() throws {
        let page = PageSummary(
            try Samples.otherScripts(language: "en", name: "Hidden", title: "Hidden")
        )
        let renderer = SiteRenderer(site: try Samples.site())
        for file in renderer.index([page]) + renderer.sitemap([page]) {
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("guest-host"))
        }
    }
}
