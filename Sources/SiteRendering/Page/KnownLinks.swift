package import Scheduling

/// The pages of the site, so that links between them can be checked.
package struct KnownLinks: Sendable {
    private let links: [String: String]
    private let all: Set<String>
    /// Whether a page may have any link, because its own could not be read.
    private let isOpen: Bool

    /// The links of these pages, and of those that are there but could not be read.
    package init(_ pages: [PageSummary], unread: [(name: String, links: [String]?)] = []) {
        var links: [String: String] = [:]
        var all: Set<String> = []
        links.reserveCapacity(pages.count)
        all.reserveCapacity(pages.count)
        for page in pages {
            links[page.id.text] = page.link.text
            all.insert(page.link.text)
            for former in page.formerLinks { all.insert(former.text) }
        }
        for page in unread {
            links[page.name] = page.links?.first ?? page.name
            all.formUnion(page.links ?? [])
        }
        self.links = links
        self.all = all
        isOpen = unread.contains { $0.links == nil }
    }

    /// The public link of a page by the name of its file.
    func link(ofPage id: String) -> String? { links[id] }

    func contains(_ link: String) -> Bool { isOpen || all.contains(link) }
}
