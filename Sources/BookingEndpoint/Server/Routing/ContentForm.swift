/// The forms in which a request may bring data.
///
/// `text/plain` and `multipart/form-data` are not among them: a form on any site can send those
/// without asking.
package enum ContentForm: Sendable {
    /// `application/json`.
    case json
    /// `application/x-www-form-urlencoded`.
    case form

    /// Reads a `Content-Type` field; `nil` for other types and for texts that are not UTF-8.
    init?(_ field: String) {
        let pieces = field.lowercased().utf8.split(
            separator: UInt8(ascii: ";"),
            omittingEmptySubsequences: false
        ).map { Self.trimmed($0) }
        switch pieces.first {
        case "application/json": self = .json
        case "application/x-www-form-urlencoded": self = .form
        default: return nil
        }
        let parameters: Set = ["charset=utf-8", "charset=\"utf-8\"", ""]
        guard pieces.count <= 2, pieces.dropFirst().allSatisfy(parameters.contains) else {
            return nil
        }
    }

    private static func trimmed(_ piece: Substring.UTF8View) -> String {
        var piece = piece.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        while piece.last == UInt8(ascii: " ") || piece.last == UInt8(ascii: "\t") {
            piece.removeLast()
        }
        return String(Substring(piece))
    }
}
