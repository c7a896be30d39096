/// A text as a person wrote it, cut into numbers, words and signs, to guess what is meant.
///
/// Blanks and quotes are left out, letters are lower case, and every dash is a hyphen.
struct LooseText {
    enum Part: Equatable {
        /// A number, and how many digits it was written with.
        case number(Int, digits: Int)
        case word(String)
        case sign(Unicode.Scalar)
    }

    private(set) var parts: [Part] = []

    /// Longer texts are not what a guess is made for.
    private static let maximum = 200

    init(_ text: String) {
        guard text.utf8.count <= Self.maximum else { return }
        var word = String.UnicodeScalarView()
        var digits: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "0"..."9":
                end(&word)
                digits.append(UInt8(truncatingIfNeeded: scalar.value))
            case _ where scalar.properties.isAlphabetic:
                end(&digits)
                word.append(scalar)
            default:
                end(&word)
                end(&digits)
                if let sign = Self.sign(scalar) { parts.append(.sign(sign)) }
            }
        }
        end(&word)
        end(&digits)
    }

    /// The parts, cut at commas, semicolons and words that mean "and".
    var list: [ArraySlice<Part>] {
        parts.split(omittingEmptySubsequences: true) { part in
            switch part {
            case .sign(","), .sign(";"), .sign("&"), .sign("/"), .sign("+"), .sign("|"): true
            case .word(let word): Self.conjunctions.contains(word)
            default: false
            }
        }
    }

    private static let conjunctions: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "e",
    ]

    /// Words that stand between the first and the last of a range.
    static let rangeWords: Set<String> = [
        "to", "til", "till", "until", "through", "thru", "bis", "à", "a", "al", "hasta", "tot",
    ]

    private mutating func end(_ word: inout String.UnicodeScalarView) {
        guard !word.isEmpty else { return }
        parts.append(.word(String(word)))
        word = String.UnicodeScalarView()
    }

    private mutating func end(_ digits: inout [UInt8]) {
        guard !digits.isEmpty else { return }
        let number = digits.count <= 9 ? Int(String(decoding: digits, as: UTF8.self)) : nil
        parts.append(number.map { .number($0, digits: digits.count) } ?? .sign("?"))
        digits = []
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\"", "'", "\u{2018}"..."\u{201F}", "«", "»": nil
        case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
        case _ where scalar.properties.isWhitespace || scalar.isInvisible: nil
        default: scalar
        }
    }
}
