import Scheduling

/// A text from outside as the database keeps it: a NUL would end it there.
func stored(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })
    )
}

extension ChangePolicy {
    /// How it is stored: `any time`, `never`, or the span before the start.
    var storedText: String {
        switch self {
        case .anyTime: "any time"
        case .never: "never"
        case .until(let span): span.text
        }
    }

    init?(storedText text: String) {
        switch text {
        case "any time": self = .anyTime
        case "never": self = .never
        default:
            guard let span = Span(text) else { return nil }
            self = .until(span)
        }
    }
}
