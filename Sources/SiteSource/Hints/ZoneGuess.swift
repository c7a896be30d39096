/// What zone is most likely meant by a text that is not the name of one.
enum ZoneGuess {
    /// The zone of an abbreviation or a country, or of a city among other words.
    static func zone(_ text: String, among all: [String]) -> String? {
        let words = LooseText(text).parts.compactMap { part in
            if case .word(let word) = part { word } else { nil }
        }
        let joined = words.joined(separator: " ")
        if let zone = names[joined] { return zone }
        for word in words {
            if let zone = names[word] { return zone }
            guard word.utf8.count > 3 else { continue }
            if let zone = all.first(where: { $0.lowercased().hasSuffix("/" + word) }) {
                return zone
            }
        }
        return nil
    }

    /// Whether a text is a difference from UTC, such as `UTC+1`, `GMT-5`, `+02:00`.
    static func isOffset(_ text: String) -> Bool {
        let parts = LooseText(text).parts
        let rest =
            parts.first == .word("utc") || parts.first == .word("gmt")
            ? parts.dropFirst() : parts[...]
        guard let sign = rest.first, sign == .sign("+") || sign == .sign("-") else { return false }
        if case .number? = rest.dropFirst().first { return true }
        return false
    }

    /// Zones that never change their clocks, whose names people take for those that do.
    static let fixed: [String: String] = [
        "EST": "America/New_York", "MST": "America/Denver", "HST": "Pacific/Honolulu",
    ]

    private static let names: [String: String] = [
        "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
        "pacific": "America/Los_Angeles", "mdt": "America/Denver", "mt": "America/Denver",
        "mountain": "America/Denver", "cst": "America/Chicago", "cdt": "America/Chicago",
        "ct": "America/Chicago", "central": "America/Chicago", "edt": "America/New_York",
        "et": "America/New_York", "eastern": "America/New_York", "bst": "Europe/London",
        "uk": "Europe/London", "england": "Europe/London", "britain": "Europe/London",
        "great britain": "Europe/London", "united kingdom": "Europe/London",
        "scotland": "Europe/London", "wales": "Europe/London", "ireland": "Europe/Dublin",
        "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
        "germany": "Europe/Berlin", "deutschland": "Europe/Berlin", "munich": "Europe/Berlin",
        "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin", "cologne": "Europe/Berlin",
        "france": "Europe/Paris", "spain": "Europe/Madrid", "barcelona": "Europe/Madrid",
        "italy": "Europe/Rome", "milan": "Europe/Rome", "austria": "Europe/Vienna",
        "wien": "Europe/Vienna", "switzerland": "Europe/Zurich", "schweiz": "Europe/Zurich",
        "geneva": "Europe/Zurich", "netherlands": "Europe/Amsterdam",
        "belgium": "Europe/Brussels", "portugal": "Europe/Lisbon", "poland": "Europe/Warsaw",
        "sweden": "Europe/Stockholm", "norway": "Europe/Oslo", "denmark": "Europe/Copenhagen",
        "finland": "Europe/Helsinki", "greece": "Europe/Athens", "ukraine": "Europe/Kyiv",
        "turkey": "Europe/Istanbul", "msk": "Europe/Moscow", "ist": "Asia/Kolkata",
        "india": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata",
        "bangalore": "Asia/Kolkata", "jst": "Asia/Tokyo", "japan": "Asia/Tokyo",
        "kst": "Asia/Seoul", "korea": "Asia/Seoul", "china": "Asia/Shanghai",
        "beijing": "Asia/Shanghai", "taiwan": "Asia/Taipei", "hkt": "Asia/Hong_Kong",
        "sgt": "Asia/Singapore", "uae": "Asia/Dubai", "israel": "Asia/Jerusalem",
        "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
        "nzst": "Pacific/Auckland", "new zealand": "Pacific/Auckland",
        "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
        "boston": "America/New_York", "washington": "America/New_York",
        "miami": "America/New_York", "texas": "America/Chicago", "brazil": "America/Sao_Paulo",
        "mexico": "America/Mexico_City", "argentina": "America/Argentina/Buenos_Aires",
        "south africa": "Africa/Johannesburg", "egypt": "Africa/Cairo", "nigeria": "Africa/Lagos",
        "kenya": "Africa/Nairobi",
    ]
}
