import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import SiteRendering

/// Answers with pages that are drawn on request.
struct PageAnswer {
    let catalog: BookingCatalog

    /// A page that is kept nowhere and that no search engine lists.
    func page(
        _ bytes: [UInt8],
        status: HTTPResponse.Status = .ok,
        headers more: HTTPFields = [:]
    ) -> Response {
        var headers = more
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = catalog.renderer.policy
        if let name = Self.robots { headers[name] = "noindex" }
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    func message(
        _ message: LiveMessage,
        status: HTTPResponse.Status,
        headers: HTTPFields = [:]
    ) -> Response {
        page(catalog.renderer.message(message), status: status, headers: headers)
    }

    /// Sends a browser on with a `GET`, by a path alone, so that it works behind any host name.
    func redirect(to path: String, status: HTTPResponse.Status = .seeOther) -> Response {
        Response(
            status: status,
            headers: [
                .location: catalog.endpoint.path + path, .cacheControl: "no-store",
            ]
        )
    }

    /// The page for a refusal; `nil` for those that the server words itself.
    func page(for refusal: Refusal, requestID: String) -> Response? {
        let kind: LiveMessage.Kind
        switch refusal {
        case .notFound: kind = .noPage
        case .malformed, .unprocessable: kind = .unreadableForm
        case .tooManyRequests: kind = .tooManyRequests
        case .busy, .unavailable: kind = .unavailable
        case .failure: kind = .failure(requestID: requestID)
        default: return nil
        }
        return message(LiveMessage(kind), status: refusal.status, headers: refusal.headers)
    }

    /// The page for an address that answers nobody, or not this method: a person may have opened it.
    func page(forAddress refusal: Refusal, requestID: String) -> Response? {
        switch refusal {
        case .notFound, .methodNotAllowed:
            message(LiveMessage(.noPage), status: refusal.status, headers: refusal.headers)
        case .tooManyRequests, .busy, .unavailable, .failure:
            page(for: refusal, requestID: requestID)
        default: nil
        }
    }

    private static let robots = HTTPField.Name("X-Robots-Tag")
}
