package import HTTPTypes
package import Hummingbird

/// An address that the endpoint answers, and how.
package final class Route: Sendable {
    /// Answers a request that has passed all that is checked of every request.
    ///
    /// It throws a ``Refusal`` when it does not grant the request; any other error is a failure of
    /// ours, is logged, and answered without its words.
    package typealias Handler = @Sendable (RouteRequest) async throws -> Response

    /// What else is known of a route, for the checks that every request passes.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Scripts of the site's pages may call it from the site's origin (CORS).
        package static let isShared = Traits(rawValue: 1)
        /// The request brings a secret of its own in its path or body, so that another site cannot
        /// have made it up: neither `Origin` nor `Sec-Fetch-Site` is needed.
        package static let bringsToken = Traits(rawValue: 2)
        /// Programs ask: whatever they say they accept, refusals are problem details too.
        package static let speaksJSON = Traits(rawValue: 4)
        /// People come by links that mail tools and gateways have had in their hands: of the query
        /// only what can be read counts, and what cannot is left out.
        package static let isLinked = Traits(rawValue: 8)
        /// The request brings a key in `Authorization`, which no browser adds by itself: scripts of
        /// any page may call it, such as those of the owner's pages on their disk.
        package static let asksForKey = Traits(rawValue: 16)
    }

    package let method: HTTPRequest.Method
    package let template: RouteTemplate
    package let traits: Traits
    /// The forms that a body may have.
    package let accepts: Set<ContentForm>
    package let limits: [RouteLimit]
    package let handler: Handler

    /// Makes a route.
    ///
    /// - Parameters:
    ///   - method: `GET` answers `HEAD` too.
    ///   - template: Below the prefix of the ``Routes``, with a slash at its beginning.
    ///   - traits: What the checks of every request should know.
    ///   - accepts: The forms that a body may have; others are answered with 415.
    ///   - limits: How often it may be asked for; by default what one client may read or change
    ///     over all routes.
    ///   - handler: What answers.
    package init(
        _ method: HTTPRequest.Method,
        _ template: RouteTemplate,
        _ traits: Traits = [],
        accepts: Set<ContentForm> = [.json, .form],
        limits: [RouteLimit]? = nil,
        handler: @escaping Handler
    ) {
        self.method = method
        self.template = template
        self.traits = traits
        self.accepts = accepts
        self.limits = limits ?? [.client(method == .get ? .reading : .changing)]
        self.handler = handler
    }
}
