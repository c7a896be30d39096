import HTTPTypes

/// A request that is not granted.
///
/// It carries no words: they and the status are chosen here, once, so that no inner detail can
/// reach an answer.
package enum Refusal: Error, Hashable {
    /// The target or the head breaks the rules of HTTP.
    case malformed
    case notFound
    case methodNotAllowed(allowed: String)
    case targetTooLong
    /// The request names a host that is not served here.
    case misdirected
    /// There is no room for one more open stream.
    case busy
    /// The fault is ours.
    case failure
}

extension Refusal {
    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .targetTooLong: .uriTooLong
        case .misdirected: .misdirectedRequest
        case .busy: .serviceUnavailable
        case .failure: .internalServerError
        }
    }

    /// What a person reads.
    var sentence: String {
        switch self {
        case .malformed: "The request could not be understood."
        case .notFound: "There is no page at this address."
        case .methodNotAllowed: "This address can only be read."
        case .targetTooLong: "The address is too long."
        case .misdirected: "This server does not serve the host in the address."
        case .busy: "Too many streams are open."
        case .failure: "Something went wrong here."
        }
    }

    var headers: HTTPFields {
        switch self {
        case .methodNotAllowed(let allowed): [.allow: allowed]
        case .malformed, .notFound, .targetTooLong, .misdirected, .busy, .failure: [:]
        }
    }
}
