package import HTTPTypes

/// A request to a route, with all that a handler may read of it.
package struct RouteRequest: Sendable {
    package let head: HTTPRequest
    /// The values of the template's parameters, decoded; never empty.
    package let parameters: [String: String]
    package let query: FormFields
    /// At most 16 KiB, of a form that the route accepts.
    package let body: [UInt8]
    /// The form of the body; `nil` when there is no body.
    package let form: ContentForm?
    package let client: ClientNetwork
    /// Names the request in the log, so that a person can ask about it.
    package let requestID: String
    private let limiter: RateLimiter?

    package init(
        head: HTTPRequest,
        parameters: [String: String] = [:],
        query: FormFields = FormFields(),
        body: [UInt8] = [],
        form: ContentForm? = nil,
        client: ClientNetwork = .unknown,
        requestID: String = "",
        limiter: RateLimiter? = nil
    ) {
        self.head = head
        self.parameters = parameters
        self.query = query
        self.body = body
        self.form = form
        self.client = client
        self.requestID = requestID
        self.limiter = limiter
    }

    /// The value of a parameter of the template.
    ///
    /// - Throws: ``Refusal/failure`` when the template has no such parameter.
    package func parameter(_ name: String) throws(Refusal) -> String {
        guard let value = parameters[name] else { throw .failure }
        return value
    }

    /// Notes a use of something that the request names in its body, such as a recipient.
    ///
    /// - Parameters:
    ///   - name: What kind of thing it is, such as `recipient`.
    ///   - key: Which of them.
    ///   - rate: How often all clients together may use it; the same for all of a kind.
    /// - Throws: ``Refusal/tooManyRequests(retryAfter:)``.
    package func use(_ name: String, _ key: String, at rate: Rate) throws(Refusal) {
        try limiter?.use(name, key, at: rate)
    }

    /// Notes that the request brought a link that there is not.
    ///
    /// - Throws: ``Refusal/tooManyRequests(retryAfter:)`` when its network has brought many.
    package func useUnknownLink() throws(Refusal) {
        try use("unknown-link", "\(client)", at: .unknownLinks)
    }

    /// Notes uses of several things: of all, or of none when one has been used too often.
    ///
    /// - Throws: ``Refusal/tooManyRequests(retryAfter:)``.
    func use(_ uses: [LimitedUse]) throws(Refusal) {
        for (index, one) in uses.enumerated() {
            do {
                try use(one.name, one.key, at: one.rate)
            } catch {
                giveBack(Array(uses[..<index]))
                throw error
            }
        }
    }

    /// Takes back uses of which nothing came.
    func giveBack(_ uses: [LimitedUse]) {
        for one in uses { limiter?.giveBack(one.name, one.key, at: one.rate) }
    }

    /// The fields of a plain form; none when there is no body.
    ///
    /// - Throws: ``Refusal/unsupportedMediaType`` for a body of another form, or
    ///   ``Refusal/malformed``.
    package func formFields() throws(Refusal) -> FormFields {
        guard form != .json else { throw .unsupportedMediaType }
        return try FormFields(body)
    }

    /// Whether the answer should be JSON rather than a page, for one address that gives both.
    package var prefersJSON: Bool { RefusalAnswer.prefersJSON(head.headerFields[.accept]) }
}
