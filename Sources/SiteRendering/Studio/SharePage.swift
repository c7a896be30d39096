import Markup
package import Scheduling

/// The page on which an owner takes links to pages: for anyone, for one customer, for a mailing.
///
/// Its script does all of it with what lies in the page, so that it works from the disk; only
/// one-time links ask the endpoint.
package struct SharePage {
    private let site: Site
    private let pages: [PageSummary]
    private let masters: [PageSummary]
    private let shelves: [Shelf]

    /// Another page of the studio, or one of the site.
    package struct Shelf: Sendable {
        let name: String
        let path: String

        /// Makes a shelf at a path below `studio/`.
        package init(_ name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// Makes the page over all pages, of which some are master pages.
    package init(
        site: Site,
        pages: PageList,
        masters: Set<PublicLink>,
        shelves: [Shelf]
    ) {
        self.site = site
        self.pages = pages.pages.filter { !masters.contains($0.link) }
        self.masters = pages.pages.filter { masters.contains($0.link) }
        self.shelves = shelves
    }

    private static let assets = [
        OutputFile(path: "studio/assets/share.css", bytes: PackageResources.share_css),
        OutputFile(path: "studio/assets/share-code.js", bytes: PackageResources.share_code_js),
        OutputFile(path: "studio/assets/share-check.js", bytes: PackageResources.share_check_js),
        OutputFile(path: "studio/assets/share-tools.js", bytes: PackageResources.share_tools_js),
        OutputFile(path: "studio/assets/share.js", bytes: PackageResources.share_js),
    ]

    /// The page and what it needs.
    package var files: [OutputFile] {
        let asked = site.endpointURL.map { [$0.origin] } ?? []
        let head = Self.assets.map { file -> HTML in
            let address = HTMLAddress(path: String(file.path.dropFirst("studio/".utf8.count)))
            return file.path.hasSuffix(".css")
                ? link(.rel("stylesheet"), .href(address)) : script(.src(address), .defer)
        }
        let page = StudioFrame(root: "").document(
            title: "Share",
            policy: StudioFrame.policy(asking: asked),
            head: head,
            main: main(.class("page share")) {
                header(.class("intro")) {
                    h1 { "Share" }
                    p(.class("lead")) {
                        "Links to the pages of "
                        bdi { site.name }
                        ": pick a page, choose a kind of link, copy it."
                    }
                    ways
                }
                noscript { p(.class("panel")) { "This page makes links with scripts." } }
                div(.class("desk"), .data("scripted", ""), .hidden) {
                    picker
                    maker
                }
                checker
                script(.type("application/json"), .id("data")) { data }
            }
        )
        return StudioFrame.assets + Self.assets
            + [OutputFile(path: "studio/index.html", bytes: page)]
    }

    /// The ways to the rest of the studio, and to the site.
    private var ways: HTML {
        nav(.aria("label", "More")) {
            ul(.class("links")) {
                if let home = HTMLAddress(site.siteURL.text) {
                    li { a(.href(home)) { "The site" } }
                }
                for shelf in shelves {
                    li { a(.href(HTMLAddress(path: shelf.path))) { shelf.name } }
                }
            }
        }
    }

    // MARK: The pages

    private var picker: HTML {
        section(.class("panel"), .data("copies", "pages"), .aria("labelledby", "pages-title")) {
            h2(.id("pages-title")) { "Pages" }
            div(.class("field")) {
                label("filter", "Find by title, link or host")
                input(
                    .type("search"),
                    .id("filter"),
                    .autocomplete("off"),
                    .spellcheck("false"),
                    .aria("describedby", "count")
                )
            }
            p(.id("count"), .class("note"), .aria("live", "polite"))
            ul(.id("pages"), .class("picks"), .aria("labelledby", "pages-title"))
            p(.class("status"), .role("status"))
        }
    }

    /// All pages, with what the script has to know of them.
    private var data: HTML {
        var html = HTML.empty
        html.json { json in
            json.member("url", site.siteURL.text)
            if let endpoint = site.endpointURL { json.member("endpoint", endpoint.text) }
            let all = masters.map { ($0, true) } + pages.map { ($0, false) }
            json.member("pages", all) { entry, json in
                let (page, isTeam) = entry
                json.member("title", page.title)
                json.member("link", page.link.text)
                json.member("host", page.hostName)
                json.member("open", page.isAccepting)
                json.member("listed", page.isListed)
                if isTeam { json.member("team", true) }
                if page.allowsSkip { json.member("skips", true) }
                if !page.formerLinks.isEmpty {
                    json.member("former", page.formerLinks.map(\.text))
                }
                if !page.questions.isEmpty { json.member("asks", page.questions) }
                if !page.events.isEmpty { json.member("events", page.events.map(\.text)) }
            }
        }
        return html
    }
}
