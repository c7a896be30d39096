/// The two signatures that mail programs ask for.
enum SignatureForm: String, CaseIterable {
    /// For new messages.
    case full
    /// For replies and forwards: short, without pictures.
    case reply
}
