import CCommonMark

/// Addresses among the words of a text, which other kinds of Markdown make links of.
enum BareAddress {
    /// Whether a text may hold one; most do not, which costs two passes over it.
    static func mayStand(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            if unsafe memchr(start, Int32(UInt8(ascii: "@")), bytes.count) != nil { return true }
            var offset = 0
            while offset < bytes.count,
                let found = unsafe memchr(
                    start + offset,
                    Int32(UInt8(ascii: ".")),
                    bytes.count - offset
                )
            {
                let place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
                let letter = UInt8(ascii: "w")
                if place >= 3, unsafe bytes[place - 1] == letter,
                    unsafe bytes[place - 2] == letter, unsafe bytes[place - 3] == letter
                {
                    return true
                }
                offset = place + 1
            }
            return false
        }
    }

    /// The addresses in some words that are in no link and no code.
    static func found(in words: String) -> [(kind: CommonMarkFinding.Kind, words: String)] {
        words.utf8.split(whereSeparator: isSeparator).compactMap { word in
            let word = trimmed(word)
            let text = String(Substring(word))
            if word.prefix(4).elementsEqual("www.".utf8) {
                let host = word.prefix { !"/?#:".utf8.contains($0) }
                return labels(host) >= 3 ? (.bareSite(text), text) : nil
            }
            let scheme = word.starts(with: "mailto:".utf8) ? 7 : 0
            let mail = word.dropFirst(scheme)
            return isMail(mail) ? (.bareMail(String(Substring(mail))), text) : nil
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "<>()[]{}\"|,;".utf8.contains(byte)
    }

    /// The word without what ends a sentence or sets it apart.
    private static func trimmed(_ word: Substring.UTF8View) -> Substring.UTF8View {
        var word = word.drop { "'*_".utf8.contains($0) }
        while let last = word.last, ".:!?'*_".utf8.contains(last) { word = word.dropLast() }
        return word
    }

    private static func isMail(_ word: Substring.UTF8View) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, labels(parts[1]) >= 2 else { return false }
        return parts[0].allSatisfy { isLetterOrDigit($0) || "._%+-".utf8.contains($0) }
    }

    /// How many labels the name of a host has; 0 if it is none.
    private static func labels(_ host: Substring.UTF8View) -> Int {
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
        guard isName, let last = labels.last, last.count >= 2 else { return 0 }
        return last.contains { (0x30...0x39).contains($0) } ? 0 : labels.count
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
    }
}
