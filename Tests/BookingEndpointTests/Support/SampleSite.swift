import Glibc
import TemporaryFolders

@testable import BookingEndpoint

/// A small built site, with things around and in it that must not be served.
struct SampleSite {
    let folder: TemporaryFolder

    static let page =
        "<!DOCTYPE html><html><head><title>Ada</title></head><body>Book</body></html>"

    init() throws {
        folder = try TemporaryFolder()
        for (name, text) in [
            "site/index.html": Self.page, "site/ada-intro/index.html": Self.page,
            "site/404.html": "<!DOCTYPE html><title>Gone</title>Not here",
            "site/robots.txt": "User-agent: *", "site/sitemap.xml": "<urlset/>",
            "site/assets/site.0123456789.css": "body{}", "site/assets/site.css": "body{}",
            "site/assets/booking.abcdef0123.js": "1", "site/buttons/blue/book.svg": "<svg/>",
            "site/buttons/blue/book.png": "png", "site/photo.JPG": "jpg", "site/a.webp": "",
            "site/a.gif": "", "site/a.ico": "", "site/a.json": "{}", "site/a.ics": "",
            "site/a.unknown": "", "site/plain": "", "site/b c/index.html": Self.page,
            "site/.well-known/security.txt": "Contact: mailto:a@example.com",
            "site/.well-known/.hidden": "secret", "site/.git/config": "secret",
            "site/.htaccess": "secret", "site/ada-intro/.hidden": "secret",
            "secret.txt": "secret", "outside/secret.txt": "secret", "outside/index.html": "secret",
        ] {
            try folder.write(name, text)
        }
        try folder.link("site/link.txt", to: "../secret.txt")
        try folder.link("site/linked", to: "../outside")
        unsafe mkfifo(folder.path + "/site/pipe", 0o600)
    }

    func site(path: String = "/", policy: String? = nil) -> StaticSite {
        StaticSite(folder: folder.path + "/site", path: path, policy: policy)
    }

    func client(
        path: String = "/",
        policy: String? = nil,
        routes: Routes = Routes(),
        proxies: TrustedProxies = TrustedProxies(),
        limiter: RateLimiter? = nil,
        liveReload: LiveReload? = nil
    ) -> InProcessClient {
        InProcessClient(
            responder: SiteResponder(
                site: site(path: path, policy: policy),
                routes: RouteResponder(
                    routes,
                    allowedOrigins: AllowedOrigins(
                        site: "https://ada.example",
                        endpoint: "https://Book.example.com:443"
                    ),
                    proxies: proxies,
                    limiter: limiter
                ),
                liveReload: liveReload,
                allowedHosts: AllowedHosts(["book.example.com", "Other.example:8443"])
            )
        )
    }
}
