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

    package init(
        head: HTTPRequest,
        parameters: [String: String] = [:],
        query: FormFields = FormFields(),
        body: [UInt8] = [],
        form: ContentForm? = nil,
        client: ClientNetwork = .unknown,
        requestID: String = ""
    ) {
        self.head = head
        self.parameters = parameters
        self.query = query
        self.body = body
        self.form = form
        self.client = client
        self.requestID = requestID
    }

    /// The value of a parameter of the template.
    ///
    /// - Throws: ``Refusal/failure`` when the template has no such parameter.
    package func parameter(_ name: String) throws(Refusal) -> String {
        guard let value = parameters[name] else { throw .failure }
        return value
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
