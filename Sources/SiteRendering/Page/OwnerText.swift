import Markup
import Scheduling

/// Reads the owner's texts into pieces of a page and keeps what they should know.
struct OwnerText {
    let addresses: OwnerAddresses
    private(set) var findings: [TextFinding] = []
    /// Whether a text leads to another page of the site.
    private(set) var leadsToPages = false

    init(addresses: OwnerAddresses) { self.addresses = addresses }

    /// The text as HTML whose headings stand below the page's heading of that level.
    mutating func html(_ text: PublicText, below level: Int = 1) -> HTML {
        var leadsToPages = leadsToPages
        let rendered = HTML.commonMark(text.commonMark) { [addresses] address, isImage in
            leadsToPages = leadsToPages || !isImage && addresses.isOfSite(address)
            return addresses.verdict(address, isImage)
        }
        self.leadsToPages = leadsToPages
        for finding in rendered.findings {
            findings.append(TextFinding(text: text, finding: finding))
        }
        let steps = level + 1 - (Self.highestLevel(rendered.html) ?? 6)
        return steps > 0 ? Self.lowered(rendered.html, by: steps) : rendered.html
    }

    private static let headings: [ElementName] = [.h1, .h2, .h3, .h4, .h5, .h6]

    private static func level(_ name: ElementName) -> Int? {
        switch name {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    private static func highestLevel(_ piece: HTML) -> Int? {
        switch piece {
        case .element(let element):
            switch element.name {
            case .blockquote, .ul, .ol, .li: element.children.compactMap(highestLevel).min()
            default: level(element.name)
            }
        case .fragment(let children): children.compactMap(highestLevel).min()
        case .text, .json, .frozen: nil
        }
    }

    private static func lowered(_ piece: HTML, by steps: Int) -> HTML {
        switch piece {
        case .element(let element):
            let name = level(element.name).map { headings[min($0 - 1 + steps, 5)] }
            return .element(
                HTMLElement(
                    name ?? element.name,
                    element.attributes,
                    element.children.map { lowered($0, by: steps) }
                )
            )
        case .fragment(let children):
            return .fragment(children.map { lowered($0, by: steps) })
        case .text, .json, .frozen: return piece
        }
    }
}
