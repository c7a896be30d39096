package import Scheduling

/// The pages of the site, so that links between them can be checked.
package struct KnownLinks: Sendable {
    private let links: [String: String]
    private let all: Set<String>

    package init(_ pages: [PageSummary]) {
        var links: [String: String] = [:]
        var all: Set<String> = []
        links.reserveCapacity(pages.count)
        all.reserveCapacity(pages.count)
        for page in pages {
            links[page.id.text] = page.link.text
            all.insert(page.link.text)
            for former in page.formerLinks { all.insert(former.text) }
        }
        self.links = links
        self.all = all
    }

    /// The public link of a page by the name of its file.
    func link(ofPage id: String) -> String? { links[id] }

    func contains(_ link: String) -> Bool { all.contains(link) }
}
