import Testing

@testable import BookingDocuments

struct SingleLineTests {
    @Test func `nothing that ends a line, hides or reorders stays`() {
        for text in HostileStrings.all {
            let line = SingleLine(cleaning: text).text
            #expect(!line.unicodeScalars.contains(where: Self.isForbidden))
            #expect(line.unicodeScalars.count <= SingleLine.limit + 1)
            #expect(line.utf8.first != 0x20 && line.utf8.last != 0x20)
        }
    }

    @Test func `cleaning twice is cleaning once`() {
        for text in HostileStrings.all {
            let line = SingleLine(cleaning: text, limit: 100)
            #expect(SingleLine(exactly: line.text) == line)
            #expect(line.defanged.defanged == line.defanged)
        }
    }

    @Test(arguments: [
        ("a\r\nb", "a b"), ("a\n\u{301}b", "a b"), ("  a\t\u{85} b ", "a b"), ("a\u{202E}b", "ab"),
        ("Zoë O’Brien-Łuc", "Zoë O’Brien-Łuc"), ("山田　太郎", "山田　太郎"), ("می‌خواهم", "می‌خواهم"),
        ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}"), ("\u{0}", ""),
        ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
    ])
    func `names stay as they are written`(text: String, expected: String) {
        let line = SingleLine(cleaning: text).text
        #expect(line.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("evil.example", "evil. example"), ("https://evil.example/a", "https: //evil. example/a"),
        ("www.evil。example", "www. evil。 example"), ("a．co", "a． co"),
        ("evil.e\u{301}xample", "evil. e\u{301}xample"), ("x@evil.example", "x@evil. example"),
        ("tel:0900", "tel: 0900"), ("Dr. J.R.R. Tolkien", "Dr. J.R.R. Tolkien"),
        ("St.John", "St. John"), ("Hopper, G.", "Hopper, G."),
    ])
    func `a name holds no link`(text: String, expected: String) {
        #expect(SingleLine.name(text).text == expected)
    }

    @Test func `a long name is cut`() {
        let name = SingleLine.name(String(repeating: "é", count: 500)).text
        #expect(name == String(repeating: "é", count: 80) + "…")
    }

    @Test(arguments: [
        ("a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g", ["a", "b", "c", "d", "e", "f", "g"]),
        ("\n\n a \n\n b\u{7}\n\n", ["a", "", "b"]), ("", []), ("\r\n\u{0}\n", []),
    ])
    func `lines end wherever any program ends them`(text: String, expected: [String]) {
        #expect(TextLines(cleaning: text).lines == expected)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0x200B,
            0xFEFF, 0xE0000...0xE007F, 0xFFFE, 0x10FFFF:
            true
        default: false
        }
    }
}
