import Scheduling

/// A value of a property, which writes itself in the form that its type has (RFC 5545, 3.3).
enum CalendarValue: Sendable {
    case text(String)
    /// One of the standard's own words.
    case word(StaticString)
    case number(Int)
    case uri(WebAddress)
    /// A calendar user.
    case address(EmailAddress)
    case uid(BookingID, SiteDomain)
    /// A date with time in UTC.
    case instant(Instant)
    /// A date with time on a wall, as the seconds since 1970-01-01T00:00:00 there.
    case local(Int)
    /// Seconds east of UTC.
    case offset(Int)
    case rule(YearlyRule)

    func write(to line: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, to: &line)
        case .word(let word): line.append(word: word)
        case .number(let number): line += String(number).utf8
        case .uri(let address): line += address.text.utf8
        case .address(let address): Self.write(address, to: &line)
        case .uid(let id, let domain):
            line += id.text.utf8
            line.append(UInt8(ascii: "@"))
            line += domain.text.utf8
        case .instant(let instant):
            Self.write(instant, to: &line)
            line.append(UInt8(ascii: "Z"))
        case .local(let seconds): Self.write(Instant(clamping: seconds), to: &line)
        case .offset(let seconds): Self.write(offset: seconds, to: &line)
        case .rule(let rule): line += rule.text.utf8
        }
    }

    /// Escapes a text; what ends a line anywhere becomes `\n`, other controls but tabs are dropped.
    private static func write(_ text: String, to line: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": line.append(word: "\\\\")
            case ";": line.append(word: "\\;")
            case ",": line.append(word: "\\,")
            // Some readers split at the last three, though RFC 5545 does not.
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": line.append(word: "\\n")
            case "\t": line.append(UInt8(ascii: " "))
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
            default: line.append(scalar)
            }
        }
    }

    /// Writes a `mailto:` address; what has a meaning of its own in one is percent-encoded
    /// (RFC 6068).
    private static func write(_ address: EmailAddress, to line: inout [UInt8]) {
        line.append(word: "mailto:")
        for byte in address.text.utf8 {
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "/"),
                UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                line.append(UInt8(ascii: "%"))
                line.append(hexadecimal: byte)
            default: line.append(byte)
            }
        }
    }

    /// Writes `20261201T100000`.
    private static func write(_ instant: Instant, to line: inout [UInt8]) {
        for byte in instant.text.utf8 {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "Z"): continue
            default: line.append(byte)
            }
        }
    }

    /// Writes `+0100`, or `-004430` where there are seconds.
    private static func write(offset seconds: Int, to line: inout [UInt8]) {
        line.append(seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        let size = Int(seconds.magnitude)
        line.append(twoDigits: size / 3600)
        line.append(twoDigits: size / 60 % 60)
        if size % 60 != 0 { line.append(twoDigits: size % 60) }
    }
}
