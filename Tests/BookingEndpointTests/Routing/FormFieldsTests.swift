import Testing

@testable import BookingEndpoint

struct FormFieldsTests {
    @Test(arguments: [
        "a=%", "a=%4", "a=%zz", "%c0%af=b", "a=%ff", "a=%00", "a=\u{1}", "a=%7f", "a=%1b",
        String(repeating: "a&", count: 101),
    ])
    func `what cannot be read is refused`(text: String) {
        #expect(throws: Refusal.malformed) { try FormFields(text.utf8) }
    }

    @Test(arguments: [
        ("", []), ("&&", []), ("a", [("a", "")]), ("a=b=c", [("a", "b=c")]), ("=b", [("", "b")]),
        ("a+b=%2B+", [("a b", "+ ")]), ("a=%0D%0Ab%09", [("a", "\r\nb\t")]),
        ("n=%c3%a9&n=2", [("n", "\u{E9}"), ("n", "2")]),
    ])
    func `fields are decoded once`(text: String, expected: [(String, String)]) throws {
        let fields = try FormFields(text.utf8).fields
        #expect(fields == expected.map { FormFields.Field($0.0, $0.1) })
    }

    @Test func `a field that comes twice has no single value`() throws {
        let fields = try FormFields("a=1&b=2&a=1".utf8)
        #expect(throws: Refusal.malformed) { try fields.value("a") }
        #expect(try fields.value("b") == "2")
        #expect(try fields.value("c") == nil)
        #expect(fields.values("a") == ["1", "1"])
    }

    @Test func `names are compared as bytes`() throws {
        #expect(try FormFields("e%CC%81=1".utf8).value("\u{E9}") == nil)
    }
}
