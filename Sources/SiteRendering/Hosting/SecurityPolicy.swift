import Scheduling

/// What a page may load and where it may send, as a Content Security Policy and further headers.
struct SecurityPolicy: Sendable {
    /// For the `meta` element, where `frame-ancestors` has no effect.
    ///
    /// The trusted types stand in the headers only, because HTML checkers do not know them yet.
    let page: String
    /// For header files.
    let header: String

    init(endpoint: WebAddress?) {
        let origin = endpoint.map { " " + $0.origin } ?? ""
        self.init(pictures: "", requests: origin, forms: origin)
    }

    /// For the endpoint's own pages, whose pictures lie at the site.
    init(live endpoint: WebAddress, site: WebAddress) {
        let pictures = site.origin == endpoint.origin ? "" : " " + site.origin
        self.init(pictures: pictures, requests: "", forms: "")
    }

    private init(pictures: String, requests: String, forms: String) {
        page =
            "default-src 'none';script-src 'self';style-src 'self';img-src 'self'\(pictures) data:;"
            + "connect-src 'self'\(requests);form-action 'self'\(forms);base-uri 'none'"
        header =
            page.split(separator: ";").joined(separator: "; ")
            + "; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    }

    /// Headers for every file, by name.
    var headers: [(name: String, value: String)] {
        [
            ("Content-Security-Policy", header),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
            ),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ]
    }

    /// Names below `assets/` change with their content, so they may be kept for ever.
    static let assetCaching = "public, max-age=31536000, immutable"
    /// Everything else is asked for again each time; the answer is mostly "not modified".
    static let pageCaching = "no-cache"
}
