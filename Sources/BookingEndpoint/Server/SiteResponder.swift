import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Answers requests: first those of watch mode, then those to routes, then those for the site's
/// files.
struct SiteResponder: HTTPResponder {
    let securityHeaders: SecurityHeaders
    private let site: StaticSite?
    private let routes: Routes
    private let liveReload: LiveReload?
    private let allowedHosts: AllowedHosts
    private let requestLog: RequestLog?

    init(
        site: StaticSite?,
        routes: Routes = Routes(),
        liveReload: LiveReload? = nil,
        allowedHosts: AllowedHosts = AllowedHosts(),
        requestLog: RequestLog? = nil
    ) {
        self.site = site
        self.routes = routes
        self.liveReload = liveReload
        self.allowedHosts = allowedHosts
        self.requestLog = requestLog
        securityHeaders = SecurityHeaders(policy: site?.policy)
    }

    func respond(to request: Request, context: SiteRequestContext) async throws -> Response {
        let began = ContinuousClock.now
        var (response, route) = try await answer(request, context)
        securityHeaders.complete(&response.headers)
        if request.method == .head { response = response.createHeadResponse() }
        requestLog?.add(
            request.method,
            route,
            response.status,
            took: ContinuousClock.now - began,
            requestID: context.requestID
        )
        return response
    }

    /// Notes a request that was refused before it came here, and names it.
    @Sendable func refused(_ refusal: Refusal) -> String {
        let requestID = RequestID().description
        requestLog?.add(nil, .none, refusal.status, took: .zero, requestID: requestID)
        return requestID
    }

    private func answer(
        _ request: Request,
        _ context: SiteRequestContext
    ) async throws -> (Response, RequestLog.Route) {
        // Read before the file is: a page may then be newer than it says, and is loaded once more,
        // but never older.
        let script: ReloadScript? =
            if let site, let liveReload { await liveReload.script(below: site.prefix) } else { nil }
        let refusal: Refusal
        var route = RequestLog.Route.none
        do {
            let target = try target(of: request, context)
            if let liveReload, let site,
                let resource = LiveReloadResource(target, below: site.prefix)
            {
                route = .watch
                try Self.checkIsReading(request)
                return (try await resource.response(from: liveReload, to: request), route)
            }
            if let match = routes.match(target) {
                route = .template(match.template)
                return (try await answer(request, to: target, match, context), route)
            }
            route = .file
            try Self.checkIsReading(request)
            guard let site else { throw Refusal.notFound }
            let answer = try await site.answer(to: target, request, script: script)
            return (answer.response, answer.route)
        } catch let error as Refusal {
            refusal = error
        } catch let error as SiteFolder.Failure where error.isShortage {
            refusal = .busy
        } catch let error as HTTPParserError {
            // The body broke off the rules of HTTP; the connection answers and closes.
            throw error
        } catch {
            context.logger.error("A request failed.", metadata: ["error": "\(error)"])
            refusal = .failure
        }
        let answer = RefusalAnswer(refusal: refusal, requestID: context.requestID)
        return (answer.response(accept: request.headers[.accept], script: script), route)
    }

    private func answer(
        _ request: Request,
        to target: RequestTarget,
        _ match: Routes.Match,
        _ context: SiteRequestContext
    ) async throws -> Response {
        let (route, parameters) = try match.route(for: request.method)
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

    /// What a request asks for, when it may ask at all.
    private func target(
        of request: Request,
        _ context: SiteRequestContext
    ) throws(Refusal) -> RequestTarget {
        guard let authority = request.head.authority, !authority.isEmpty,
            // The first `Host` is the authority; a second one is a trick (RFC 9112, 3.2).
            Self.host.map({ request.headers[$0] == nil }) ?? true
        else { throw .malformed }
        guard allowedHosts.contains(authority, reachedAt: context.localAddress) else {
            throw .misdirected
        }
        return try RequestTarget(request.head.path ?? "")
    }

    private static func checkIsReading(_ request: Request) throws(Refusal) {
        guard request.method == .get || request.method == .head else {
            throw .methodNotAllowed(allowed: "GET, HEAD")
        }
    }

    private static let host = HTTPField.Name("Host")
}
