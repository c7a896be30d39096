/// A day of the Gregorian calendar, in no zone, from 1970-01-01 to 2200-12-31.
package struct CivilDate: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Makes a date; `nil` when there is no such day or the year is out of range.
    package init?(year: Int, month: Int, day: Int) {
        guard (1970...2200).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads exactly `YYYY-MM-DD`; `nil` for anything else.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        guard bytes.count == 10 else { return nil }
        self.init(bytes, bytes.indices)
    }

    /// Reads the part of a text that is exactly `YYYY-MM-DD`.
    init?(_ bytes: Swift.Span<UInt8>, _ part: Range<Int>) {
        let start = part.lowerBound
        guard part.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"),
            let year = decimal(bytes, start..<start + 4),
            let month = decimal(bytes, start + 5..<start + 7),
            let day = decimal(bytes, start + 8..<start + 10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Makes the date that is so many days after 1970-01-01; `nil` out of range.
    package init?(dayNumber: Int) {
        guard (0...Self.last.dayNumber).contains(dayNumber) else { return nil }
        self.init(unchecked: dayNumber)
    }

    /// The date of a day number that is known to lie in range, or at most some years before or after.
    init(unchecked dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    package static let first = CivilDate(unchecked: 0)
    /// 2200-12-31.
    package static let last = CivilDate(unchecked: 84_370)

    /// The date some days later, or earlier when negative; `nil` out of range.
    package func adding(days: Int) -> CivilDate? {
        let (sum, isTooLarge) = dayNumber.addingReportingOverflow(days)
        return isTooLarge ? nil : CivilDate(dayNumber: sum)
    }

    /// Days since 1970-01-01.
    package var dayNumber: Int { Self.dayNumber(year, month, day) }

    /// Days since 1970-01-01, negative before, for any year of our era.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[floorDivision(dayNumber + 3, by: 7).remainder]
    }

    /// `YYYY-MM-DD`.
    package var text: String {
        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the week; weeks begin on Monday (ISO 8601).
package enum Weekday: Int, CaseIterable, Comparable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number that a part of ASCII digits spells.
///
/// `nil` when the part is empty, over nine digits, or holds anything else.
func decimal(_ bytes: Swift.Span<UInt8>, _ part: Range<Int>) -> Int? {
    guard (1...9).contains(part.count) else { return nil }
    var value = 0
    for index in part {
        let digit = bytes[index]
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}
