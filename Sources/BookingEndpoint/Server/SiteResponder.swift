import HTTPTypes
import Hummingbird
import Logging

/// Answers requests: first those of watch mode, then those for the site's files.
struct SiteResponder: HTTPResponder {
    let securityHeaders: SecurityHeaders
    private let site: StaticSite
    private let liveReload: LiveReload?
    private let allowedHosts: AllowedHosts
    private let requestLog: RequestLog?

    init(
        site: StaticSite,
        liveReload: LiveReload? = nil,
        allowedHosts: AllowedHosts = AllowedHosts(),
        requestLog: RequestLog? = nil
    ) {
        self.site = site
        self.liveReload = liveReload
        self.allowedHosts = allowedHosts
        self.requestLog = requestLog
        securityHeaders = SecurityHeaders(policy: site.policy)
    }

    func respond(to request: Request, context: SiteRequestContext) async throws -> Response {
        let began = ContinuousClock.now
        var (response, route) = await answer(request, context)
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

    private func answer(
        _ request: Request,
        _ context: SiteRequestContext
    ) async -> (Response, RequestLog.Route) {
        // Read before the file is: a page may then be newer than it says, and is loaded once more,
        // but never older.
        let script = await liveReload?.script(below: site.prefix)
        let refusal: Refusal
        var route = RequestLog.Route.none
        do {
            let target = try target(of: request, context)
            if let liveReload, let resource = LiveReloadResource(target, below: site.prefix) {
                route = .watch
                return (try await resource.response(from: liveReload, to: request), route)
            }
            route = .file
            let answer = try await site.answer(to: target, request.headers, script: script)
            return (answer.response, answer.route)
        } catch let error as Refusal {
            refusal = error
        } catch {
            context.logger.error("A request failed.", metadata: ["error": "\(error)"])
            refusal = .failure
        }
        let answer = RefusalAnswer(refusal: refusal, requestID: context.requestID)
        return (answer.response(accept: request.headers[.accept], script: script), route)
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
        guard request.method == .get || request.method == .head else {
            throw .methodNotAllowed(allowed: "GET, HEAD")
        }
        return try RequestTarget(request.head.path ?? "")
    }

    private static let host = HTTPField.Name("Host")
}
