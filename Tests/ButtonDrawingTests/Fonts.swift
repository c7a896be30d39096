import ButtonDrawing
import Digests
import Foundation
import Scheduling
import Testing

/// Fonts of Debian's packages, as the tests draw with them.
enum Fonts {
    static let inter = "opentype/inter/Inter-SemiBold.otf"
    static let arabic = "truetype/noto/NotoSansArabic-Bold.ttf"
    static let devanagari = "truetype/noto/NotoSansDevanagari-Bold.ttf"
    static let thai = "truetype/noto/NotoSansThai-Bold.ttf"
    static let hebrew = "truetype/noto/NotoSansHebrew-Bold.ttf"
    static let japanese = "opentype/noto/NotoSansCJK-Bold.ttc"

    static func file(_ name: String) throws -> FontFile {
        let name = try #require(FontName(name))
        let url = URL(filePath: "/usr/share/fonts").appending(path: name.path)
        return FontFile(name: name, bytes: [UInt8](try Data(contentsOf: url)))
    }

    static func setter(_ names: String...) throws -> Typesetter {
        try Typesetter(names.map { try file($0) }, weight: .semibold)
    }

    /// The first digits of a font's hash; `nil` when there is no such file.
    static func hash(_ name: String) -> String? {
        (try? file(name)).map { ContentDigest(of: $0.bytes).short }
    }
}

/// Words in a language, of which the tests know that it is one.
func text(_ words: String, _ language: String = "en") throws -> ButtonText {
    ButtonText(language: try #require(LanguageTag(language)), words: words)
}
