/// The first letters of a name, for hosts without a photo.
func monogram(_ name: String) -> String {
    if let letters = plainMonogram(name) { return letters }
    let parts = name.split(separator: " ")
    guard let first = parts.first?.first else { return "" }
    // Two letters are usual only where letters have cases.
    guard parts.count > 1, first.isCased, let last = parts.last?.first else { return String(first) }
    return String(first) + String(last)
}

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
