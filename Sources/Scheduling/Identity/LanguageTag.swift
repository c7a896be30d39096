/// The name of a language (BCP 47): `en`, `pt-BR`, `sr-Latn`.
package struct LanguageTag: Hashable, Sendable {
    /// As the owner wrote it.
    package let text: String

    /// Reads a tag of a language and at most a few subtags; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), text.utf8.count <= 35,
            first.allSatisfy(Self.isLetter),
            parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(Self.isAlphanumeric) })
        else { return nil }
        self.text = text
    }

    /// The tag in lower case, by which tags are compared.
    package var folded: String { text.lowercased() }

    package static let english = LanguageTag(known: "en")

    private init(known text: String) { self.text = text }

    /// Whether the language is written from right to left.
    ///
    /// A script that is named decides (`az-Arab`, `ur-Latn`); otherwise the language's usual one.
    package var isRightToLeft: Bool {
        let parts = folded.utf8.split(separator: UInt8(ascii: "-"))
            .map { String(decoding: Array($0), as: UTF8.self) }
        for part in parts.dropFirst() where part.utf8.count == 4 {
            return Self.rightToLeftScripts.contains(part)
        }
        return parts.first.map(Self.rightToLeftLanguages.contains) ?? false
    }

    private static let rightToLeftScripts: Set<String> = [
        "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
    ]

    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "mzn", "nqo", "ps",
        "sd", "syr", "ug", "ur", "yi",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte)
    }
}
