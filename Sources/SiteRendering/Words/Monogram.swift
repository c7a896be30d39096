/// The first letters of a name, for hosts without a photo: without titles such as `Dr.`, and of
/// several names with commas between them, one each of the first two.
func monogram(_ name: String) -> String {
    if let letters = plainMonogram(name) { return letters }
    let names = name.split(separator: ",").map { $0.split(separator: " ") }.filter { !$0.isEmpty }
        .map { words in
            let own = words.drop { titles.contains($0.lowercased()) }
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
private let titles: Set = [
    "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "sir",
    "dame", "rev.", "herr", "frau", "hr.", "fr.", "med.", "phil.", "ing.", "dipl.-ing.", "mag.",
    "mme", "m.", "sr.", "sra.",
]

/// The same for names of plain letters, which need no tables of Unicode; `nil` for others.
private func plainMonogram(_ name: String) -> String? {
    let bytes = name.utf8.span
    var letters = ""
    var last: Unicode.Scalar?
    var isStart = true
    for index in bytes.indices {
        switch bytes[index] {
        case UInt8(ascii: " "): isStart = true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            guard isStart else { continue }
            isStart = false
            let letter = Unicode.Scalar(bytes[index])
            if letters.isEmpty { letters.unicodeScalars.append(letter) } else { last = letter }
        default: return nil
        }
    }
    if let last { letters.unicodeScalars.append(last) }
    return letters
}
