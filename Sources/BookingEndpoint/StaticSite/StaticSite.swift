import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// The built site, served from its folder.
package struct StaticSite: Sendable {
    /// The parts of the path below which the site is served.
    let prefix: [String]
    /// The content security policy for all pages, beside the one in each page.
    let policy: String?
    private let folder: SiteFolder

    /// Serves a folder below a path.
    ///
    /// - Parameters:
    ///   - folder: The folder; it may be exchanged for another at any time.
    ///   - path: The path of the site's address, such as `/` or `/book/`.
    ///   - policy: A content security policy for all answers, without `frame-ancestors`.
    package init(folder: String, path: String = "/", policy: String? = nil) {
        self.folder = SiteFolder(path: folder)
        self.policy = policy
        prefix = RequestTarget.prefix(path)
    }

    /// Answers a request for a file of the site.
    ///
    /// - Throws: ``Refusal/notFound`` when there is none, and no page of the site that says so.
    func answer(
        to target: RequestTarget,
        _ request: Request,
        _ context: SiteRequestContext,
        script: ReloadScript?
    ) async throws -> (response: Response, route: RequestLog.Route) {
        guard target.parts.starts(with: prefix) else {
            // Not a permanent redirect: the next project at this port may have another path.
            if target.parts.isEmpty { return (redirect(to: prefix, target, .found), .page) }
            return (try await missing(request, context, script), .page)
        }
        let parts = Array(target.parts.dropFirst(prefix.count))
        if parts.isEmpty, !target.isFolder {
            return (redirect(to: prefix, target, .permanentRedirect), .page)
        }
        guard !Self.isHidden(parts) else {
            return (try await missing(request, context, script), .page)
        }
        let file = SiteFile(parts: parts, isFolder: target.isFolder)
        let wish = SiteFile.Wish(request, context)
        let answer = try await NIOThreadPool.singleton.runIfActive { [folder] in
            try file.answer(from: folder, to: wish, script: script)
        }
        switch answer {
        case .response(let response): return (response, file.route)
        case .folder: return (redirect(to: target.parts, target, .permanentRedirect), .page)
        case .missing: return (try await missing(request, context, script), file.route)
        }
    }

    private func missing(
        _ request: Request,
        _ context: SiteRequestContext,
        _ script: ReloadScript?
    ) async throws -> Response {
        guard !RefusalAnswer.prefersJSON(request.headers[.accept]) else { throw Refusal.notFound }
        let page = SiteFile(parts: ["404.html"], isFolder: false)
        var wish = SiteFile.Wish()
        wish.isHead = request.method == .head
        wish.takeUp = context.takeUp
        let answer = try await NIOThreadPool.singleton.runIfActive { [folder, wish] in
            try page.answer(from: folder, to: wish, script: script)
        }
        guard case .response(var response) = answer else { throw Refusal.notFound }
        response.status = .notFound
        response.headers[.eTag] = nil
        response.headers[.acceptRanges] = nil
        return response
    }

    private func redirect(
        to parts: [String],
        _ target: RequestTarget,
        _ status: HTTPResponse.Status
    ) -> Response {
        Response(
            status: status,
            headers: [
                .location: RequestTarget.path(parts) + target.query, .cacheControl: "no-cache",
            ]
        )
    }

    /// Whether a path names what is not meant to be seen, such as `.git` or the rules that the
    /// site brings for its hosts.
    private static func isHidden(_ parts: [String]) -> Bool {
        if parts.count == 1, hostingFiles.contains(parts[0]) { return true }
        return parts.enumerated().contains { index, part in
            part.utf8.first == UInt8(ascii: ".") && !(index == 0 && part == ".well-known")
        }
    }

    private static let hostingFiles: Set<String> = ["_redirects", "_headers", "CNAME"]
}
