/// Where a button is published, for ever: `buttons/rounded-blue-44/book-now.de.png`.
///
/// No part can be mistaken for another: a colour's name has no hyphen, a size only digits, and
/// neither a label's id nor a language a dot.
package struct ButtonAddress: Hashable, Sendable {
    /// The style, the colour and the height in pixels: `rounded-blue-44`.
    package let folder: String
    /// The label and its language; English has none: `book-now`, `book-now.de`.
    package let name: String

    package init(folder: String, name: String) {
        self.folder = folder
        self.name = name
    }

    package init(
        style: DefinitionID,
        colour: String,
        height: Int,
        label: DefinitionID,
        language: LanguageTag
    ) {
        folder = "\(style.text)-\(colour)-\(height)"
        name = language.folded == "en" ? label.text : "\(label.text).\(language.folded)"
    }

    /// A file of a button.
    package enum Form: String, CaseIterable, Sendable {
        /// 96 dots an inch.
        case plain = ".png"
        /// 192 dots an inch, of twice the pixels.
        case fine = "@2x.png"
        case vector = ".svg"
    }

    /// The path below the site's root.
    package func path(_ form: Form) -> String { "buttons/\(folder)/\(name)\(form.rawValue)" }
}
