/// The first letters of a name, for hosts without a photo: without titles such as `Dr.`, and of
/// several names with commas between them, one each of the first two.
func monogram(_ name: String) -> String { plainMonogram(name) ?? fullMonogram(name) }

/// The letters of a name in any script, each with its marks.
func fullMonogram(_ name: String) -> String {
    let names = name.split(separator: ",").map { $0.split(separator: " ") }.filter { !$0.isEmpty }
        .map { words in
            let own = words.drop { titles.contains(Array($0.lowercased().utf8)) }
            return own.isEmpty ? words[...] : own
        }
    guard let initial = names.first?.first?.first else { return "" }
    let second = names.count > 1 ? names[1].first : names[0].dropFirst().last
    // Two letters are usual only where letters have cases.
    guard initial.isCased, let last = second?.first, names.count == 1 || last.isCased else {
        return String(initial)
    }
    return String(initial) + String(last)
}

/// Words before a name that are none of it, in lower case.
private let titles: [[UInt8]] = [
    "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "sir",
    "dame", "rev.", "herr", "frau", "hr.", "fr.", "med.", "phil.", "ing.", "dipl.-ing.", "mag.",
    "mme", "m.", "sr.", "sra.",
].map { Array($0.utf8) }

/// The same for one name of which the words begin with plain letters of Europe, which need no
/// tables of Unicode; `nil` for others.
func plainMonogram(_ name: String) -> String? {
    let bytes = name.utf8.span
    var letters = ""
    var last: Unicode.Scalar?
    var start = 0
    while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: " ") {
            guard bytes[end] != UInt8(ascii: ",") else { return nil }
            end += 1
        }
        let word = bytes.extracting(start..<end)
        if !word.isEmpty, !letters.isEmpty || !isTitle(word) {
            guard let letter = plainInitial(word) else { return nil }
            if letters.isEmpty { letters.unicodeScalars.append(letter) } else { last = letter }
        }
        start = end + 1
    }
    guard !letters.isEmpty else { return nil }
    if let last { letters.unicodeScalars.append(last) }
    return letters
}

private func isTitle(_ word: Span<UInt8>) -> Bool {
    titles.contains { title in
        guard title.count == word.count else { return false }
        for index in word.indices where lowered(word[index]) != title[index] { return false }
        return true
    }
}

private func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// A word's first letter, if it has two cases and nothing can be part of it; else `nil`.
private func plainInitial(_ word: Span<UInt8>) -> Unicode.Scalar? {
    var after = 1
    var letter = UInt32(word[0])
    if letter >= 0x80 {
        guard word.count > 1, (0xC3...0xC5).contains(letter) else { return nil }
        letter = (letter & 0x1F) << 6 | UInt32(word[1] & 0x3F)
        after = 2
    }
    switch letter {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x137, 0x139...0x17F: break
    default: return nil
    }
    // Marks that join a letter begin at U+0300.
    guard after == word.count || word[after] < 0xCC else { return nil }
    return Unicode.Scalar(letter)
}
