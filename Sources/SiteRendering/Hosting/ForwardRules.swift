import Scheduling

/// The former links of all pages, sorted, and where they lead.
struct ForwardRules: Sendable {
    struct Rule: Sendable {
        let former: String
        /// An absolute path, below the path of the site's address.
        let target: String
    }

    let rules: [Rule]

    init(site: Site, pages: [PageSummary]) {
        rules = pages.flatMap { page in
            page.formerLinks.map { former in
                Rule(former: former.text, target: site.siteURL.path + page.link.text + "/")
            }
        }.sorted { $0.former.precedes($1.former) }
    }
}
