/// A JSON value with its members in a fixed order, so that output never depends on hashing.
package enum JSONValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral
{
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case array([JSONValue])
    case object([Member])
    case null

    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    /// The value as text without spaces, safe inside a `script` element.
    package var compact: [UInt8] {
        var bytes = ByteBuffer()
        write(into: &bytes)
        return bytes.take()
    }

    /// The value with one member a line, for people, ending with a line break.
    package var pretty: [UInt8] {
        var bytes = ByteBuffer()
        write(into: &bytes, indentation: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes.take()
    }

    /// Writes the value; with an indentation (in levels of two spaces) over several lines.
    func write(into bytes: inout ByteBuffer, indentation: Int? = nil) {
        switch self {
        case .string(let text): bytes.append(json: text)
        case .integer(let number): bytes.append(unescaped: "\(number)")
        case .boolean(let flag): bytes.append(unescaped: (flag ? "true" : "false"))
        case .null: bytes.append(unescaped: "null")
        case .array(let elements):
            Self.write(elements, "[", "]", into: &bytes, indentation) { element, bytes, inner in
                element.write(into: &bytes, indentation: inner)
            }
        case .object(let members):
            Self.write(members, "{", "}", into: &bytes, indentation) { member, bytes, inner in
                bytes.append(json: member.name)
                bytes.append(unescaped: (inner == nil ? ":" : ": "))
                member.value.write(into: &bytes, indentation: inner)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part],
        _ open: String,
        _ close: String,
        into bytes: inout ByteBuffer,
        _ indentation: Int?,
        _ writePart: (Part, inout ByteBuffer, Int?) -> Void
    ) {
        let inner = indentation.map { $0 + 1 }
        bytes.append(unescaped: open)
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine(inner, into: &bytes)
            writePart(part, &bytes, inner)
        }
        if !parts.isEmpty { newLine(indentation, into: &bytes) }
        bytes.append(unescaped: close)
    }

    private static func newLine(_ indentation: Int?, into bytes: inout ByteBuffer) {
        guard let indentation else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<indentation { bytes.append("  ") }
    }
}

extension ByteBuffer {
    /// Appends a string of JSON, with `<`, `>`, `&` and the line separators of JavaScript escaped,
    /// so that no text can end the `script` element that holds it.
    mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        if mayNeedCare(text) {
            for scalar in text.unicodeScalars { append(json: scalar) }
        } else {
            append(unescaped: text)
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(json scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": append(unescaped: "\\\"")
        case "\\": append(unescaped: "\\\\")
        case "\n": append(unescaped: "\\n")
        case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            append(unescaped: "\\u")
            for _ in digits.utf8.count..<4 { append(UInt8(ascii: "0")) }
            append(unescaped: digits)
        default:
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
        }
    }
}

/// Whether a text may hold a character that is escaped; certain when it says no.
private func mayNeedCare(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where needsCare(bytes[index]) { return true }
    return false
}

/// Whether a byte may be, or may begin, a character that is escaped.
private func needsCare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x1F, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2:
        true
    default: false
    }
}
