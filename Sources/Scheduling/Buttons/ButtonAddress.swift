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

extension ButtonAddress {
    /// Reads an address as owners copy it: `rounded-blue-44/book-now`, with or without the site
    /// and `buttons/` before it and the ending after it.
    ///
    /// - Returns: `nil` for what is no address; whether there is such a button is another matter.
    package init?(shown text: String) {
        var parts = text.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )[...]
        if let place = parts.lastIndex(where: { $0.elementsEqual("buttons".utf8) }) {
            parts = parts[(place + 1)...]
        }
        guard parts.count == 2, let folder = parts.first, let file = parts.last else { return nil }
        // The longer ending first, because the other is its end.
        let ending = [Form.fine, .plain, .vector].first { form in
            file.suffix(form.rawValue.utf8.count).elementsEqual(form.rawValue.utf8)
        }
        let name = file.dropLast(ending?.rawValue.utf8.count ?? 0)
        guard Self.isPart(folder, dots: 0), Self.isPart(name, dots: 1) else { return nil }
        self.init(
            folder: String(decoding: Array(folder), as: UTF8.self),
            name: String(decoding: Array(name), as: UTF8.self)
        )
    }

    /// The style and the label: `rounded-blue-44/book-now`.
    package var shown: String { folder + "/" + name }

    private static func isPart(_ part: Substring.UTF8View, dots: Int) -> Bool {
        !part.isEmpty && part.first != UInt8(ascii: ".") && part.last != UInt8(ascii: ".")
            && part.count(where: { $0 == UInt8(ascii: ".") }) <= dots
            && part.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
