/// What the handlers of one connection tell each other; used on its event loop alone.
final class ConnectionState {
    /// Requests that have come and have no whole answer yet.
    private(set) var unanswered = 0
    /// Why what came last cannot be understood or taken; the answer to it is the last.
    private(set) var refusal: Refusal?
    /// The `Accept` field of the latest request.
    private(set) var accept: String?
    /// Whether the latest request is the last.
    private(set) var isEnding = false

    private var isOfBody = false

    private let place: ConnectionTable.Place?

    init(place: ConnectionTable.Place? = nil) { self.place = place }

    /// Whether the next answer is the last one of the connection.
    var answersLast: Bool { isEnding && unanswered == 1 }

    /// Whether what is refused was answered before its body came: a request has one answer.
    ///
    /// Without a refusal of ours it is the end of the connection within a body.
    var isAnswered: Bool { (isOfBody || refusal == nil) && unanswered == 0 }

    func begin(_ head: RequestHead) {
        unanswered += 1
        if unanswered == 1 { place?.isWaiting(false) }
        accept = head.accept
        isEnding = head.isLast
    }

    func end() {
        guard unanswered > 0 else { return }
        unanswered -= 1
        if unanswered == 0 { place?.isWaiting(true) }
    }

    /// Notes a refusal; one of a body is of the latest request, which may have its answer.
    func refuse(_ refusal: Refusal, ofBody: Bool) {
        self.refusal = refusal
        isOfBody = ofBody
    }
}
