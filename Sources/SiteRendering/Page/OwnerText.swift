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
        var html = HTML.empty
        write(text, below: level, into: &html)
        return html
    }

    mutating func write(_ text: PublicText, below level: Int, into html: inout HTML) {
        let found = html.append(commonMark: text.commonMark, highestHeading: level + 1) {
            address,
            isImage in
            leadsToPages = leadsToPages || !isImage && addresses.isOfSite(address)
            return addresses.verdict(address, isImage)
        }
        for finding in found { findings.append(TextFinding(text: text, finding: finding)) }
    }
}
