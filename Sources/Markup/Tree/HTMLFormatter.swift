extension ByteBuffer {
    mutating func append(startOf name: ElementName, _ attributes: [HTMLAttribute]) {
        append(openStartOf: name)
        for attribute in attributes { append(attribute) }
        append(UInt8(ascii: ">"))
    }

    /// Appends a start tag up to where attributes go.
    mutating func append(openStartOf name: ElementName) {
        let tag = name.startTag
        unsafe append(
            UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount - 1)
        )
    }

    mutating func append(endOf name: ElementName) { append(name.endTag) }

    mutating func append(_ attribute: HTMLAttribute) {
        switch attribute.value {
        case .none: append(attribute.start)
        case .wellFormed(let attributes): append(attributes)
        case .text(let text):
            append(attribute.start)
            if let name = attribute.name {
                append(name)
                append("=\"")
            }
            append(escaping: text)
            append(UInt8(ascii: "\""))
        }
    }

    /// Appends text, escaped.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { unsafe append(escaping: $0) }
    }

    /// Appends text with `&`, `<`, `>` and `"` escaped and what HTML forbids replaced by U+FFFD.
    ///
    /// Works on bytes: `"` followed by a combining mark is one `Character` that is not `"`, but a
    /// browser sees the quote. HTML forbids control characters other than tab and line breaks, and
    /// noncharacters (HTML, section 13.1).
    mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var index = unsafe Self.nextSuspect(in: utf8, from: 0)
        while index < utf8.count {
            let (length, replacement) = unsafe Self.replacement(at: index, in: utf8)
            if let replacement {
                unsafe append(UnsafeBufferPointer(rebasing: utf8[copied..<index]))
                append(replacement)
                copied = index + length
            }
            index = unsafe Self.nextSuspect(in: utf8, from: index + length)
        }
        guard copied < utf8.count else { return }
        unsafe append(UnsafeBufferPointer(rebasing: utf8[copied...]))
    }

    /// The next byte that must be looked at before it may be written.
    ///
    /// Eight bytes at a time are passed when none of them can be one (the tricks are those of
    /// Bit Twiddling Hacks, "Determine if a word has a byte less than n" and "equal to n").
    private static func nextSuspect(
        in utf8: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int {
        var index = start
        let words = UnsafeRawBufferPointer(utf8)
        while index + 8 <= utf8.count {
            let word = unsafe words.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard mayHoldSuspect(word) else {
                index += 8
                continue
            }
            let end = index + 8
            while index < end {
                if unsafe isSuspect(utf8[index]) { return index }
                index += 1
            }
        }
        while index < utf8.count {
            if unsafe isSuspect(utf8[index]) { return index }
            index += 1
        }
        return index
    }

    /// How many bytes to pass at a suspect byte, and what to write for them; `nil` to keep them.
    private static func replacement(
        at index: Int,
        in utf8: UnsafeBufferPointer<UInt8>
    ) -> (length: Int, text: StaticString?) {
        let next = unsafe index + 1 < utf8.count ? utf8[index + 1] : 0
        let third = unsafe index + 2 < utf8.count ? utf8[index + 2] : 0
        let fourth = unsafe index + 3 < utf8.count ? utf8[index + 3] : 0
        switch unsafe utf8[index] {
        case UInt8(ascii: "&"): return (1, "&amp;")
        case UInt8(ascii: "<"): return (1, "&lt;")
        case UInt8(ascii: ">"): return (1, "&gt;")
        case UInt8(ascii: "\""): return (1, "&quot;")
        case 0x09, 0x0A: return (1, nil)
        case 0x0D: return (1, next == 0x0A ? "" : "\n")
        case 0...0x1F, 0x7F: return (1, "\u{FFFD}")
        case 0xC2: return (2, next < 0xA0 ? "\u{FFFD}" : nil)
        case 0xEF:
            let isForbidden =
                next == 0xB7 && (0x90...0xAF).contains(third) || next == 0xBF && third >= 0xBE
            return (3, isForbidden ? "\u{FFFD}" : nil)
        default:
            let isForbidden = next & 0x0F == 0x0F && third == 0xBF && fourth >= 0xBE
            return (4, isForbidden ? "\u{FFFD}" : nil)
        }
    }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highs: UInt64 = 0x8080_8080_8080_8080

/// Whether a word of eight bytes may hold a suspect byte; certain when it says no.
private func mayHoldSuspect(_ word: UInt64) -> Bool {
    // Bytes below 0x20, and those from 0x80 on.
    var found = ((word &- ones &* 0x20) & ~word | word) & highs
    // `<` and `>` differ in one bit, as do `"` and `&`; 0x7F stands alone.
    for (mask, value) in [(2, 0x3E), (4, 0x26), (0, 0x7F)] as [(UInt64, UInt64)] {
        let difference = (word | ones &* mask) ^ (ones &* value)
        found |= (difference &- ones) & ~difference & highs
    }
    return found != 0
}

private func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x1F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        0x7F, 0xC2, 0xEF, 0xF0...0xF4:
        true
    default: false
    }
}
