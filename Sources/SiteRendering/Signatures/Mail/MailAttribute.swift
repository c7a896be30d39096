import Markup
import Scheduling

/// An attribute that mail clients understand; there is no way to write another.
enum MailAttribute {
    /// A table that only arranges.
    case presentation
    /// No border and no room that styles do not give, for clients that drop styles.
    case bare
    /// No border around a picture that is a link.
    case noBorder
    case leftToRight
    case rightToLeft
    case language(String)
    case centred
    case top
    case middle
    /// In CSS pixels.
    case width(Int)
    case height(Int)
    case background(Colour)
    case address(HTMLAddress)
    case source(HTMLAddress)
    case alternative(String)

    /// As the document writes it.
    var attributes: [HTMLAttribute] {
        switch self {
        case .presentation: [.role("presentation")]
        case .bare: [.cellpadding(0), .cellspacing(0), .border(0)]
        case .noBorder: [.border(0)]
        case .leftToRight: [.dir("ltr")]
        case .rightToLeft: [.dir("rtl")]
        case .language(let tag): [.lang(tag)]
        case .centred: [.align("center")]
        case .top: [.valign("top")]
        case .middle: [.valign("middle")]
        case .width(let pixels): [.width(pixels)]
        case .height(let pixels): [.height(pixels)]
        case .background(let colour): [.bgcolor(colour.text)]
        case .address(let address): [.href(address)]
        case .source(let address): [.src(address)]
        case .alternative(let text): [.alt(text)]
        }
    }
}
