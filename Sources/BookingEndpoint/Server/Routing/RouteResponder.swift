import HTTPTypes
import Hummingbird

/// Answers requests to routes, after the checks that every such request passes.
struct RouteResponder: Sendable {
    let routes: Routes
    private let origins: OriginCheck
    private let sharing: ResourceSharing

    init(_ routes: Routes, allowedOrigins: AllowedOrigins = AllowedOrigins()) {
        self.routes = routes
        origins = OriginCheck(allowed: allowedOrigins)
        sharing = ResourceSharing(allowed: allowedOrigins)
    }

    /// Answers a request to an address that has routes.
    ///
    /// - Throws: ``Refusal``, or what a handler throws.
    func answer(
        _ request: Request,
        to target: RequestTarget,
        _ match: Routes.Match,
        _ context: SiteRequestContext
    ) async throws -> Response {
        if let answer = try sharing.preflight(request.head, match) { return answer }
        let (route, parameters) = try match.route(for: request.method)
        if route.method != .get { try origins.check(request.head, traits: route.traits) }
        let content = try await RequestContent(of: request, accepting: route.accepts)
        return try await route.handler(
            RouteRequest(
                head: request.head,
                parameters: parameters,
                query: target.fields,
                body: content.bytes,
                form: content.form,
                client: ClientNetwork(context.remoteAddress),
                requestID: context.requestID
            )
        )
    }

    /// Adds what an answer, also one that refuses, says of who may read it.
    func complete(_ headers: inout HTTPFields, to request: Request, _ match: Routes.Match) {
        if match.isShared { sharing.complete(&headers, for: request.head) }
    }
}
