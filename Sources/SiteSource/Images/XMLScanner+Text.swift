/// The smallest parts of a text: names, references, blanks.
extension XMLScanner {
    /// A name of ASCII letters and digits, with at most one colon inside.
    mutating func name() throws(SVGProblem) -> String {
        let start = offset
        var colons = 0
        while let byte = byte(at: offset), Self.isNameByte(byte) {
            if byte == UInt8(ascii: ":") { colons += 1 }
            offset += 1
        }
        let name = bytes[start..<offset]
        let parts = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard colons < 2, parts.allSatisfy({ $0.first.map(Self.beginsName) ?? false }) else {
            throw .malformed("A name of letters and digits must stand here.", at: start)
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Text up to a byte, or to the end of the file, with references resolved.
    mutating func text(until end: UInt8, isValue: Bool = false) throws(SVGProblem) -> [UInt8] {
        var text: [UInt8] = []
        while let byte = byte(at: offset), byte != end {
            switch byte {
            case UInt8(ascii: "&"):
                text += try reference()
                continue
            case UInt8(ascii: "<"):
                throw .malformed("`<` must be written `&lt;` in a value.", at: offset)
            case UInt8(ascii: "]") where !isValue && has("]]>".utf8):
                throw .malformed("`]]>` must be written `]]&gt;`.", at: offset)
            case 0x09, 0x0A, 0x0D: text.append(isValue ? 0x20 : byte)
            default: text.append(byte)
            }
            offset += 1
        }
        return text
    }

    /// One of the five entities, or a scalar by its number.
    private mutating func reference() throws(SVGProblem) -> [UInt8] {
        let start = offset
        var end = offset + 1
        // The longest is `&#x10FFFF;`, with room for zeros in front.
        while end < bytes.count, end - start < 16, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard byte(at: end) == UInt8(ascii: ";") else {
            throw .malformed("`&` must be written `&amp;`.", at: start)
        }
        offset = end + 1
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        if let meant = Self.entities[name] { return [meant] }
        guard name.utf8.first == UInt8(ascii: "#") else {
            throw .active(
                "The picture uses `&\(name.shown);`, which XML does not know.",
                hint: "write the character itself, or \(SVGProblem.plainSVG)",
                at: start
            )
        }
        let isHexadecimal = name.utf8.dropFirst().first == UInt8(ascii: "x")
        let digits = name.utf8.dropFirst(isHexadecimal ? 2 : 1)
        // Without this, a sign would do.
        guard digits.first.map(Self.isHexadecimalDigit) ?? false,
            let value = UInt32(String(digits) ?? "", radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(value), Self.isCharacter(scalar)
        else { throw .malformed("`&\(name.shown);` is no character.", at: start) }
        return Array(String(Character(scalar)).utf8)
    }

    private static let entities: [String: UInt8] = [
        "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
        "quot": UInt8(ascii: "\""), "apos": UInt8(ascii: "'"),
    ]

    /// Goes behind the next such bytes.
    mutating func skip(to end: String.UTF8View, from start: Int) throws(SVGProblem) {
        while offset < bytes.count, !has(end) { offset += 1 }
        guard offset < bytes.count else {
            throw .malformed("The picture is cut off in a comment or a section.", at: start)
        }
        offset += end.count
    }

    /// Reads `<?xml version="1.0" encoding="UTF-8"?>`.
    ///
    /// A text that claims another encoding is another text to browsers.
    mutating func readDeclaration() throws(SVGProblem) {
        let start = offset
        offset += 5
        var names: [String] = []
        while skipBlanks(), !has("?>".utf8) {
            let attribute = try attribute()
            let value = String(decoding: attribute.value, as: UTF8.self).lowercased()
            guard Self.declared[attribute.name]?.contains(value) == true else {
                throw .malformed("The picture is not XML 1.0 in UTF-8, as it must be.", at: start)
            }
            names.append(attribute.name)
        }
        guard has("?>".utf8), !bytes[start..<offset].contains(UInt8(ascii: "&")),
            ["version", "encoding", "standalone"].filter(names.contains) == names,
            names.first == "version"
        else { throw .malformed("The XML declaration is not well formed.", at: start) }
        offset += 2
    }

    private static let declared = [
        "version": ["1.0"], "encoding": ["utf-8"], "standalone": ["yes", "no"],
    ]

    /// Whether the text goes on so.
    func has(_ part: some Collection<UInt8>) -> Bool {
        bytes[min(offset, bytes.count)...].starts(with: part)
    }

    func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Skips blanks; `false` when there are none.
    @discardableResult
    mutating func skipBlanks() -> Bool {
        let start = offset
        while let byte = byte(at: offset), Self.isBlank(byte) { offset += 1 }
        return offset > start
    }

    /// Where U+FFFE or U+FFFF stands, which XML does not know.
    static func firstNoncharacter(in bytes: [UInt8]) -> Int? {
        bytes.indices.first { index in
            bytes[index] == 0xEF && bytes[index...].starts(with: [0xEF, 0xBF])
                && bytes[index...].dropFirst(2).first.map { $0 >= 0xBE } == true
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: beginsName(byte)
        }
    }

    /// Whether XML 1.0 knows a scalar as a character, besides the controls that no text has.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
