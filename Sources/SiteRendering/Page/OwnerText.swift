import Markup
import Scheduling

/// Reads the owner's texts into pieces of a page and keeps what they should know.
struct OwnerText {
    let addresses: OwnerAddresses
    private(set) var findings: [TextFinding] = []

    init(addresses: OwnerAddresses) { self.addresses = addresses }

    /// The text as HTML whose headings stand below the page's own.
    mutating func html(_ text: PublicText) -> HTML {
        let rendered = HTML.commonMark(text.commonMark, verdict: addresses.verdict)
        for finding in rendered.findings {
            findings.append(TextFinding(text: text, finding: finding))
        }
        return Self.hasTopHeading(rendered.html) ? Self.lowered(rendered.html) : rendered.html
    }

    private static func hasTopHeading(_ piece: HTML) -> Bool {
        switch piece {
        case .element(let element):
            switch element.name {
            case .h1: true
            case .blockquote, .ul, .ol, .li: element.children.contains(where: hasTopHeading)
            default: false
            }
        case .fragment(let children): children.contains(where: hasTopHeading)
        case .text, .json, .frozen: false
        }
    }

    /// Every heading one level lower, because a page has one title.
    private static func lowered(_ piece: HTML) -> HTML {
        switch piece {
        case .element(let element):
            let name: ElementName =
                switch element.name {
                case .h1: .h2
                case .h2: .h3
                case .h3: .h4
                case .h4: .h5
                case .h5, .h6: .h6
                default: element.name
                }
            return .element(
                HTMLElement(name, element.attributes, element.children.map(lowered)))
        case .fragment(let children): return .fragment(children.map(lowered))
        case .text, .json, .frozen: return piece
        }
    }
}
