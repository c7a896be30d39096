import HTTPTypes
import Hummingbird

/// Lets the scripts of the static pages call the routes that are shared with them, and those of any
/// page the routes that ask for a key (CORS).
struct ResourceSharing {
    let allowed: AllowedOrigins

    /// The answer to a browser that asks what it may send; `nil` for a request that asks for
    /// something else.
    ///
    /// - Throws: ``Refusal/foreignOrigin`` when it may send nothing.
    func preflight(_ head: HTTPRequest, _ match: Routes.Match) throws(Refusal) -> Response? {
        guard head.method == .options, match.isShared,
            let method = head.headerFields[.accessControlRequestMethod],
            let origin = head.headerFields[.origin]
        else { return nil }
        if match.keyedMethods.contains(where: { $0.rawValue == method }) {
            return Response(
                status: .noContent,
                headers: [
                    .accessControlAllowMethods: method,
                    .accessControlAllowHeaders: "authorization, content-type",
                    .accessControlMaxAge: "600",
                ]
            )
        }
        let methods = match.sharedMethods.map(\.rawValue).sorted()
        guard allowed.shares(with: origin), methods.contains(method) else {
            throw .foreignOrigin
        }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: methods.joined(separator: ", "),
                .accessControlAllowHeaders: "content-type, idempotency-key",
                // Seconds.
                .accessControlMaxAge: "600",
            ]
        )
    }

    /// Says who may read an answer of a shared route, refusals included.
    func complete(_ headers: inout HTTPFields, for head: HTTPRequest, _ match: Routes.Match) {
        let asked =
            head.method == .options
            ? head.headerFields[.accessControlRequestMethod] : head.method.rawValue
        if match.keyedMethods.contains(where: { $0.rawValue == asked }) {
            headers[.accessControlAllowOrigin] = "*"
            headers[.accessControlExposeHeaders] = "Retry-After"
            return
        }
        guard !match.sharedMethods.isEmpty else { return }
        headers.append(HTTPField(name: .vary, value: "Origin"))
        guard let origin = head.headerFields[.origin], allowed.shares(with: origin) else { return }
        headers[.accessControlAllowOrigin] = origin
        headers[.accessControlExposeHeaders] = "Retry-After"
    }
}
