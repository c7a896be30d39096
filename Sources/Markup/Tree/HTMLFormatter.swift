extension HTML {
    /// The piece as bytes, with nothing between elements that the tree does not hold.
    package var compact: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8192)
        write(into: &bytes)
        return bytes
    }

    /// The piece as a whole document, after the doctype that keeps browsers out of quirks mode.
    package var document: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16_384)
        bytes.append(contentsOf: "<!doctype html>\n".utf8)
        write(into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Appends the piece to bytes.
    package func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): bytes.append(escaping: text)
        case .element(let element): element.write(into: &bytes)
        case .fragment(let children):
            for child in children { child.write(into: &bytes) }
        case .json(let value): value.write(into: &bytes)
        case .frozen(let frozen): bytes.append(contentsOf: frozen.bytes)
        }
    }
}

extension HTMLElement {
    func write(into bytes: inout [UInt8]) {
        writeStart(into: &bytes)
        guard !name.isVoid else { return }
        // A line break right after these start tags is dropped by parsers (HTML, 13.2.6.4.7).
        if name.isPreformatted, case .text(let text) = children.first,
            text.utf8.first == UInt8(ascii: "\n")
        {
            bytes.append(UInt8(ascii: "\n"))
        }
        for child in children { child.write(into: &bytes) }
        writeEnd(into: &bytes)
    }

    func writeStart(into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.rawValue.utf8)
        for attribute in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.name.utf8)
            guard let value = attribute.value else { continue }
            bytes.append(UInt8(ascii: "="))
            bytes.append(UInt8(ascii: "\""))
            bytes.append(escaping: value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    func writeEnd(into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: name.rawValue.utf8)
        bytes.append(UInt8(ascii: ">"))
    }
}

extension [UInt8] {
    /// Appends text with `&`, `<`, `>` and `"` escaped and what HTML forbids replaced by U+FFFD.
    ///
    /// Works on bytes: `"` followed by a combining mark is one `Character` that is not `"`, but a
    /// browser sees the quote. HTML forbids control characters other than tab and line breaks, and
    /// noncharacters (HTML, section 13.1).
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            var index = 0
            while index < utf8.count {
                let byte = unsafe utf8[index]
                guard isSuspect(byte) else {
                    index += 1
                    continue
                }
                let (length, replacement) = unsafe Self.replacement(at: index, in: utf8)
                if let replacement {
                    unsafe append(contentsOf: utf8[copied..<index])
                    append(contentsOf: replacement.utf8)
                    copied = index + length
                }
                index += length
            }
            unsafe append(contentsOf: utf8[copied...])
        }
    }

    /// How many bytes to pass at a suspect byte, and what to write for them; `nil` to keep them.
    private static func replacement(
        at index: Int,
        in utf8: UnsafeBufferPointer<UInt8>
    ) -> (length: Int, text: String?) {
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

/// Whether a byte must be looked at before it may be written.
private func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x1F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        0x7F, 0xC2, 0xEF, 0xF0...0xF4:
        true
    default: false
    }
}
