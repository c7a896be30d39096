/// What would go wrong with generated HTML in a mail client.
package struct MailFinding: Hashable, Sendable {
    package enum Weight: Hashable, Sendable {
        case error, warning
    }

    package let weight: Weight
    /// A stable name such as `mail-too-long`.
    package let rule: String
    /// One sentence.
    package let message: String
    package let hint: String?

    init(_ weight: Weight, _ rule: String, _ message: String, hint: String? = nil) {
        self.weight = weight
        self.rule = rule
        self.message = message
        self.hint = hint
    }
}
