import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Answers requests: first those of watch mode, then those to routes, then those for the site's
/// files.
struct SiteResponder: HTTPResponder {
    let securityHeaders: SecurityHeaders
    private let site: StaticSite?
    private let routes: RouteResponder
    private let liveReload: LiveReload?
    private let allowedHosts: AllowedHosts
    private let requestLog: RequestLog?
    private let metrics: Metrics?
    private let logger: Logger

    init(
        site: StaticSite?,
        routes: RouteResponder = RouteResponder(Routes()),
        liveReload: LiveReload? = nil,
        allowedHosts: AllowedHosts = AllowedHosts(),
        requestLog: RequestLog? = nil,
        metrics: Metrics? = nil,
        logger: Logger = ServerConfiguration.quietLogger
    ) {
        self.site = site
        self.routes = routes
        self.liveReload = liveReload
        self.allowedHosts = allowedHosts
        self.requestLog = requestLog
        self.metrics = metrics
        self.logger = logger
        securityHeaders = SecurityHeaders(policy: site?.policy)
    }

    /// An answer, and what the log should know of it.
    private struct Answer {
        var response = Response(status: .ok)
        var source = SecurityHeaders.Source.program
        var route = RequestLog.Route.none
        var match: Routes.Match?
        var refusal: Refusal?
    }

    func respond(to request: Request, context: SiteRequestContext) async throws -> Response {
        let began = ContinuousClock.now
        let answer = try await answer(request, context)
        var response = answer.response
        securityHeaders.complete(&response.headers, of: answer.source)
        if request.method == .head { response = response.createHeadResponse() }
        note(
            RequestLog.Entry(
                method: request.method,
                route: answer.route,
                status: response.status,
                refusal: answer.refusal,
                duration: ContinuousClock.now - began,
                requestID: context.requestID
            )
        )
        return response
    }

    /// Notes a request that was refused before it came here, and names it.
    @Sendable func refused(_ refusal: Refusal) -> String {
        let entry = RequestLog.Entry(
            status: refusal.status,
            refusal: refusal,
            requestID: RequestID().description
        )
        note(entry)
        return entry.requestID
    }

    private func note(_ entry: RequestLog.Entry) {
        requestLog?.add(entry)
        metrics?.add(entry)
    }

    private func answer(
        _ request: Request,
        _ context: SiteRequestContext
    ) async throws -> Answer {
        // Read before the file is: a page may then be newer than it says, and is loaded once more,
        // but never older.
        let script: ReloadScript? =
            if let site, let liveReload { await liveReload.script(below: site.prefix) } else { nil }
        var answer = Answer()
        do {
            try checkHost(of: request, context)
            let link = Self.isReading(request) ? link(of: request) : nil
            if let link, link.isElsewhere {
                answer.response = Response(
                    status: .seeOther,
                    headers: [.location: link.target, .cacheControl: "no-store"]
                )
                return answer
            }
            let target = try RequestTarget(link?.target ?? request.head.path ?? "")
            try await self.answer(request, to: target, context, script, &answer)
        } catch {
            let answered = error as? AnsweredFailure
            let refusal = try refusal(for: answered?.cause ?? error, context)
            answer.refusal = refusal
            if let answered {
                answer.response = answered.response
                for field in refusal.headers { answer.response.headers[field.name] = field.value }
            } else {
                let speaksJSON = answer.match?.speaksJSON ?? false
                answer.response = response(
                    to: refusal,
                    accept: speaksJSON ? "application/json" : request.headers[.accept],
                    script,
                    context
                )
            }
        }
        if let match = answer.match {
            routes.complete(&answer.response.headers, to: request, match)
        }
        return answer
    }

    private func answer(
        _ request: Request,
        to target: RequestTarget,
        _ context: SiteRequestContext,
        _ script: ReloadScript?,
        _ answer: inout Answer
    ) async throws {
        if let liveReload, let site,
            let resource = LiveReloadResource(target, below: site.prefix)
        {
            answer.route = .watch
            try Self.checkIsReading(request)
            answer.response = try await resource.response(from: liveReload, to: request)
        } else if let match = routes.routes.match(target) {
            answer.route = .template(match.template)
            answer.match = match
            answer.response = try await routes.answer(request, to: target, match, context)
        } else {
            answer.route = .file
            try Self.checkIsReading(request)
            guard let site else { throw Refusal.notFound }
            let file = try await site.answer(to: target, request, context, script: script)
            answer.route = file.route
            answer.response = file.response
            answer.source = .file
            if answer.response.status == .notFound { answer.refusal = .notFound }
        }
    }

    /// The answer to what is not granted: in the looks of the site for a person, unless the reload
    /// of watch mode needs a page of its own.
    private func response(
        to refusal: Refusal,
        accept: String?,
        _ script: ReloadScript?,
        _ context: SiteRequestContext
    ) -> Response {
        let requestID = context.requestID
        if script == nil, !RefusalAnswer.prefersJSON(accept),
            let page = routes.routes.refusalPage(refusal, requestID)
        {
            return page
        }
        return RefusalAnswer(refusal: refusal, requestID: requestID)
            .response(accept: accept, script: script)
    }

    /// How an error is answered; its words go to the log alone.
    private func refusal(
        for error: any Error,
        _ context: SiteRequestContext
    ) throws -> Refusal {
        switch error {
        case let error as Refusal: return error
        case let error as SiteFolder.Failure where error.isShortage: return .busy
        // The body broke the rules of HTTP; the connection answers and closes.
        case let error as HTTPParserError: throw error
        default:
            logger.error(
                "A request failed.",
                metadata: ["request": "\(context.requestID)", "error": "\(error)"]
            )
            return Refusal(of: error)
        }
    }

    private func checkHost(of request: Request, _ context: SiteRequestContext) throws(Refusal) {
        guard let authority = request.head.authority, !authority.isEmpty,
            // The first `Host` is the authority; a second one is a trick (RFC 9112, 3.2).
            Self.host.map({ request.headers[$0] == nil }) ?? true
        else { throw .malformed }
        guard allowedHosts.contains(authority, reachedAt: context.localAddress) else {
            throw .misdirected
        }
    }

    /// The link that a request was meant for, where something became of it on its way.
    private func link(of request: Request) -> MangledTarget.Repaired? {
        MangledTarget(request.head.path ?? "")?.repaired(below: routes.routes.prefix)
    }

    private static func isReading(_ request: Request) -> Bool {
        request.method == .get || request.method == .head
    }

    private static func checkIsReading(_ request: Request) throws(Refusal) {
        guard isReading(request) else { throw .methodNotAllowed(allowed: "GET, HEAD") }
    }

    private static let host = HTTPField.Name("Host")
}
