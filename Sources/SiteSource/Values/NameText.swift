/// Names of sites, hosts and pages.
package enum NameText {
    /// In scalars.
    static let maximum = 75

    /// What keeps a text from being a name; `nil` when it may be one.
    package static func complaint(about text: String, as name: String) -> Complaint? {
        guard text.unicodeScalars.contains(where: { !$0.isInvisible }) else {
            return Complaint(message: "`\(name)` is empty.", hint: nil)
        }
        switch LineFlaw.first(in: text, maximum: maximum, refusesBidi: true) {
        case nil: return nil
        case .tooLong(let count):
            return Complaint(
                message: "`\(name)` has \(count) characters; at most \(maximum) are allowed.",
                hint: nil
            )
        case .scalar("\n", _), .scalar("\r", _):
            return Complaint(message: "`\(name)` must be a single line.", hint: nil)
        case .scalar(let scalar, _):
            return Complaint(
                message: "`\(name)` holds \(scalar.codePoint), which cannot be seen.",
                hint: "remove the character"
            )
        }
    }
}
