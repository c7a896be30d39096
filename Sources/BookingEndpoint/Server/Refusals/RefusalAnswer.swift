import HTTPTypes
import Hummingbird
import Markup
import NIOCore

/// The answer to a request that is not granted: problem details (RFC 9457) or a small page.
struct RefusalAnswer {
    let refusal: Refusal
    /// Names the request in the log, so that a person can ask about it.
    let requestID: String

    /// The answer in the form that a request's `Accept` field prefers.
    func response(accept: String?, script: ReloadScript?) -> Response {
        let (headers, bytes) = parts(accept: accept, script: script)
        return Response(
            status: refusal.status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// Headers and body of the answer.
    func parts(accept: String?, script: ReloadScript?) -> (HTTPFields, [UInt8]) {
        let form: (type: String, policy: String, bytes: [UInt8]) =
            Self.prefersJSON(accept)
            ? ("application/problem+json", "default-src 'none'", problem.compact)
            : (
                "text/html; charset=utf-8",
                script == nil ? "default-src 'none'" : ReloadScript.policy,
                script.map { $0.inserted(into: page) } ?? page
            )
        var headers = refusal.headers
        headers[.contentType] = form.type
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = form.policy + "; frame-ancestors 'none'"
        return (headers, form.bytes)
    }

    private var problem: JSONValue {
        .object(
            [
                JSONValue.Member("type", .string("urn:bookplate:problem:" + refusal.reason)),
                JSONValue.Member("title", .string(refusal.status.reasonPhrase)),
                JSONValue.Member("status", .integer(refusal.status.code)),
                JSONValue.Member("detail", .string(refusal.sentence)),
                JSONValue.Member("request", .string(requestID)),
            ] + refusal.members
        )
    }

    private var page: [UInt8] {
        let heading = "\(refusal.status.code) \(refusal.status.reasonPhrase)"
        let document = html(.lang("en")) {
            head {
                meta(.charset("utf-8"))
                title { heading }
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            }
            body {
                main {
                    h1 { heading }
                    p { refusal.sentence }
                    if case .unprocessable(let problems) = refusal {
                        ul { for problem in problems { li { problem.sentence } } }
                    }
                    if refusal == .failure { p { "Request \(requestID)" } }
                }
            }
        }
        return Array("<!DOCTYPE html>".utf8) + document.compact
    }

    /// Whether a request asks for JSON, and not for a page as well.
    static func prefersJSON(_ accept: String?) -> Bool {
        guard let accept = accept?.lowercased() else { return false }
        let types = accept.utf8.split(separator: UInt8(ascii: ",")).map { range in
            let type = range.prefix { $0 != UInt8(ascii: ";") }
            return String(decoding: type.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        }
        return !types.contains("text/html")
            && (types.contains("application/json") || types.contains("application/problem+json"))
    }
}
