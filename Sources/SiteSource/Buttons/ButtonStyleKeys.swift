internal import Markup
internal import Scheduling

/// The keys of a button style.
final class ButtonStyleKeys: KeySet {
    let table: KeyTable
    private let shape: Key<ButtonStyle.Shape>
    private let look: Key<ButtonStyle.Look>
    private let colours: Key<[ColourWish]>
    private let sizes: Key<[Int]>
    private let weight: Key<ButtonStyle.Weight>
    private let icon: Key<ButtonStyle.Icon>
    private let fonts: Key<[FontName]>
    private let labels: Key<LabelChoice>
    private let languages: Key<[LanguageTag]>

    static let shared = ButtonStyleKeys()

    private init() {
        var table = KeyTable("button style")
        shape = table.key("shape", .word, "The shape of the corners.")
        look = table.key(
            "look",
            .word,
            "Whether the colour is the ground, the border and the words, or a tint of the ground."
        )
        colours = table.key("colours", .buttonColours, required: true, "The colours by name.")
        sizes = table.key(
            "sizes",
            .oneOrMany(of: .buttonHeight, maximum: 8),
            "The heights in pixels."
        )
        weight = table.key("weight", .word, "How heavy the words are.")
        icon = table.key("icon", .word, "What stands before the words.")
        fonts = table.key(
            "fonts",
            .list(of: .fontName, maximum: 20),
            "Font files; the first that has a character draws it."
        )
        labels = table.key("labels", .labelChoice, "The labels, if not all or of its own.")
        languages = table.key(
            "languages",
            .list(of: .languageTag, maximum: 100),
            "The languages, if not all."
        )
        self.table = table
    }

    func style(
        _ text: DefinitionText,
        labels known: [LoadedLabel]?,
        _ reading: inout Reading
    ) -> LoadedButtonStyle? {
        guard let fields = Fields(text.root, table, &reading) else { return nil }
        let shape = fields.read(shape, &reading) ?? .rounded
        let look = fields.read(look, &reading) ?? .fill
        let wishes = fields.read(colours, &reading)
        let sizes = fields.read(sizes, &reading) ?? [44, 36]
        let weight = fields.read(weight, &reading) ?? .semibold
        let icon = fields.read(icon, &reading) ?? .none
        let fonts = fields.read(fonts, &reading)
        let chosen = chosenLabels(fields, of: known, &reading)
        refuseRepeats(fields, sizes, fonts ?? [], &reading)
        guard let wishes, let chosen else { return nil }
        let mark = fields.entry(self.fonts)?.value.mark ?? Mark(line: 1, column: 1)
        return LoadedButtonStyle(
            style: ButtonStyle(
                id: reading.id,
                shape: shape,
                look: look,
                colours: wishes.map { $0.colour(for: look, &reading) },
                sizes: sizes,
                weight: weight,
                icon: icon,
                fonts: fonts ?? weight.usualFonts,
                labels: chosen.map(\.label)
            ),
            fontsPlace: SourcePlace(
                path: reading.file.path,
                line: mark.line,
                column: mark.column
            ),
            textPlaces: chosen.map(\.places)
        )
    }

    private func refuseRepeats(
        _ fields: Fields,
        _ sizes: [Int],
        _ fonts: [FontName],
        _ reading: inout Reading
    ) {
        reading.refuseRepeats(sizes.map(String.init), of: fields.entry(self.sizes)?.value)
        reading.refuseRepeats(fonts.map(\.text), of: fields.entry(self.fonts)?.value)
    }

    /// The labels of the style in its languages; complains when there are none.
    ///
    /// The labels of the site are `nil` when their file has mistakes.
    private func chosenLabels(
        _ fields: Fields,
        of known: [LoadedLabel]?,
        _ reading: inout Reading
    ) -> [LoadedLabel]? {
        let choice = fields.read(labels, &reading)
        let languages = fields.read(languages, &reading)
        guard choice != nil || fields.entry(labels) == nil,
            var chosen = reading.labels(of: choice ?? .all, among: known)
        else { return nil }
        if let languages {
            reading.refuseUnused(languages, of: fields.entry(self.languages)?.value, chosen)
            chosen = chosen.compactMap { $0.limited(to: languages) }
        }
        if chosen.isEmpty, !reading.isBroken {
            reading.refuse(
                "no-labels",
                at: fields.entry(labels)?.value.mark ?? fields.mark,
                "The button style has no labels.",
                hint: "write some into `labels.json`, or name those of its own under `labels`"
            )
        }
        return chosen
    }
}

extension Reading {
    /// Complains about languages that no label has.
    fileprivate mutating func refuseUnused(
        _ languages: [LanguageTag],
        of node: Node?,
        _ labels: [LoadedLabel]
    ) {
        guard case .sequence(let nodes)? = node?.content, nodes.count == languages.count else {
            return
        }
        let known = Set(labels.flatMap { $0.label.texts.map(\.language.folded) })
        for (node, language) in zip(nodes, languages) where !known.contains(language.folded) {
            refuse(
                "unknown-language",
                at: node.mark,
                "No label of the style has words in `\(language.text)`.",
                hint: Suggestion.hint(for: language.folded, among: known.sorted())
            )
        }
    }
}

extension ButtonStyle.Weight {
    /// The fonts of a style that names none, of Debian's `fonts-inter` and `fonts-noto-core`.
    ///
    /// Noto's have two weights.
    fileprivate var usualFonts: [FontName] {
        let (inter, noto) =
            switch self {
            case .regular: ("Regular", "Regular")
            case .medium: ("Medium", "Regular")
            case .semibold: ("SemiBold", "Bold")
            case .bold: ("Bold", "Bold")
            }
        let scripts = ["", "Arabic", "Hebrew", "Devanagari", "Thai"]
        return [FontName(path: "opentype/inter/Inter-\(inter).otf")]
            + scripts.map { FontName(path: "truetype/noto/NotoSans\($0)-\(noto).ttf") }
    }
}
