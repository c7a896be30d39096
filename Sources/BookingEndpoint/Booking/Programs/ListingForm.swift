/// The forms in which bookings are listed.
enum ListingForm: String, CaseIterable {
    case json
    case csv
    case ics

    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ics: "text/calendar; charset=utf-8"
        }
    }

    /// Under which a browser keeps it; `nil` for what programs read at once.
    var fileName: String? {
        switch self {
        case .json: nil
        case .csv: "bookings.csv"
        case .ics: "bookings.ics"
        }
    }

    /// The first of the types in an `Accept` field that is one of these; JSON when none is.
    init(accept: String?) {
        let types = accept?.lowercased().utf8.split(separator: UInt8(ascii: ",")) ?? []
        for range in types {
            let type = range.prefix { $0 != UInt8(ascii: ";") }
            switch String(decoding: type.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self) {
            case "application/json": self = .json
            case "text/csv": self = .csv
            case "text/calendar": self = .ics
            default: continue
            }
            return
        }
        self = .json
    }
}
