import ButtonDrawing
import Scheduling
import Testing

struct TypesetterTests {
    @Test(arguments: [
        ("ก", "th", UInt32(0x0E01)), ("Book 📅", "en", 0x1F4C5), ("Agora é já ย", "pt", 0x0E22),
        ("Book\u{F0000}", "en", 0xF0000),
    ])
    func `a character that no font has is named`(
        words: String,
        language: String,
        code: UInt32
    )
        throws
    {
        let setter = try Fonts.setter(Fonts.inter, Fonts.arabic)
        let scalar = try #require(Unicode.Scalar(code))
        #expect(throws: TypesettingProblem.noGlyph(scalar)) {
            try setter.line(try text(words, language))
        }
    }

    @Test(arguments: ["\u{200D}", "\u{FEFF}", "\u{2060}\u{200B}"])
    func `words of which nothing can be seen are refused`(words: String) throws {
        let setter = try Fonts.setter(Fonts.inter)
        #expect(throws: TypesettingProblem.blank) { try setter.line(try text(words)) }
    }

    @Test func `what is no font is named`() throws {
        let name = try #require(FontName("fonts/letter.ttf"))
        for bytes in [[], Array("not a font".utf8), [UInt8](repeating: 0, count: 4096)] {
            #expect(throws: TypesettingProblem.notAFont(name)) {
                try Typesetter([FontFile(name: name, bytes: bytes)], weight: .bold)
            }
        }
    }

    @Test func `a collection has no font beyond its last`() throws {
        let file = try Fonts.file(Fonts.japanese)
        let name = FontName(path: file.name.path, index: 99)
        #expect(throws: TypesettingProblem.notAFont(name)) {
            try Typesetter([FontFile(name: name, bytes: file.bytes)], weight: .bold)
        }
    }

    @Test func `a font that is cut off draws nothing or is refused`() throws {
        let whole = try Fonts.file(Fonts.inter)
        for count in stride(from: 0, to: whole.bytes.count, by: 40_009) {
            let cut = FontFile(name: whole.name, bytes: Array(whole.bytes[..<count]))
            // Whatever is left of the font, words are drawn or refused, and nothing traps.
            let line = try? Typesetter([cut], weight: .bold).line(try text("Book now"))
            #expect(line == nil || line?.outline.isEmpty == false)
        }
    }

    @Test func `the first font that has a character draws it`() throws {
        let setter = try Fonts.setter(Fonts.inter, Fonts.thai, Fonts.hebrew)
        #expect(try setter.line(try text("Book now")).fonts.map(\.path) == [Fonts.inter])
        let mixed = try setter.line(try text("จอง Zoom", "th"))
        #expect(mixed.fonts.map(\.path) == [Fonts.inter, Fonts.thai])
        #expect(try setter.line(try text("חדר", "he")).fonts.map(\.path) == [Fonts.hebrew])
    }

    @Test func `letters and their marks come from one font`() throws {
        // Inter has the letter but not the mark of this Hindi word's neighbour.
        let setter = try Fonts.setter(Fonts.inter, Fonts.devanagari)
        #expect(try setter.line(try text("करें", "hi")).fonts.map(\.path) == [Fonts.devanagari])
        // A letter with its accent apart is the letter with the accent.
        let apart = try setter.line(try text("Re\u{301}server", "fr"))
        #expect(apart.outline == (try setter.line(try text("Réserver", "fr")).outline))
    }

    @Test func `letters are kerned`() throws {
        let setter = try Fonts.setter(Fonts.inter)
        let width = { (words: String) in
            let ink = try setter.line(try text(words)).ink
            return ink.most.x - ink.least.x
        }
        #expect(try width("AVAVAV") < (try width("AHAHAH")) * 0.95)
    }

    @Test func `Arabic letters join`() throws {
        let setter = try Fonts.setter(Fonts.arabic)
        let joined = try setter.line(try text("ببب", "ar"))
        // A joiner that forbids joining stands between them.
        let apart = try setter.line(try text("ب\u{200C}ب\u{200C}ب", "ar"))
        #expect(joined.ink.most.x < apart.ink.most.x * 0.9)
    }

    @Test func `the language chooses among the forms of a character`() throws {
        let setter = try Fonts.setter(Fonts.japanese)
        let japanese = try setter.line(try text("直す", "ja"))
        let chinese = try setter.line(try text("直す", "zh-Hans"))
        #expect(japanese.outline != chinese.outline)
    }

    @Test func `lines do not depend on what was set before`() throws {
        let words = [("Book now", "en"), ("احجز الآن", "ar"), ("จองเลย", "th"), ("Book now", "de")]
        let names = [Fonts.inter, Fonts.arabic, Fonts.thai]
        let files = try names.map { try Fonts.file($0) }
        let shared = try Typesetter(files, weight: .semibold)
        for (words, language) in words + words.reversed() {
            let alone = try Typesetter(files, weight: .semibold)
            let line = try shared.line(try text(words, language))
            #expect(line == (try alone.line(try text(words, language))))
        }
    }
}
