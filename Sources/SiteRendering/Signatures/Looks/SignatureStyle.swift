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
        language = order.language
        isRightToLeft = order.isRightToLeft
        button = order.wishes.button ?? .table
    }

    // MARK: Text

    /// What stands between the pieces of a line.
    ///
    /// Between numbers and addresses, which run from left to right, a mark from right to left
    /// (U+200F) keeps the pieces in the order of the words around them.
    var separator: String { isRightToLeft ? "\u{200F} · " : " · " }

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
