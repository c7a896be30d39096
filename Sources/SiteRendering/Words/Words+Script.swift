import Markup

/// What the script says.
extension Words {
    /// The words that `booking.js` takes, by the names it uses; `{}` stands for what it fills in.
    var script: JSONValue {
        [
            // Dates as the fixed words write them.
            "locale": "en-GB",
            "unreachable": "Online booking can’t be reached at the moment.",
            "byMail": "You can also ask for a time by e-mail.",
            "retry": "Try online booking anyway",
            "next": "Next open times",
            "none": "No open times in the next 14 days.",
            "later": "Look further ahead",
            "laterTimes": "Later times",
            "zone": "Shown in your time zone: {}",
            "pageZone": "Shown in {}",
            "zoneTime": "{} time",
            "changeZone": .string(changeZone),
            "zoneLabel": .string(zoneLabel),
            "others": .string(otherZones),
            "event": "Event",
            "length": .string(length),
            "minutes": "{} minutes",
            "one": "1 time",
            "many": "{} times",
            "seat": .string(seatsLeft(1)),
            "seats": "{} places left",
            "wait": "One moment …",
            "sending": "Booking …",
            "again": "Try again",
            "notSent": .string(notSent),
        ]
    }
    private var notSent: String {
        "The booking service did not answer. What you entered is still here, and trying again books"
            + " once at most."
    }
}
