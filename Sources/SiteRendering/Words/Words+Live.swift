import Scheduling

/// What the endpoint's pages say while a time is chosen and a form is filled in.
extension Words {
    /// `London time`; the zone's own name where it names no city.
    func zone(_ name: String) -> String { city(ofZone: name).map(zone(city:)) ?? name }

    /// Seconds east of UTC: `GMT+0`, `GMT−3`, `GMT+5:30`.
    func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let tail = rest == 0 ? "" : rest < 10 ? ":0\(rest)" : ":\(rest)"
        return "GMT" + (seconds < 0 ? "−" : "+") + "\(hours)" + tail
    }

    // MARK: Times

    var openTimes: String { "Open times" }
    var otherEvent: String { "Choose something else" }
    var length: String { "Length" }
    func shown(in zone: String) -> String { "Shown in " + zone }
    var changeZone: String { "Change time zone" }
    var zoneLabel: String { "Time zone" }
    var showTimes: String { "Show times" }
    var otherZones: String { "Other" }
    var days: String { "Days" }
    var earlier: String { "Earlier" }
    var later: String { "Later" }
    var goOn: String { "Continue" }
    func seatsLeft(_ count: Int) -> String { count == 1 ? "1 place left" : "\(count) places left" }
    func noTimes(_ first: CivilDate, _ last: CivilDate) -> String {
        first == last
            ? "There are no open times on " + date(first) + "."
            : "There are no open times from " + dates(first, last) + "."
    }
    func nextTimes(_ date: CivilDate) -> String { "Next open times: " + self.date(date) }
    var noTimesAtAll: String { "No later times are open at the moment." }
    var notOpen: String { "That time is no longer open. Please choose another one." }

    // MARK: Details

    var yourDetails: String { "Your details" }
    var chooseOtherTime: String { "Choose another time" }
    var problemTitle: String { "Please check what you entered" }
    var problem: String { "Problem" }
    var allRequired: String { "Please fill in every field that is not marked as optional." }
    var guestsLabel: String { "E-mail addresses of your guests" }
    func guestsHelp(_ count: Int) -> String {
        count == 1
            ? "You can bring one guest."
            : "Up to \(count), separated by commas or on lines of their own."
    }
    var place: String { "Where would you like to meet?" }
    var yourPlace: String { "The place you would like" }
    var onlyIfChosen: String { "(only if you chose this)" }
    func needed(for place: String) -> String { "Needed if you choose: " + place + "." }
    var choose: String { "Please choose" }
    var noAnswer: String { "No answer" }
    /// What is said about answers of a kind; `nil` where nothing is worth saying.
    func limits(_ kind: FormField.Kind) -> String? {
        switch kind {
        case .longText(let maximum): "Up to \(grouped(maximum)) characters."
        case .number(let minimum?, let maximum?):
            "A number from \(grouped(minimum)) to \(grouped(maximum))."
        case .number(let minimum?, nil): "A number, \(grouped(minimum)) or more."
        case .number(nil, let maximum?): "A number, \(grouped(maximum)) or less."
        case .url: "A web address such as https://example.com."
        default: nil
        }
    }
    /// `12,500`.
    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var text = number < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
    var trap: String { "Leave this empty" }
    var confirm: String { "Book this time" }
    var privacyNote: Sentence {
        Sentence(before: "", after: " receives what you enter, to arrange this meeting.")
    }

    // MARK: What a link brings

    var bookingAs: Sentence { Sentence(before: "You are booking as ", after: ".") }
    var changeDetails: String { "Change your details" }
    var detailsKnown: String { "Your details are filled in already; choose a time to book it." }
    var knownTitle: String { "Already filled in for you:" }
    var notYou: String { "Not you?" }

    // MARK: Setbacks

    var timeTaken: String {
        "Somebody else has just booked that time. Everything you entered is still here."
    }
    var nearestTimes: String { "Open times nearby" }
    var alreadySent: String {
        "This form was sent before with other details. Nothing more was booked; send it again only if"
            + " you would like a second meeting."
    }
    var busy: String {
        "Nothing is booked yet: the booking service is busy. Everything you entered is still here;"
            + " please try again."
    }
}
