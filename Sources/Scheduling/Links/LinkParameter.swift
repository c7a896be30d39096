/// The names that mean the same in every personalised link.
package enum LinkParameter: String, CaseIterable, Sendable {
    case name
    case email
    case company
    case mobile
    case phone
    case location
    case subject
    case note
    case guests
    /// 1: the form may be left out; 0: it is shown.
    case skip
    case zone
    case event
    case date

    /// Reads a name in lower case, with the other names that links of older systems have.
    init?(reading name: String) {
        switch name {
        case "customerguests": self = .guests
        case "mobile_phone": self = .mobile
        case "soskip": self = .skip
        case "iana_time_zone": self = .zone
        default: self.init(rawValue: name)
        }
    }

    /// Whether it says something of the customer.
    package var isDetail: Bool {
        switch self {
        case .name, .email, .company, .mobile, .phone, .location, .subject, .note, .guests: true
        // A form may ask for a date as well.
        case .date: true
        case .skip, .zone, .event: false
        }
    }

    /// What only the steps of booking use, and no link brings.
    static let steps: Set = [
        "duration", "from", "zones", "start", "request", "page", "category", "tag",
    ]

    /// Reads 1 or 0, with the punctuation that the end of a sentence may have added.
    static func flag(_ text: String) -> Bool? {
        switch withoutTrailingMarks(text) {
        case "1": true
        case "0": false
        default: nil
        }
    }

    /// A text without space around it and marks after it, which writers put after a link.
    static func withoutTrailingMarks(_ text: String) -> String {
        let isMark: (Unicode.Scalar) -> Bool = { scalar in
            ".,;:!?)>]'\"".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !isMark($0) }), first <= last
        else { return "" }
        return String(scalars[first...last])
    }
}
