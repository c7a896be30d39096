import Markup
import SiteSource

extension JSONValue {
    /// Reads JSON that somebody sent; `nil` when it is not whole.
    ///
    /// It must be UTF-8 (RFC 8259, 8.1): bytes that are none would be stored as other letters than
    /// were sent.
    init?(received bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.init(json: bytes)
    }
}
