internal import Markup
internal import Scheduling

/// A colour of a style as the owner wishes it, before the look makes parts of it.
struct ColourWish: Sendable {
    let name: String
    let colour: Colour
    let text: Colour?
    let edge: Colour?
    let mark: Mark

    /// The colours of the parts; complains when they are too alike.
    func colour(for look: ButtonStyle.Look, _ reading: inout Reading) -> ButtonColour {
        let paint = paint(of: look)
        for weakness in paint.weaknesses {
            let (message, hint) = words(about: weakness, of: look)
            reading.refuse("low-contrast", at: mark, message, hint: hint)
        }
        return ButtonColour(name: name, paint: paint)
    }

    private func paint(
        of look: ButtonStyle.Look,
        colour: Colour? = nil,
        text: Colour? = nil,
        edge: Colour? = nil
    ) -> ButtonPaint {
        ButtonPaint(
            colour ?? self.colour,
            look: look,
            text: text ?? self.text,
            edge: edge ?? self.edge
        )
    }

    private func words(
        about weakness: ButtonPaint.Weakness,
        of look: ButtonStyle.Look
    ) -> (message: String, hint: String?) {
        switch weakness {
        case .text(let contrast):
            let message =
                "The words of `\(name)` have a contrast of \(shown(contrast)) on their ground, "
                + "and words need 4.5:1."
            let better = text.flatMap { text in
                text.nearest { !hasTextWeakness(paint(of: look, text: $0)) }
            }
            return (message, hint(better, for: "text") ?? hint(of: look))
        case .edge(let ground, let contrast):
            let name = "\(ground == .white ? "white" : "dark") mail (\(ground.text))"
            let message =
                "The shape of `\(self.name)` has a contrast of \(shown(contrast)) on \(name), and "
                + "shapes need 3:1."
            let better = edge.flatMap { edge in
                edge.nearest { !hasEdgeWeakness(paint(of: look, edge: $0)) }
            }
            return (message, hint(better, for: "edge") ?? hint(of: look))
        }
    }

    /// The nearest colour with which all parts can be seen.
    private func hint(of look: ButtonStyle.Look) -> String? {
        hint(colour.nearest { paint(of: look, colour: $0).weaknesses.isEmpty }, for: nil)
    }

    private func hint(_ colour: Colour?, for part: String?) -> String? {
        colour.map { colour in
            let key = part.map { " as `\($0)`" } ?? ""
            return "the nearest colour that can be seen is `\(colour.text)`\(key)"
        }
    }

    private func hasTextWeakness(_ paint: ButtonPaint) -> Bool {
        paint.weaknesses.contains { if case .text = $0 { true } else { false } }
    }

    private func hasEdgeWeakness(_ paint: ButtonPaint) -> Bool {
        paint.weaknesses.contains { if case .edge = $0 { true } else { false } }
    }

    /// `4.49:1`: cut to two digits, so that what is too little never reads as enough.
    private func shown(_ contrast: Double) -> String {
        let hundredths = Int(contrast * 100)
        let digits = hundredths % 100
        return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits):1"
    }
}

/// The keys of a colour that is written as a map.
private final class ColourKeys: KeySet {
    let table: KeyTable
    let colour: Key<Colour>
    let text: Key<Colour>
    let edge: Key<Colour>

    static let shared = ColourKeys()

    private init() {
        var table = KeyTable("colour")
        colour = table.key("colour", .colour, required: true, "The colour itself.")
        text = table.key("text", .colour, "The words, if not black, white or the colour.")
        edge = table.key("edge", .colour, "The border, if the colour is not to touch the page.")
        self.table = table
    }
}

extension ValueType where Value == [ColourWish] {
    /// A map from names to colours.
    static var buttonColours: Self {
        let example = "{blue: \"#1f6feb\"}"
        return ValueType(
            example: example,
            schema: [
                "type": "object", "minProperties": 1, "maxProperties": 40,
                "propertyNames": .text(pattern: "^[a-z0-9]{1,20}$"),
                "additionalProperties": [
                    "anyOf": [
                        ValueType<Colour>.colour.schema(), ColourKeys.shared.table.schema,
                    ]
                ],
            ]
        ) { node, reading in
            reading.entries(of: node, "a map of colours", example: example, maximum: 40) {
                entry,
                reading in
                guard (1...20).contains(entry.key.utf8.count),
                    entry.key.utf8.allSatisfy({ (0x61...0x7A).contains($0) || isDigit($0) })
                else {
                    reading.refuseKey(entry, "one word of `a-z` and `0-9`, which addresses hold")
                    return nil
                }
                return reading.wish(entry)
            }
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension Reading {
    fileprivate mutating func wish(_ entry: Node.Entry) -> ColourWish? {
        let outer = subject
        defer { subject = outer }
        subject = entry.key
        let mark = entry.value.mark
        guard case .mapping = entry.value.content else {
            return ValueType.colour.read(entry.value, &self).map {
                ColourWish(name: entry.key, colour: $0, text: nil, edge: nil, mark: mark)
            }
        }
        let keys = ColourKeys.shared
        guard let fields = Fields(entry.value, keys.table, &self) else { return nil }
        let colour = fields.read(keys.colour, &self)
        let text = fields.read(keys.text, &self)
        let edge = fields.read(keys.edge, &self)
        return colour.map {
            ColourWish(name: entry.key, colour: $0, text: text, edge: edge, mark: mark)
        }
    }
}

extension ValueType where Value == Int {
    /// The height of a button.
    static var buttonHeight: Self {
        let range = ButtonStyle.heights
        let number = ValueType<Int>.integer(range, example: "44")
        return ValueType(
            example: "44",
            schema: [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound), "multipleOf": 2,
            ]
        ) { node, reading in
            guard let height = number.read(node, &reading) else { return nil }
            guard height % 2 == 0 else {
                reading.refuse(
                    "wrong-value",
                    at: node.mark,
                    "A button's height must be even, not `\(height)`, to be sharp at half size.",
                    hint: "write `\(height + 1)`"
                )
                return nil
            }
            return height
        }
    }
}

extension ValueType where Value == FontName {
    /// The path of a font file below one of the folders of fonts.
    static var fontName: Self {
        let example = "opentype/inter/Inter-SemiBold.otf"
        return ValueType(example: example, schema: .text(maximum: 200)) { node, reading in
            if let text = node.text, let name = FontName(text) { return name }
            reading.refuseType(
                of: node,
                expected: "the path of a font below a folder of fonts",
                example: example
            )
            return nil
        }
    }
}
