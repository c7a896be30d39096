import Markup
import Testing

struct JSONValueTests {
    private func text(_ value: JSONValue) -> String {
        String(decoding: value.compact, as: UTF8.self)
    }

    @Test(arguments: [
        ("</script>", #""\u003c/script\u003e""#), ("<!--", #""\u003c!--""#),
        ("]]>&", #""]]\u003e\u0026""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("\"\\", #""\"\\""#), ("\"\u{301}", "\"\\\"\u{301}\""), ("\u{0}\n", #""\u0000\n""#),
        ("林", "\"林\""),
    ])
    func `text cannot end the script that holds it`(raw: String, escaped: String) {
        #expect(text(.string(raw)) == escaped)
    }

    @Test func `members keep their order`() {
        #expect(text(["z": 1, "a": [true, .null]]) == #"{"z":1,"a":[true,null]}"#)
    }

    @Test func `the form for people has one member a line`() {
        let value: JSONValue = ["a": [1, 2], "b": [:]]
        let lines = "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n"
        #expect(String(decoding: value.pretty, as: UTF8.self) == lines)
    }
}
