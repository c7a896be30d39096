import HTTPTypes
import Hummingbird

/// What a request brings beside its head, with its form checked before a byte of it is read.
struct RequestContent {
    var bytes: [UInt8] = []
    /// `nil` when there is no body.
    var form: ContentForm?

    /// In bytes; far above what a booking form needs.
    static let maximumLength = 16_384

    /// Reads the body of a request.
    ///
    /// - Throws: ``Refusal`` when it is too large or of a form that is not accepted.
    init(of request: Request, accepting forms: Set<ContentForm>) async throws {
        let form = try Self.form(of: request.headers, accepting: forms)
        for try await buffer in request.body {
            // Counted as it comes: what a length field says need not be so.
            guard bytes.count + buffer.readableBytes <= Self.maximumLength else {
                throw Refusal.bodyTooLarge
            }
            bytes += buffer.readableBytesView
        }
        guard !bytes.isEmpty else { return }
        guard let form else { throw Refusal.unsupportedMediaType }
        self.form = form
    }

    private static func form(
        of headers: HTTPFields,
        accepting forms: Set<ContentForm>
    ) throws(Refusal) -> ContentForm? {
        guard headers[.contentEncoding] == nil else { throw .unsupportedMediaType }
        let types = headers[values: .contentType]
        guard types.count <= 1 else { throw .malformed }
        guard let type = types.first else { return nil }
        guard let form = ContentForm(type), forms.contains(form) else {
            throw .unsupportedMediaType
        }
        return form
    }
}
