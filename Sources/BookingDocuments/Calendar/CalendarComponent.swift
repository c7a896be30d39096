/// A component of iCalendar (RFC 5545): a name, properties, components within.
///
/// Names are words of the program and values know their own form, so no text can add a property,
/// a parameter or a component.
struct CalendarComponent: Sendable {
    let name: StaticString
    var properties: [CalendarProperty] = []
    var components: [CalendarComponent] = []

    init(_ name: StaticString) { self.name = name }

    mutating func add(
        _ name: StaticString,
        _ parameters: [CalendarParameter],
        _ value: CalendarValue
    ) {
        properties.append(CalendarProperty(name: name, parameters: parameters, value: value))
    }

    mutating func add(_ name: StaticString, _ value: CalendarValue) { add(name, [], value) }

    /// The component in lines of at most 75 octets, each ended by CRLF.
    var bytes: [UInt8] {
        var lines = ContentLines()
        write(to: &lines)
        return lines.bytes
    }

    private func write(to lines: inout ContentLines) {
        lines.append {
            $0.append(word: "BEGIN:"); $0.append(word: name)
        }
        for property in properties { lines.append { property.write(to: &$0) } }
        for component in components { component.write(to: &lines) }
        lines.append {
            $0.append(word: "END:"); $0.append(word: name)
        }
    }
}

/// A property of a component.
struct CalendarProperty: Sendable {
    let name: StaticString
    let parameters: [CalendarParameter]
    let value: CalendarValue

    func write(to line: inout [UInt8]) {
        line.append(word: name)
        for parameter in parameters { parameter.write(to: &line) }
        line.append(UInt8(ascii: ":"))
        value.write(to: &line)
    }
}

/// A parameter of a property.
struct CalendarParameter: Sendable {
    private let name: StaticString
    private let value: Value

    private enum Value {
        case word(StaticString)
        case text(String)
    }

    /// A parameter whose value is one of the standard's own words.
    static func word(_ name: StaticString, _ value: StaticString) -> Self {
        Self(name: name, value: .word(value))
    }

    static func text(_ name: StaticString, _ value: String) -> Self {
        Self(name: name, value: .text(value))
    }

    func write(to line: inout [UInt8]) {
        line.append(UInt8(ascii: ";"))
        line.append(word: name)
        line.append(UInt8(ascii: "="))
        switch value {
        case .word(let word): line.append(word: word)
        case .text(let text): Self.write(text, to: &line)
        }
    }

    /// Writes a value between quotes unless it is a plain word, with the escapes of RFC 6868.
    private static func write(_ text: String, to line: inout [UInt8]) {
        guard text.isEmpty || !text.utf8.allSatisfy(isPlain) else {
            line += text.utf8
            return
        }
        line.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "^": line.append(word: "^^")
            case "\"": line.append(word: "^'")
            case "\n": line.append(word: "^n")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": continue
            default: line.append(scalar)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "/"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
