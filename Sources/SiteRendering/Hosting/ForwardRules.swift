import Scheduling

/// The former links of all pages, sorted, and where they lead.
///
/// A link that a page has now is no former one, whoever else had it: rules come before files, and
/// would keep visitors from that page.
struct ForwardRules: Sendable {
    struct Rule: Sendable {
        let former: String
        /// An absolute path, below the path of the site's address.
        let target: String
    }

    let rules: [Rule]

    init(site: Site, pages: [PageSummary]) {
        var rules: [Rule] = []
        for page in pages where !page.formerLinks.isEmpty {
            for former in page.formerLinks {
                let target = site.siteURL.path + page.link.text + "/"
                rules.append(Rule(former: former.text, target: target))
            }
        }
        if !rules.isEmpty {
            let formers = Set(rules.map(\.former))
            let taken = Set(pages.lazy.map(\.link.text).filter { formers.contains($0) })
            rules.removeAll { taken.contains($0.former) }
        }
        self.rules = rules.sorted { $0.former.precedes($1.former) }
    }
}
