import Markup

/// What the script says.
extension Words {
    /// The words that `booking.js` takes, by the names it uses; `{}` stands for what it fills in.
    var script: JSONValue {
        [
            // Dates as the fixed words write them.
            "locale": "en-GB",
            "unreachable": "Online booking can’t be reached at the moment.",
            "byMail": "Please ask for a time by e-mail instead.",
            "retry": "Try online booking anyway",
            "next": "Next open times",
            "none": "No open times in the next 14 days.",
            "later": "Look further ahead",
            "all": "All times",
            "more": "Show more days",
            "zone": "Shown in your time zone: {}",
            "pageZone": "Shown in {}",
            "zoneTime": "{} time",
            "event": "Event",
            "one": "1 time",
            "many": "{} times",
        ]
    }
}
