import HTTPTypes

/// Keeps other sites' pages from sending data in the name of their visitors, without any cookie.
///
/// Browsers say where a request comes from, by `Origin` or by `Sec-Fetch-Site`, and let no page
/// choose what these say.
struct OriginCheck {
    let allowed: AllowedOrigins

    /// Refuses a request of another site's page.
    ///
    /// - Throws: ``Refusal``.
    func check(_ head: HTTPRequest, traits: Route.Traits) throws(Refusal) {
        // Whoever has the key may send, from wherever; nobody else can.
        if traits.contains(.asksForKey) { return }
        let headers = head.headerFields
        let origins = headers[values: .origin]
        guard origins.count <= 1 else { throw .malformed }
        // A page that sends no referrer, as ours do, sends this in place of its origin with a form;
        // so does a page that hides where it is from. It tells nothing.
        if let origin = origins.first, !origin.utf8.elementsEqual("null".utf8) {
            guard allowed.contains(origin, authority: head.authority ?? "") else {
                throw .foreignOrigin
            }
            return
        }
        if let name = Self.fetchSite, let site = headers[name] {
            guard site == "same-origin" || site == "none" else { throw .foreignOrigin }
            return
        }
        // An old browser, or no browser. A form cannot send JSON, and nobody can make up a token.
        if traits.contains(.bringsToken) { return }
        guard headers[.contentType].flatMap(ContentForm.init) == .json else {
            throw .foreignOrigin
        }
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
}
