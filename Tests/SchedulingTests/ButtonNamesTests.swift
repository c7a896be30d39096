import Scheduling
import Testing

struct ButtonNamesTests {
    @Test(arguments: [
        "", "e", "engl", "en_GB", "en-", "-en", "en--GB", "é", "1a",
        "en-toolongtag1",
    ])
    func `what is no language tag is refused`(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test(arguments: [
        ("en", false), ("ar", true), ("AR-eg", true), ("he", true), ("ur", true),
        ("ur-Latn", false),
        ("az", false), ("az-Arab", true), ("pt-BR", false), ("ckb", true), ("th", false),
    ])
    func `a language is written one way or the other`(text: String, isRightToLeft: Bool) throws {
        #expect(try #require(LanguageTag(text)).isRightToLeft == isRightToLeft)
    }

    @Test(arguments: [
        "", "/etc/font.ttf", "../font.ttf", "a/../b.ttf", "a//b.ttf", "a.ttf#", "a.ttf#x",
        "a.ttf#1#2", "a.ttf#1234", "./a.ttf", "a\0.ttf",
    ])
    func `a font's name does not lead out of its folder`(text: String) {
        #expect(FontName(text) == nil)
    }

    @Test func `a font's name tells which font of a collection is meant`() throws {
        let name = try #require(FontName("opentype/noto/NotoSansCJK-Bold.ttc#3"))
        #expect(name.path == "opentype/noto/NotoSansCJK-Bold.ttc" && name.index == 3)
        #expect(name.text == "opentype/noto/NotoSansCJK-Bold.ttc#3")
        #expect(try #require(FontName("a.ttf#0")).text == "a.ttf")
    }

    @Test(arguments: [
        "", "/", "pill-blue-44", "pill-blue-44/", "/book-now", "a/b/c", "../pill/book-now",
        "pill-blue-44/..", "pill-blue-44/.png", "pill/book-now.", "pill/book.now.de",
        "pi.ll/book-now", "Pill/book-now", "pill/book now", "pill/book-now?x=1", "pill/b\u{301}",
        "https://example.com/images/pill/book-now.png", "buttons/buttons",
    ])
    func `what is no address of a button is refused`(text: String) {
        #expect(ButtonAddress(shown: text) == nil)
    }

    @Test(arguments: [
        "pill-blue-44/book-now.de", "buttons/pill-blue-44/book-now.de.png",
        "https://example.com/x/buttons/pill-blue-44/book-now.de@2x.png",
        "/buttons/pill-blue-44/book-now.de.svg",
    ])
    func `an address of a button is read as owners copy it`(text: String) throws {
        let address = try #require(ButtonAddress(shown: text))
        #expect(address == ButtonAddress(folder: "pill-blue-44", name: "book-now.de"))
        #expect(address.shown == "pill-blue-44/book-now.de")
    }

    @Test func `an address names style, colour, size, label and language`() throws {
        let style = try #require(DefinitionID("pill-icon"))
        let label = try #require(DefinitionID("book-now"))
        let path = { (language: String, form: ButtonAddress.Form) in
            ButtonAddress(
                style: style,
                colour: "blue",
                height: 44,
                label: label,
                language: try #require(LanguageTag(language))
            ).path(form)
        }
        #expect(try path("en", .plain) == "buttons/pill-icon-blue-44/book-now.png")
        #expect(try path("de", .fine) == "buttons/pill-icon-blue-44/book-now.de@2x.png")
        #expect(try path("pt-BR", .vector) == "buttons/pill-icon-blue-44/book-now.pt-br.svg")
    }
}
