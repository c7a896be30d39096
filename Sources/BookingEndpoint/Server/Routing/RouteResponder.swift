import HTTPTypes
import Hummingbird
import Scheduling

/// Answers requests to routes, after the checks that every such request passes.
struct RouteResponder: Sendable {
    let routes: Routes
    private let origins: OriginCheck
    private let sharing: ResourceSharing
    private let proxies: TrustedProxies
    private let limiter: RateLimiter?

    init(
        _ routes: Routes,
        allowedOrigins: AllowedOrigins = AllowedOrigins(),
        proxies: TrustedProxies = TrustedProxies(),
        limiter: RateLimiter? = nil
    ) {
        self.routes = routes
        self.proxies = proxies
        self.limiter = limiter
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
        let route = try match.route(for: request.method)
        if route.method != .get { try origins.check(request.head, traits: route.traits) }
        guard let query = route.traits.contains(.isLinked) ? target.readableFields : target.fields
        else { throw Refusal.malformed }
        let client = proxies.client(of: request.headers, from: context.remoteAddress)
        try checkLimits(of: route, match.parameters, client)
        let content = try await RequestContent(of: request, accepting: route.accepts)
        return try await route.handler(
            RouteRequest(
                head: request.head,
                parameters: match.parameters,
                query: query,
                body: content.bytes,
                form: content.form,
                client: client,
                requestID: context.requestID,
                limiter: limiter
            )
        )
    }

    private func checkLimits(
        of route: Route,
        _ parameters: [String: String],
        _ client: ClientNetwork
    ) throws(Refusal) {
        guard let limiter else { return }
        // A client that asks too often takes nothing from what is left for others.
        for limit in route.limits where limit.subject == .client {
            try limiter.use(limit.name, ClientUse(client: client, rate: limit.rate), at: limit.rate)
        }
        for limit in route.limits {
            switch limit.subject {
            case .client: continue
            case .parameter(let name):
                guard let value = parameters[name] else { continue }
                try limiter.use(limit.name, value, at: limit.rate)
            case .token(let name):
                guard let value = parameters[name] else { continue }
                // What is no token opens nothing, and is counted for who brings it.
                guard let token = BearerToken(.oneTime, reading: value) else { continue }
                let use = LinkUse(token: token.secret, rate: limit.rate)
                try limiter.use(limit.name, use, at: limit.rate)
            }
        }
    }

    /// What is done with a token at one rate.
    private struct LinkUse: Hashable {
        let token: String
        let rate: Rate
    }

    /// What a client does at one rate.
    private struct ClientUse: Hashable {
        let client: ClientNetwork
        let rate: Rate
    }

    /// Adds what an answer, also one that refuses, says of who may read it.
    func complete(_ headers: inout HTTPFields, to request: Request, _ match: Routes.Match) {
        if match.isShared { sharing.complete(&headers, for: request.head, match) }
    }
}
