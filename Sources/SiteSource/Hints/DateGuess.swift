internal import Scheduling

/// What a date most likely means that is not written as ours are.
enum DateGuess {
    /// What to write for `24.12.2026`, `Dec 24, 2026`, `24/12/2026 to 2/1/2027`.
    static func hint(for text: String) -> String {
        let parts = LooseText(text).parts
        if let date = date(parts[...]) { return "write " + quoted(date) }
        if let hint = range(parts) { return hint }
        if parts.count == 5, case .number(let year, 4) = parts[0], parts[1] == .sign("-"),
            case .number(let month, _) = parts[2], let days = days(of: year, month)
        {
            return "`\(year)-\(padded(month))` has \(days) days"
        }
        return "write `2026-12-24` or `2026-12-28..2026-12-30`"
    }

    /// The one date of a text, for which there is no doubt.
    static func single(_ text: String) -> String? {
        let dates = date(LooseText(text).parts[...]) ?? []
        return dates.count == 1 ? dates[0] : nil
    }

    private static func quoted(_ dates: [String]) -> String {
        dates.map { "`\($0)`" }.joined(separator: " or ")
    }

    private static func range(_ parts: [LooseText.Part]) -> String? {
        for index in parts.indices.dropFirst() {
            let isMark =
                switch parts[index] {
                case .sign("-"): true
                case .word(let word): LooseText.rangeWords.contains(word)
                default: false
                }
            guard isMark, let first = date(parts[..<index]),
                let last = date(parts[(index + 1)...]), first.count == 1, last.count == 1
            else { continue }
            return "write `\(first[0])..\(last[0])`"
        }
        return nil
    }

    /// The dates that parts may mean: one, or two when the month and the day may be swapped.
    private static func date(_ parts: ArraySlice<LooseText.Part>) -> [String]? {
        var numbers: [(value: Int, digits: Int)] = []
        var month: Int?
        var hasSlash = false
        for part in parts {
            switch part {
            case .number(let value, let digits): numbers.append((value, digits))
            case .word(let word):
                if let named = months[word] {
                    guard month == nil else { return nil }
                    month = named
                } else if !fillers.contains(word) {
                    return nil
                }
            case .sign("/"): hasSlash = true
            case .sign("."), .sign("-"), .sign(","): break
            default: return nil
            }
        }
        if numbers.count == 1, numbers[0].digits == 8, month == nil {
            let number = numbers[0].value
            return [dated(number / 10_000, number / 100 % 100, number % 100)].compacted
        }
        if let month {
            guard numbers.count == 2, let year = numbers.first(where: { $0.digits == 4 }),
                let day = numbers.first(where: { $0.digits <= 2 })
            else { return nil }
            return [dated(year.value, month, day.value)].compacted
        }
        guard numbers.count == 3 else { return nil }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if first.digits == 4 {
            return [dated(first.value, second.value, third.value)].compacted
        }
        guard third.digits == 4 else { return nil }
        let dayFirst = dated(third.value, second.value, first.value)
        let monthFirst = hasSlash ? dated(third.value, first.value, second.value) : nil
        return (dayFirst == monthFirst ? [dayFirst] : [dayFirst, monthFirst]).compacted
    }

    private static func dated(_ year: Int, _ month: Int, _ day: Int) -> String? {
        let text = "\(year)-\(padded(month))-\(padded(day))"
        return CivilDate(text) == nil ? nil : text
    }

    private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    /// How many days a month has; `nil` when there is no such month.
    private static func days(of year: Int, _ month: Int) -> Int? {
        (28...31).last { dated(year, month, $0) != nil }
    }

    private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "de", "the"]

    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        let names = [
            "jan january januar janvier enero", "feb february februar février fevrier febrero",
            "mar march märz marz mars marzo", "apr april avril abril", "may mai mayo maggio",
            "jun june juni juin junio", "jul july juli juillet julio",
            "aug august août aout agosto", "sep sept september septembre septiembre",
            "oct october okt oktober octobre octubre", "nov november novembre noviembre",
            "dec december dez dezember déc décembre decembre dic diciembre",
        ]
        for (index, line) in names.enumerated() {
            for name in line.utf8.split(separator: 0x20) {
                months[String(Substring(name))] = index + 1
            }
        }
        return months
    }()
}

extension [String?] {
    /// The texts that are there; `nil` when none is.
    fileprivate var compacted: [String]? {
        let texts = compactMap { $0 }
        return texts.isEmpty ? nil : texts
    }
}
