/// A byte of a file that cannot be part of a text.
struct TextFlaw: Equatable {
    enum Kind: Equatable {
        case notUTF8(UInt8)
        case control(Unicode.Scalar)
    }

    let kind: Kind
    let offset: Int
}

/// Looks through files for bytes that cannot be part of a text.
enum TextScan {
    /// The first byte that is not UTF-8 (RFC 3629), or begins a control other than tab, LF and CR.
    static func firstFlaw(in bytes: [UInt8]) -> TextFlaw? {
        unsafe bytes.withUnsafeBytes { unsafe firstFlaw(in: $0) }
    }

    private static func firstFlaw(in bytes: UnsafeRawBufferPointer) -> TextFlaw? {
        var offset = 0
        while offset < bytes.count {
            // Eight bytes at a time: a page is mostly plain ASCII. The highest bit of a byte stands
            // in the sum when it is 0x7F or more, and in the difference when it is below 0x20.
            while offset &+ 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let high = word | (word &+ 0x0101_0101_0101_0101) | (word &- 0x2020_2020_2020_2020)
                guard high & 0x8080_8080_8080_8080 == 0 || isPlainWithLineFeeds(word) else { break }
                offset &+= 8
            }
            let end = min(offset &+ 8, bytes.count)
            while offset < end {
                let byte = unsafe bytes[offset]
                if byte < 0x7F, byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                    offset &+= 1
                    continue
                }
                guard let (scalar, length) = unsafe decode(bytes, at: offset) else {
                    return TextFlaw(kind: .notUTF8(byte), offset: offset)
                }
                if scalar.value < 0xA0, scalar.value != 0x85 {
                    return TextFlaw(kind: .control(scalar), offset: offset)
                }
                offset &+= length
            }
        }
        return nil
    }

    /// Whether eight bytes are line feeds and 0x20 to 0x7E; no byte's result carries to another.
    private static func isPlainWithLineFeeds(_ word: UInt64) -> Bool {
        let notLow = (word | 0x8080_8080_8080_8080) &- 0x2020_2020_2020_2020
        let notFeed = (word ^ 0x0A0A_0A0A_0A0A_0A0A) &+ 0x7F7F_7F7F_7F7F_7F7F
        let high = word | (word &+ 0x0101_0101_0101_0101) | (~notLow & notFeed)
        return high & 0x8080_8080_8080_8080 == 0
    }

    /// Where the next line feed is; the end when there is none.
    static func lineFeed(from start: Int, in bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var offset = start
            // A byte less one has its highest bit set when it was 0, or when it was over 0x80.
            while offset &+ 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let less = (word ^ 0x0A0A_0A0A_0A0A_0A0A) &- 0x0101_0101_0101_0101
                guard less & 0x8080_8080_8080_8080 == 0 else { break }
                offset &+= 8
            }
            while offset < bytes.count, unsafe bytes[offset] != 0x0A { offset &+= 1 }
            return offset
        }
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int
    ) -> (Unicode.Scalar, Int)? {
        let lead = unsafe bytes[offset]
        let length: Int
        var value: UInt32
        let least: UInt32
        switch lead {
        case 0..<0x80: return (Unicode.Scalar(lead), 1)
        case 0xC2...0xDF: (length, value, least) = (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (length, value, least) = (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (length, value, least) = (4, UInt32(lead & 0x07), 0x10000)
        default: return nil
        }
        guard offset + length <= bytes.count else { return nil }
        for index in offset + 1..<offset + length {
            let byte = unsafe bytes[index]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// The line and column, from 1, of a byte of a file; columns count scalars.
    static func place(of offset: Int, in bytes: [UInt8]) -> Mark {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset >= 3 { column -= 1 }
        return Mark(line: line, column: column)
    }
}
