import HTTPTypes

/// The headers that every answer carries, errors included.
package struct SecurityHeaders: Sendable {
    private let filePolicy: String

    /// Takes a content security policy for the site's files, without `frame-ancestors`; pages are
    /// never framed.
    init(policy: String?) {
        filePolicy = (policy.map { $0 + "; " } ?? "") + "frame-ancestors 'none'"
    }

    /// What an answer is made from.
    enum Source {
        /// A file of the site, which brings a policy of its own if it is a page.
        case file
        /// A route or a refusal.
        case program
    }

    /// Adds what is not there yet.
    func complete(_ headers: inout HTTPFields, of source: Source) {
        let type = headers[.contentType] ?? ""
        let isPage = type.utf8.starts(with: "text/html".utf8)
        headers[.xContentTypeOptions] = "nosniff"
        add("no-referrer", Self.referrerPolicy, &headers)
        add(
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            Self.permissions,
            &headers
        )
        if isPage { add("same-origin", Self.openerPolicy, &headers) }
        switch source {
        case .file:
            add(filePolicy, .contentSecurityPolicy, &headers)
            // Buttons and portraits stand in mails and on other sites.
            add(isPage ? "same-origin" : "cross-origin", Self.resourcePolicy, &headers)
        case .program:
            add("default-src 'none'; frame-ancestors 'none'", .contentSecurityPolicy, &headers)
            add("same-origin", Self.resourcePolicy, &headers)
            // What the program says is about one person or one moment.
            add("no-store", .cacheControl, &headers)
        }
    }

    private func add(_ value: String, _ name: HTTPField.Name?, _ headers: inout HTTPFields) {
        guard let name, headers[name] == nil else { return }
        headers[name] = value
    }

    private static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    private static let permissions = HTTPField.Name("Permissions-Policy")
    private static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")
    private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")
}
