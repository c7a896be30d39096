import Scheduling
import Testing

/// The offsets that a `VTIMEZONE` tells, by RFC 5545 alone.
struct ZoneReader {
    /// From when on an offset holds, in seconds of UTC, ascending.
    private var onsets: [(second: Int, offset: Int)] = []

    init(_ bytes: [UInt8], until year: Int) throws {
        let reader = try CalendarReader(bytes)
        var observance: [String: String] = [:]
        for line in reader.lines {
            switch (line.name, line.value) {
            case ("BEGIN", _): observance = [:]
            case ("END", "STANDARD"), ("END", "DAYLIGHT"): try add(observance, until: year)
            default: observance[line.name] = line.value
            }
        }
        onsets.sort { $0.second < $1.second }
    }

    func offset(at instant: Instant) -> Int? {
        onsets.last { $0.second <= instant.seconds }?.offset
    }

    private mutating func add(_ observance: [String: String], until year: Int) throws {
        let text = try #require(observance["DTSTART"])
        let from = try Self.offset(try #require(observance["TZOFFSETFROM"]))
        let to = try Self.offset(try #require(observance["TZOFFSETTO"]))
        let digits = text.utf8.compactMap { Int(String(decoding: [$0], as: UTF8.self)) }
        #expect(digits.count == 14)
        let parts = [
            digits[..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<12],
            digits[12...],
        ].map { $0.reduce(0) { $0 * 10 + $1 } }
        let start = try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
        let time = parts[3] * 3600 + parts[4] * 60 + parts[5]
        var days = [start]
        if let rule = observance["RRULE"] {
            days = try (parts[0]...max(parts[0], year)).map { try Self.day(rule, in: $0) }
            #expect(days[0] == start)
        }
        onsets += days.map { ($0.dayNumber * 86_400 + time - from, to) }
    }

    /// The day of a year that `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` names.
    private static func day(_ rule: String, in year: Int) throws -> CivilDate {
        let pairs = rule.split(separator: ";").map { $0.split(separator: "=").map(String.init) }
        let parts = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
        #expect(parts["FREQ"] == "YEARLY" && parts.count == 3)
        let month = try #require(parts["BYMONTH"].flatMap { Int($0) })
        let byDay = try #require(parts["BYDAY"])
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        let weekday = try #require(names.firstIndex(of: String(byDay.suffix(2))))
        let week = try #require(Int(byDay.dropLast(2)))
        let days = (1...31).compactMap { CivilDate(year: year, month: month, day: $0) }
            .filter { $0.weekday.rawValue == weekday }
        return week < 0 ? days[days.count + week] : days[week - 1]
    }

    private static func offset(_ text: String) throws -> Int {
        let digits = try text.utf8.dropFirst().map { byte in
            try #require(Int(String(decoding: [byte], as: UTF8.self)))
        }
        let padded = digits + [Int](repeating: 0, count: 6 - digits.count)
        let size =
            (padded[0] * 10 + padded[1]) * 3600 + (padded[2] * 10 + padded[3]) * 60
            + padded[4] * 10 + padded[5]
        return text.hasPrefix("-") ? -size : size
    }
}
