/// Reads the parts of a POSIX `TZ` string, one after the other.
struct FooterReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    func isAt(_ mark: Unicode.Scalar) -> Bool {
        position < bytes.endIndex && bytes[position] == UInt8(ascii: mark)
    }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard isAt(mark) else { return false }
        position += 1
        return true
    }

    /// A zone's short name: three letters or more, or letters, digits and signs within `<>`.
    mutating func name() -> String? {
        let isQuoted = skip("<")
        let start = position
        while position < bytes.endIndex, Self.isLetter(bytes[position], isQuoted: isQuoted) {
            position += 1
        }
        let name = bytes[start..<position]
        guard name.count >= 3, !isQuoted || skip(">") else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// Seconds west of UTC, at most 24 hours and 59 minutes either way: `-1`, `3:30`.
    mutating func offset() -> Int? { time(maximumHours: 24) }

    /// `M3.5.0/2`, `J60`, `59/-1`; the time is 2:00 when it is not given.
    mutating func moment() -> YearlyMoment? {
        guard let day = day() else { return nil }
        guard skip("/") else { return YearlyMoment(day: day, seconds: 7200) }
        guard let seconds = time(maximumHours: 167) else { return nil }
        return YearlyMoment(day: day, seconds: seconds)
    }

    private mutating func day() -> YearlyMoment.Day? {
        if skip("J") {
            guard let day = number(), (1...365).contains(day) else { return nil }
            return .julian(day)
        }
        guard skip("M") else {
            guard let day = number(), (0...365).contains(day) else { return nil }
            return .ordinal(day)
        }
        guard let month = number(), (1...12).contains(month), skip("."),
            let week = number(), (1...5).contains(week), skip("."),
            let weekday = number(), (0...6).contains(weekday)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }

    /// Seconds of `[+-]hh[:mm[:ss]]`.
    private mutating func time(maximumHours: Int) -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(), hours <= maximumHours else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] {
            guard skip(":") else { break }
            guard let count = number(), count < 60 else { return nil }
            seconds += count * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// One to three digits.
    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while position < bytes.endIndex, position - start < 3, Self.isDigit(bytes[position]) {
            value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        return position > start ? value : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a zone's short name may hold a byte.
    static func isLetter(_ byte: UInt8, isQuoted: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
        default: isQuoted && isDigit(byte)
        }
    }
}
