/// Bytes as the letters and digits of a link: Crockford's base32 in lower case, the highest bits
/// first.
///
/// It survives what happens to links on their way: capitals, line breaks, hyphens, marks at the
/// end of a sentence, encodings on top of each other. `o` reads as 0, `i` and `l` as 1.
package enum SealedText {
    /// Bits after the last byte are zero.
    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 8 / 5 + 1)
        var bits = 0
        var count = 0
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[bits >> count & 31])
            }
        }
        if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; `nil` when it cannot be a link, or has bits after the last byte.
    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 5000 else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in decoded(Array(text.utf8)) where isSymbol(byte) {
            guard let value = value(byte) else { return nil }
            bits = (bits << 5 | value) & 0xFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        guard count < 5, bits & (1 << count - 1) == 0 else { return nil }
        return bytes
    }

    /// The text in which it is written; for what has been read.
    package static func plain(_ text: String) -> String? { bytes(text).map(Self.text) }

    /// Without percent-encodings, however many lie on top of each other.
    private static func decoded(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0..<4 where text.contains(UInt8(ascii: "%")) {
            var next: [UInt8] = []
            var index = 0
            while index < text.count {
                if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
                    let byte = Hexadecimal.bytes(text[(index + 1)...(index + 2)].map(lowered))?
                        .first
                {
                    next.append(byte)
                    index += 3
                } else {
                    next.append(text[index])
                    index += 1
                }
            }
            text = next
        }
        return text
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func isSymbol(_ byte: UInt8) -> Bool {
        let byte = lowered(byte)
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch lowered(byte) {
        case UInt8(ascii: "o"): 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): 1
        case let byte: alphabet.firstIndex(of: byte)
        }
    }
}
