package import HTTPTypes
import Markup

extension Refusal {
    /// The status, a name for programs, logs and metrics that never changes, and what a person
    /// reads.
    private var words: (status: HTTPResponse.Status, reason: String, sentence: String) {
        switch self {
        case .malformed: (.badRequest, "malformed", "The request could not be understood.")
        case .targetTooLong: (.uriTooLong, "target-too-long", "The address is too long.")
        case .headTooLarge:
            (.requestHeaderFieldsTooLarge, "head-too-large", "The request's head is too large.")
        case .bodyTooLarge:
            (.contentTooLarge, "body-too-large", "The request holds too much data.")
        case .unsupportedMediaType:
            (.unsupportedMediaType, "unsupported-media-type", "Data of this type is not taken.")
        case .misdirected:
            (.misdirectedRequest, "misdirected", "The host in the address is not served here.")
        case .notFound: (.notFound, "not-found", "There is no page at this address.")
        case .unknownMethod:
            (.notImplemented, "unknown-method", "Requests of this kind are not taken.")
        case .methodNotAllowed:
            (.methodNotAllowed, "method-not-allowed", "This address is not used in this way.")
        case .unauthorized: (.unauthorized, "unauthorized", "A valid key is needed.")
        case .foreignOrigin:
            (
                .forbidden, "foreign-origin",
                "Another site or a saved page sent this, so nothing was done. "
                    + "Open the page itself and try again."
            )
        case .slotTaken: (.conflict, "slot-taken", "This time is no longer open.")
        case .conflict: (.conflict, "conflict", "The request contradicts what has happened since.")
        case .gone: (.gone, "gone", "This link has been used, was revoked or has expired.")
        case .unprocessable:
            (.unprocessableContent, "unprocessable", "Some fields need a change.")
        case .tooManyRequests:
            (.tooManyRequests, "too-many-requests", "Too many requests; please wait a little.")
        case .busy: (.serviceUnavailable, "busy", "Too many are connected at the moment.")
        case .unavailable: (.serviceUnavailable, "unavailable", "This does not work right now.")
        case .failure: (.internalServerError, "failure", "Something went wrong here.")
        }
    }

    package var status: HTTPResponse.Status { words.status }

    /// Names the refusal for programs, logs and metrics; never changes.
    package var reason: String { words.reason }

    /// What a person reads.
    package var sentence: String { words.sentence }

    var headers: HTTPFields {
        switch self {
        case .methodNotAllowed(let allowed): [.allow: allowed]
        case .unauthorized: [.wwwAuthenticate: "Bearer"]
        case .tooManyRequests(let time), .unavailable(let time): [.retryAfter: seconds(time)]
        case .busy: [.retryAfter: "5"]
        default: [:]
        }
    }

    /// Members of the problem details beside those that every refusal has.
    var members: [JSONValue.Member] {
        switch self {
        case .slotTaken(let nearest): [JSONValue.Member("nearest", nearest)]
        case .unprocessable(let problems):
            [JSONValue.Member("errors", .array(problems.map(\.json)))]
        default: []
        }
    }

    /// Whole seconds, rounded up, so that who comes back then does not come too early.
    private func seconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        return "\(max(1, attoseconds > 0 ? seconds + 1 : seconds))"
    }
}

extension FieldProblem {
    fileprivate var json: JSONValue { ["field": .string(field), "detail": .string(sentence)] }
}
