import Testing

@testable import SiteRendering

struct MonogramTests {
    @Test(arguments: [
        ("", ""), ("Ada", "A"), ("Ada Lovelace", "AL"), ("Ada King Lovelace", "AL"),
        ("Zoë Łukasz", "ZŁ"), ("J. R. Tolkien", "JT"), ("ليلى حدّاد", "ل"), ("林 雅婷", "林"),
        ("Dr. Mira Öz", "MÖ"), ("Prof. Dr. med. Mira Öz", "MÖ"), ("Dr.", "D"), ("Frau Öz", "Ö"),
        ("Frau Weber", "W"), ("DR Ada King", "AK"), ("Mr Sir", "MS"), ("  Ada  ", "A"),
        ("e\u{301}lan King", "e\u{301}K"), ("ada king", "ak"), ("3 Kings", "3"), ("× Ada", "×"),
    ])
    func `a name has its first and last letter, without titles`(name: String, letters: String) {
        #expect(monogram(name) == letters)
    }

    @Test(arguments: [
        ("Dr. Mira Öz, Sam Otto", "MS"), ("Ada Lovelace, Grace Hopper, Mary Ward", "AG"),
        ("Ada Lovelace, ليلى حدّاد", "A"), ("林 雅婷, Ada Lovelace", "林"), (", ,", ""),
        ("Ada Lovelace, ", "AL"),
    ])
    func `several names have a letter each`(names: String, letters: String) {
        #expect(monogram(names) == letters)
    }

    @Test func `plain names need no tables of letters`() {
        let words = [
            "Ada", "king", "Dr.", "Frau", "Öz", "Łukasz", "ßa", "ĸa", "e\u{301}x", "O’Neil", "3D",
            "×",
            "Anne-Marie", "ليلى", "Ǆa", "",
        ]
        var plain = 0
        for first in words {
            for second in words {
                for name in [first, "\(first) \(second)", "Dr. \(first)  Ada \(second) "] {
                    guard let letters = plainMonogram(name) else { continue }
                    #expect(letters == fullMonogram(name), "\(name)")
                    plain += 1
                }
            }
        }
        #expect(plain > 200)
    }
}
