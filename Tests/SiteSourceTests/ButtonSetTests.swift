import Scheduling
import SiteSource
import Testing

struct ButtonSetTests {
    private func load(_ files: [String: String]) throws -> ButtonSet {
        var fixture = SiteFixture()
        for (name, text) in files { fixture.files["buttons/" + name] = Array(text.utf8) }
        let outcome = fixture.load()
        #expect(outcome.diagnostics.isEmpty, "\(outcome.report)")
        return outcome.buttons
    }

    private let plain = ##"{"colours": {"blue": "#1f6feb"}}"##
    private let labels = """
        {"labels": {
          "book-now": {"en": "Book now", "de": "Jetzt buchen", "ar": "احجز الآن"},
          "meet-with-me": {"en": "Meet with me"}
        }}
        """

    @Test func `a style with nothing but a colour takes what is usual`() throws {
        let set = try load(["labels.json": labels, "plain.json": plain])
        let style = try #require(set.styles.first?.style)
        #expect(style.id.text == "plain" && style.shape == .rounded && style.look == .fill)
        #expect(style.sizes == [44, 36] && style.weight == .semibold && style.icon == .none)
        #expect(style.labels.map(\.id.text) == ["book-now", "meet-with-me"])
        #expect(style.labels[0].texts.map(\.language.text) == ["en", "de", "ar"])
        #expect(style.fonts[0].path == "opentype/inter/Inter-SemiBold.otf")
        #expect(style.fonts.count == 6)
        #expect(style.colours.map(\.name) == ["blue"])
    }

    @Test func `a style says all of itself`() throws {
        let set = try load([
            "labels.json": labels,
            "own.yaml": """
            shape: pill
            look: soft
            colours: {teal: "#0b7f7f", slate: {colour: "#667", text: "#223", edge: "#778"}}
            sizes: 48
            weight: bold
            icon: calendar
            fonts: [fonts/Own.ttf, "opentype/noto/NotoSansCJK-Bold.ttc#1"]
            labels: [meet-with-me, book-now]
            languages: [en, AR]
            """,
        ])
        let style = try #require(set.styles.first?.style)
        #expect(style.shape == .pill && style.look == .soft && style.sizes == [48])
        #expect(style.weight == .bold && style.icon == .calendar)
        #expect(style.fonts.map(\.index) == [0, 1])
        #expect(style.labels.map(\.id.text) == ["meet-with-me", "book-now"])
        #expect(style.labels[1].texts.map(\.language.text) == ["en", "ar"])
        #expect(style.colours[1].paint.edge == Colour("#778"))
    }

    @Test func `a style may have labels of its own`() throws {
        let set = try load([
            "own.json": """
            {"colours": {"blue": "#1f6feb"}, "labels": {"tea": {"en": "Come for tea"}}}
            """
        ])
        let loaded = try #require(set.styles.first)
        #expect(loaded.style.labels.map(\.id.text) == ["tea"])
        let place = SourcePlace(path: "buttons/own.json", line: 1, column: 59)
        #expect(loaded.textPlaces == [[place]])
    }

    @Test func `texts keep their places`() throws {
        let set = try load(["labels.json": labels, "plain.json": plain])
        let places = try #require(set.styles.first?.textPlaces)
        #expect(places[0].map(\.line) == [2, 2, 2] && places[1].map(\.line) == [3])
        #expect(places[0].map(\.column) == [22, 40, 62])
    }

    @Test(arguments: [
        ("rounded-blue-44", "book-now.de", ["a", "c", "d"]),
        ("pill-blue-44", "book-now", ["b", "d"]),
        ("rounded-blue-44", "meet", ["a", "d"]), ("x", "book-now.de", ["c", "d"]),
    ])
    func `what is dropped covers addresses`(folder: String, name: String, wanted: [String]) throws {
        let set = try load([
            "dropped.json": """
            {"dropped": [
            "rounded-blue-44/*", "pill-blue-44/book-now",
            "*/book-now.de", "*/*"]}
            """
        ])
        let address = ButtonAddress(folder: folder, name: name)
        let covering = zip(["a", "b", "c", "d"], set.dropped).filter { $0.1.covers(address) }
        #expect(covering.map(\.0) == wanted)
    }

    @Test func `a slip of the pen does not fill the disk`() throws {
        let names = (0..<40).map { "\"c\($0)\": \"#1f6feb\"" }.joined(separator: ",")
        let labels = (0..<200).map { "\"l\($0)\": {\"en\": \"a\"}" }.joined(separator: ",")
        var fixture = SiteFixture()
        fixture.files["buttons/big.json"] = Array(
            """
            {"colours": {\(names)}, "sizes": [24, 26, 28, 30, 32, 34, 36, 38], "labels": {\(labels)}}
            """.utf8
        )
        #expect(fixture.load().diagnostics.map(\.rule) == ["too-many"])
    }
}
