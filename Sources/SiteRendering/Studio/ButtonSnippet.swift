import Markup
import Scheduling

/// One button as HTML for mail, to be copied from the gallery.
///
/// Only what all first mail programs show can be written here; ``MailLint`` reads it all the same.
struct ButtonSnippet {
    let link: HTMLAddress
    /// Of the picture for fine screens.
    let picture: HTMLAddress
    let words: String
    let language: String
    let isRightToLeft: Bool
    /// In CSS pixels.
    let width: Int
    let height: Int

    private static let typeface = MailTypeface.sans

    /// In CSS pixels, as on the picture.
    private var letters: Int { (height * 8 + 11) / 22 }

    /// The picture as a link, whose words have the picture's size while pictures are blocked.
    func pictureButton() -> MailHTML {
        var mail = MailHTML()
        mail.element(.link, [.address(link), .language(language)], look: [.noUnderline]) { link in
            link.element(
                .image,
                [.source(picture), .alternative(words), .width(width), .height(height), .noBorder],
                look: [
                    .noBorder, .size(width: width, height: height),
                    .typeface(Self.typeface), .letters(letters),
                ]
            )
        }
        return mail
    }

    /// The button without a picture.
    func tableButton(
        _ shape: ButtonStyle.Shape,
        _ look: ButtonStyle.Look,
        _ paint: ButtonPaint
    )
        -> MailHTML
    {
        let line = (letters * 5 + 2) / 4
        let edge = paint.edge == paint.surface ? 0 : look == .outline ? 2 : 1
        let upper = max(0, (height - line) / 2 - edge)
        let side = (height * 9 + 10) / 20
        let ground: [MailLook] =
            [.background(paint.surface)] + (edge > 0 ? [.border(edge, paint.edge)] : [])
            + (shape == .square ? [] : [.rounded(radius(shape))])
            + [.padding(top: upper, right: side, bottom: upper, left: side)]
        var mail = MailHTML()
        mail.element(.table, frame, look: [.apart]) { table in
            table.element(.row) { row in
                // Outlook for Windows ignores room inside links, so the cell has it.
                row.element(.cell, [.centred, .background(paint.surface)], look: ground) { cell in
                    let look: [MailLook] = [
                        .colour(paint.text), .typeface(Self.typeface),
                        .text(size: letters, line: line), .bold, .noUnderline,
                    ]
                    cell.element(.link, [.address(link)], look: look) { link in
                        // Outlook and Apple Mail give links their own colour, but not what is in
                        // them.
                        link.element(.span, look: [.colour(paint.text)]) { $0.text(words) }
                    }
                }
            }
        }
        return mail
    }

    private var frame: [MailAttribute] {
        [.presentation, .bare, .language(language), isRightToLeft ? .rightToLeft : .leftToRight]
    }

    private func radius(_ shape: ButtonStyle.Shape) -> Int {
        switch shape {
        case .square: 0
        case .rounded: (height * 4 + 11) / 22
        case .pill: height / 2
        }
    }
}

extension ButtonSnippet {
    /// A button in the places of whose values other values are filled.
    private static func form(height: Int) -> ButtonSnippet {
        ButtonSnippet(
            link: HTMLAddress(root: Blank.link, path: ""),
            picture: HTMLAddress(root: Blank.picture, path: "@2x.png"),
            words: Blank.words,
            language: Blank.language,
            isRightToLeft: false,
            width: Blank.width,
            height: height
        )
    }

    /// What stands for a value; nothing else of a snippet reads like one of them.
    private enum Blank {
        static let link = "https://link.invalid/"
        static let picture = "https://picture.invalid/"
        static let words = "words.invalid"
        static let language = "x-blank"
        static let width = 99_999
    }

    /// The picture button with `{link}`, `{picture}` (an address without its ending), `{words}`,
    /// `{language}` and `{width}`.
    static func pictureTemplate(height: Int) -> String {
        template(form(height: height).pictureButton())
            .replacing("\(Blank.width)", by: "{width}")
    }

    /// The button without a picture with `{link}`, `{words}`, `{language}` and `{direction}`.
    static func tableTemplate(_ style: ButtonStyle, _ paint: ButtonPaint, height: Int) -> String {
        template(form(height: height).tableButton(style.shape, style.look, paint))
            .replacing("dir=\"ltr\"", by: "dir=\"{direction}\"")
    }

    private static func template(_ mail: MailHTML) -> String {
        String(decoding: mail.bytes, as: UTF8.self)
            .replacing(Blank.link, by: "{link}").replacing(Blank.picture, by: "{picture}")
            .replacing(Blank.words, by: "{words}").replacing(Blank.language, by: "{language}")
    }
}

extension String {
    fileprivate func replacing(_ part: String, by other: String) -> String {
        let part = Array(part.utf8)
        var rest = Array(utf8)[...]
        var bytes: [UInt8] = []
        while let next = rest.first {
            if rest.starts(with: part) {
                bytes += other.utf8
                rest = rest.dropFirst(part.count)
            } else {
                bytes.append(next)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
