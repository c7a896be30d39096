internal import Scheduling

/// What windows of time most likely mean that are not written as ours are.
struct WindowGuess {
    private var rest: ArraySlice<LooseText.Part>

    /// `09:00-17:00` for `9am to 5pm`, `9-17 Uhr`, `9h-17h`; `closed` for `off`; `nil` when that
    /// is unclear.
    static func windows(_ text: String) -> String? {
        let loose = LooseText(text)
        if loose.parts.count == 1, case .word(let word)? = loose.parts.first {
            if closed.contains(word) { return "closed" }
            if open.contains(word) { return "00:00-24:00" }
        }
        if loose.parts == [.word("all"), .word("day")] { return "00:00-24:00" }
        if loose.parts == [.sign("-")] { return "closed" }
        return windows(loose.parts[...])
    }

    static func windows(_ parts: ArraySlice<LooseText.Part>) -> String? {
        var guess = WindowGuess(rest: parts)
        var windows: [String] = []
        while !guess.rest.isEmpty {
            guard windows.count < 12, let window = guess.window() else { return nil }
            windows.append(window)
            guess.skipSeparators()
        }
        let text = windows.joined(separator: ", ")
        return !text.isEmpty && (try? WindowText.windows(text)) != nil ? text : nil
    }

    private static let closed: Set<String> = [
        "closed", "close", "off", "none", "no", "false", "nothing", "holiday", "holidays",
        "vacation", "geschlossen", "zu", "urlaub", "feiertag", "ruhetag", "fermé",
        "ferme", "cerrado", "chiuso", "gesloten", "fechado", "null", "x",
    ]
    private static let open: Set<String> = ["open", "always", "yes", "true", "offen"]

    /// A moment of a day, and whether it says of which half.
    private struct Moment {
        var minutes: Int
        var hasHalf: Bool

        var text: String {
            let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
            return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        }
    }

    private mutating func window() -> String? {
        if case .word(let word)? = rest.first, Self.beginnings.contains(word) {
            rest = rest.dropFirst()
        }
        guard var start = moment(isEnd: false), skipRangeSign(), var end = moment(isEnd: true)
        else { return nil }
        let half = 12 * 60
        if end.hasHalf, !start.hasHalf, start.minutes < half, start.minutes + half < end.minutes {
            // `1-5pm`, but not `9-5pm`.
            start.minutes += half
        } else if !end.hasHalf, end.minutes <= start.minutes, end.minutes < half,
            start.minutes < end.minutes + half
        {
            // `9-5`
            end.minutes += half
        }
        guard start.minutes < 1440, end.minutes <= 1440, start.minutes < end.minutes else {
            return nil
        }
        return start.text + "-" + end.text
    }

    private static let beginnings: Set<String> = ["from", "von", "de", "between", "ab"]

    /// Reads `9`, `9:30`, `9.30`, `18h30`, `0930`, `9 am`, `noon`.
    private mutating func moment(isEnd: Bool) -> Moment? {
        switch rest.popFirst() {
        case .word("noon")?, .word("midday")?, .word("mittag")?, .word("midi")?:
            return Moment(minutes: 720, hasHalf: true)
        case .word("midnight")?, .word("mitternacht")?, .word("minuit")?:
            return Moment(minutes: isEnd ? 1440 : 0, hasHalf: true)
        case .number(let number, let digits)?:
            guard digits <= 4, let minutes = minutes(number, digits) else { return nil }
            return inHalf(minutes, digits)
        default: return nil
        }
    }

    private mutating func minutes(_ number: Int, _ digits: Int) -> Int? {
        if digits > 2 {
            let (hour, minute) = number.quotientAndRemainder(dividingBy: 100)
            return hour <= 24 && minute < 60 ? hour * 60 + minute : nil
        }
        guard number <= 24 else { return nil }
        let marks: [LooseText.Part] = [.sign(":"), .sign("."), .word("h"), .word("uhr")]
        if let mark = rest.first, marks.contains(mark) {
            if case .number(let minute, 2)? = rest.dropFirst().first, minute < 60 {
                rest = rest.dropFirst(2)
                return number * 60 + minute
            }
            rest = rest.dropFirst()
        }
        return number * 60
    }

    private mutating func inHalf(_ minutes: Int, _ digits: Int) -> Moment {
        var word = ""
        if rest.first == .word("a"), rest.dropFirst().first == .sign(".") {
            word = "a"
            rest = rest.dropFirst(2)
        }
        while case .word(let next)? = rest.first, Self.halves.contains(next) {
            word += next
            rest = rest.dropFirst()
            if rest.first == .sign(".") { rest = rest.dropFirst() }
        }
        let isMorning = ["am"].contains(word)
        let isEvening = ["pm", "p"].contains(word)
        let hour = minutes / 60
        if isEvening, hour < 12 { return Moment(minutes: minutes + 720, hasHalf: true) }
        if isMorning, hour == 12 { return Moment(minutes: minutes - 720, hasHalf: true) }
        // `09:00` and `13` leave no doubt.
        return Moment(minutes: minutes, hasHalf: isMorning || isEvening || hour > 12)
    }

    private static let halves: Set<String> = ["am", "pm", "p", "m", "h", "uhr", "hrs", "hours"]

    private mutating func skipRangeSign() -> Bool {
        switch rest.first {
        case .sign("-")?: break
        case .word(let word)? where LooseText.rangeWords.contains(word) || word == "and": break
        default: return false
        }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipSeparators() {
        while let next = rest.first {
            switch next {
            case .sign(","), .sign(";"), .sign("&"), .sign("+"), .sign("/"), .sign("|"),
                .word("and"), .word("und"), .word("et"), .word("y"):
                rest = rest.dropFirst()
            default: return
            }
        }
    }
}
