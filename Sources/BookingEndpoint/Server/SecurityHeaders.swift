import HTTPTypes

/// The headers that every answer carries, errors included.
package struct SecurityHeaders: Sendable {
    private let policy: String

    /// Takes a content security policy for pages that do not bring their own, without
    /// `frame-ancestors`; pages are never framed.
    init(policy: String?) {
        self.policy = (policy.map { $0 + "; " } ?? "") + "frame-ancestors 'none'"
    }

    /// Adds what is not there yet.
    func complete(_ headers: inout HTTPFields) {
        headers[.xContentTypeOptions] = "nosniff"
        if let name = Self.referrerPolicy { headers[name] = "no-referrer" }
        if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = policy }
    }

    private static let referrerPolicy = HTTPField.Name("Referrer-Policy")
}
