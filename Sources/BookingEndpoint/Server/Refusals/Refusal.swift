package import Markup

/// A request that is not granted.
///
/// It carries no words of ours: they and the status are chosen in one place, so that no inner
/// detail can reach an answer.
package enum Refusal: Error, Hashable {
    /// The target, the head or the body breaks the rules of HTTP or of its own form.
    case malformed
    case targetTooLong
    case headTooLarge
    case bodyTooLarge
    /// The body is of a form or coding that is not taken here.
    case unsupportedMediaType
    /// The request names a host that is not served here.
    case misdirected
    case notFound
    /// The method is none that any address here takes.
    case unknownMethod
    case methodNotAllowed(allowed: String)
    /// A key is missing or not valid.
    case unauthorized
    /// Another site's page sent the request.
    case foreignOrigin
    /// The start is no longer open; the nearest open times, as the API writes them.
    case slotTaken(nearest: JSONValue)
    /// The request contradicts what has happened since, or an earlier one with the same key.
    case conflict
    /// The link was good once: it is used, revoked or has expired.
    case gone
    /// The request was understood, but its fields are not in order.
    case unprocessable([FieldProblem])
    /// Too much from one client or about one thing.
    case tooManyRequests(retryAfter: Duration)
    /// There is no room for one more; it is worth trying again.
    case busy
    /// Something that we need is not there at the moment.
    case unavailable(retryAfter: Duration)
    /// The fault is ours.
    case failure
}
