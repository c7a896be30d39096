import Testing

@testable import SiteRendering

struct MonogramTests {
    @Test(arguments: [
        ("", ""), ("Ada", "A"), ("Ada Lovelace", "AL"), ("Ada King Lovelace", "AL"),
        ("Zoë Łukasz", "ZŁ"), ("J. R. Tolkien", "JT"), ("ليلى حدّاد", "ل"), ("林 雅婷", "林"),
        ("Dr. Mira Öz", "MÖ"), ("Prof. Dr. med. Mira Öz", "MÖ"), ("Dr.", "D"), ("Frau Öz", "Ö"),
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
}
