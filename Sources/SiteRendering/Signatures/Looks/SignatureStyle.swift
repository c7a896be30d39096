import Scheduling

/// How a signature looks: its colours, typeface, corners and direction.
struct SignatureStyle {
    let palette: SignaturePalette
    let typeface: MailTypeface
    /// Of the button, in pixels.
    let radius: Int
    let language: String
    let isRightToLeft: Bool
    let button: SignatureWishes.ButtonChoice

    init(_ order: SignatureOrder) {
        let theme = order.site.theme
        palette = SignaturePalette(
            accent: order.wishes.accent ?? theme.accent ?? Palette.defaultAccent
        )
        typeface = MailTypeface(theme.typeface)
        radius =
            switch theme.corners ?? .soft {
            case .square: 0
            case .soft: 8
            case .round: 22
            }
        language = order.wishes.language ?? order.site.language
        isRightToLeft = Self.isRightToLeft(language)
        button = order.wishes.button ?? .table
    }

    /// The languages that are written from right to left, unless their tag names another script.
    private static func isRightToLeft(_ tag: String) -> Bool {
        let parts = tag.lowercased().split(separator: "-").map(String.init)
        if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
            return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].contains(script)
        }
        return ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr"]
            .contains(parts.first ?? "")
    }

    // MARK: Text

    func text(_ size: Int, _ line: Int) -> [MailLook] {
        [.typeface(typeface), .text(size: size, line: line)]
    }

    func link(_ size: Int, _ line: Int) -> [MailLook] {
        text(size, line) + [.colour(palette.link), .underline]
    }

    /// Of the outermost table.
    var frame: [MailAttribute] {
        [
            .presentation, .bare, .language(language),
            isRightToLeft ? .rightToLeft : .leftToRight,
        ]
    }
}
