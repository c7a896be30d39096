import HTTPTypes
import Hummingbird
import NIOCore

/// The addresses that watch mode adds to a site.
enum LiveReloadResource: String {
    case events
    case script = "reload.js"
    case stylesheet = "reload.css"

    /// The resource that a request asks for; `nil` when it asks for another thing.
    init?(_ target: RequestTarget, below prefix: [String]) {
        guard target.parts.count == prefix.count + 2, !target.isFolder,
            target.parts.starts(with: prefix), target.parts[prefix.count] == Self.folder,
            let name = target.parts.last
        else { return nil }
        self.init(rawValue: name)
    }

    /// Where the resources lie, ending with a slash.
    static func path(below prefix: [String]) -> String {
        RequestTarget.path(prefix + [folder])
    }

    func response(from liveReload: LiveReload, to request: Request) async throws -> Response {
        var response: Response
        switch self {
        case .events: response = try await EventStream.response(from: liveReload, to: request)
        case .script: response = Self.file(PackageResources.reload_js, "reload.js")
        case .stylesheet: response = Self.file(PackageResources.reload_css, "reload.css")
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func file(_ bytes: [UInt8], _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: MediaType.of(name)],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    private static let folder = "_bookplate"
}
