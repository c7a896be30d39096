import Scheduling

/// A declaration of a style that mail clients follow, or ignore without harm.
enum MailLook {
    case colour(Colour)
    case background(Colour)
    case typeface(MailTypeface)
    /// In CSS pixels; lines are as high in Outlook as elsewhere.
    case text(size: Int, line: Int)
    /// How large letters are, in CSS pixels, where lines have no height.
    case letters(Int)
    case bold
    case noUnderline
    case underline
    case padding(top: Int = 0, right: Int = 0, bottom: Int = 0, left: Int = 0)
    case rounded(Int)
    /// On all sides, in CSS pixels.
    case border(Int, Colour)
    case leftRule(Colour)
    case rightRule(Colour)
    /// Cells that do not share borders, without room between them.
    case apart
    case size(width: Int, height: Int)
    case noBorder

    /// As a style attribute has it.
    var declaration: String {
        switch self {
        case .colour(let colour): "color:" + colour.text
        case .background(let colour): "background-color:" + colour.text
        case .typeface(let typeface): "font-family:" + typeface.stack
        case .text(let size, let line): "font-size:\(size)px;line-height:\(line)px"
        case .letters(let size): "font-size:\(size)px"
        case .bold: "font-weight:bold"
        case .noUnderline: "text-decoration:none"
        case .underline: "text-decoration:underline"
        case .padding(let top, let right, let bottom, let left):
            "padding:" + [top, right, bottom, left].map(Self.length).joined(separator: " ")
        case .rounded(let radius): "border-radius:" + Self.length(radius)
        case .border(let width, let colour): "border:\(width)px solid " + colour.text
        case .leftRule(let colour): "border-left:2px solid " + colour.text
        case .rightRule(let colour): "border-right:2px solid " + colour.text
        case .apart: "border-collapse:separate;border-spacing:0"
        case .size(let width, let height): "width:\(width)px;height:\(height)px"
        case .noBorder: "border:0"
        }
    }

    private static func length(_ pixels: Int) -> String { pixels == 0 ? "0" : "\(pixels)px" }
}

/// Typefaces that mail programs have, each with what comes near it; nothing is downloaded.
enum MailTypeface {
    case sans, serif, rounded

    init(_ typeface: Theme.Typeface?) {
        switch typeface {
        case nil, .sans?: self = .sans
        case .serif?: self = .serif
        case .rounded?: self = .rounded
        }
    }

    var stack: String {
        switch self {
        case .sans: "Arial,Helvetica,sans-serif"
        case .serif: "Georgia,Times,serif"
        case .rounded: "Verdana,Geneva,sans-serif"
        }
    }

    /// What Rich Text calls it.
    var first: String {
        switch self {
        case .sans: "Arial"
        case .serif: "Georgia"
        case .rounded: "Verdana"
        }
    }
}
