internal import Scheduling

/// What a length of time most likely means that is not written as ours are.
enum SpanGuess {
    /// The length of `30 min`, `1h30`, `1.5 hours`, `00:45`, `half an hour`; a bare number is
    /// minutes.
    static func span(_ text: String) -> Span? { minutes(LooseText(text).parts[...]) }

    /// The lengths of `30, 60` or `30 or 45 minutes`; `nil` when there are not two or more.
    static func list(_ text: String) -> [Span]? {
        let parts = LooseText(text).list
        guard (2...12).contains(parts.count) else { return nil }
        let spans = parts.compactMap(minutes)
        return spans.count == parts.count ? spans : nil
    }

    private static func minutes(_ parts: ArraySlice<LooseText.Part>) -> Span? {
        var rest = parts
        var total = 0
        var isFirst = true
        var lastUnit: Int?
        while let next = rest.popFirst() {
            switch next {
            case .number(let number, _):
                guard let (length, unit) = length(number, lastUnit, &rest, isFirst) else {
                    return nil
                }
                total += length
                lastUnit = unit
            case .word(let word):
                guard let length = words(word, &rest) else { continue }
                total += length
            default: return nil
            }
            isFirst = false
        }
        return total > 0 ? Span(minutes: total) : nil
    }

    /// The minutes of a number with what follows it, and the unit.
    private static func length(
        _ number: Int,
        _ lastUnit: Int?,
        _ rest: inout ArraySlice<LooseText.Part>,
        _ isFirst: Bool
    ) -> (Int, Int)? {
        guard number < 100_000 else { return nil }
        var tenths = 0
        if let mark = rest.first, mark == .sign(".") || mark == .sign(","),
            case .number(let fraction, 1)? = rest.dropFirst().first
        {
            tenths = fraction
            rest = rest.dropFirst(2)
        } else if rest.first == .sign(":"), isFirst,
            case .number(let minutes, 2)? = rest.dropFirst().first
        {
            rest = rest.dropFirst(2)
            return (number * 60 + minutes, 1)
        }
        guard case .word(let word)? = rest.first, let unit = units[word] else {
            // `1h30` means thirty minutes more.
            guard rest.isEmpty, tenths == 0, lastUnit == nil || lastUnit == 60 else { return nil }
            return (number, 1)
        }
        rest = rest.dropFirst()
        return ((number * 10 + tenths) * unit / 10, unit)
    }

    /// The minutes of `half an hour`; `nil` for words between the others.
    private static func words(_ word: String, _ rest: inout ArraySlice<LooseText.Part>) -> Int? {
        let isHalf = word == "half"
        let isOne = ["a", "an", "one"].contains(word)
        if isHalf, rest.first == .word("an") || rest.first == .word("a") { rest = rest.dropFirst() }
        if isHalf || isOne, rest.first == .sign("-") { rest = rest.dropFirst() }
        if isHalf || isOne, case .word(let word)? = rest.first, let unit = units[word] {
            rest = rest.dropFirst()
            return isHalf ? unit / 2 : unit
        }
        return units[word]
    }

    /// In minutes.
    private static let units: [String: Int] = {
        var units: [String: Int] = [:]
        let words = [
            1: "m min mins minute minutes minuten minuto minutos minuti",
            60: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur",
            1440: "d day days tag tage jour jours día días dia dias dag dagen",
            10_080: "w wk wks week weeks woche wochen semaine semaines semana semanas",
            43_200: "mo mon month months monat monate mois mes meses",
            525_600: "y yr year years jahr jahre",
        ]
        for (minutes, names) in words {
            for name in names.utf8.split(separator: 0x20) {
                units[String(Substring(name))] = minutes
            }
        }
        return units
    }()

    /// Words for no time at all.
    static let nothing: Set<String> = [
        "0", "none", "no", "zero", "never", "nothing", "off", "false",
    ]
}
