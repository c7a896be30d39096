import Markup
import Scheduling

/// The list of booking pages, in files of at most 500.
struct IndexPages {
    private let parts: RendererParts
    private let pages: [PageSummary]
    private let hasCategories: Bool

    private static let pageSize = 500

    init(pages: PageList, parts: RendererParts) {
        self.parts = parts
        self.pages = pages.pages.filter(\.isListed)
        hasCategories = self.pages.contains { $0.category != nil }
    }

    func files() -> [OutputFile] {
        let count = max(1, (pages.count + Self.pageSize - 1) / Self.pageSize)
        let first = parts.frame(root: "")
        let further = parts.frame(root: "../../")
        return (1...count).map { number in
            let frame = number == 1 ? first : further
            let path = number == 1 ? "site/index.html" : "site/pages/\(number)/index.html"
            return OutputFile(path: path, bytes: document(number, of: count, in: frame))
        }
    }

    // MARK: One file

    private func document(_ number: Int, of count: Int, in frame: PageFrame) -> [UInt8] {
        let site = parts.site
        let words = parts.words
        let voice = OwnerVoice(language: site.language, words: words)
        let start = (number - 1) * Self.pageSize
        let shown = pages[start..<min(start + Self.pageSize, pages.count)]
        let content = main(.id("main"), .class("page index")) {
            header(.class("intro")) {
                voice.element(.h1, site.name)
                if let summary = site.summary { voice.element(.p, class: "lead", summary) }
                if number == 1, let welcome = site.welcome {
                    var texts = OwnerText(addresses: parts.addresses(root: frame.root))
                    voice.element(.div, [.class("text")], [texts.html(welcome)])
                }
            }
            if pages.isEmpty { p { words.nothingListed } }
            groups(shown, in: frame)
            if count > 1 { navigation(number, of: count, in: frame) }
        }
        return frame.document(
            voice: voice,
            theme: site.theme,
            head: head(number),
            main: content
        )
    }

    private func head(_ number: Int) -> [HTML] {
        let site = parts.site
        let suffix = number == 1 ? "" : " · " + parts.words.pageNumber(number)
        let address = site.siteURL.text + (number == 1 ? "" : "pages/\(number)/")
        var head = [title { site.name + suffix }]
        if let summary = site.summary {
            head += [
                meta(.name("description"), .content(summary)),
                meta(.property("og:description"), .content(summary)),
            ]
        }
        if let canonical = HTMLAddress(address) {
            head.append(link(.rel("canonical"), .href(canonical)))
        }
        head += [
            meta(.property("og:type"), .content("website")),
            meta(.property("og:title"), .content(site.name + suffix)),
            meta(.property("og:url"), .content(address)),
        ]
        return head
    }

    // MARK: Cards

    private func groups(_ pages: ArraySlice<PageSummary>, in frame: PageFrame) -> HTML {
        guard hasCategories else { return cards(pages, heading: .h2, in: frame) }
        var groups: [HTML] = []
        var rest = pages
        while let first = rest.first {
            let group = rest.prefix { $0.category == first.category }
            rest = rest.dropFirst(group.count)
            let voice = OwnerVoice(language: parts.site.language, words: parts.words)
            groups.append(
                section {
                    if let category = first.category {
                        voice.element(.h2, category)
                    } else {
                        h2 { parts.words.moreCategory }
                    }
                    cards(group, heading: .h3, in: frame)
                }
            )
        }
        return .fragment(groups)
    }

    private func cards(
        _ pages: ArraySlice<PageSummary>,
        heading: ElementName,
        in frame: PageFrame
    ) -> HTML {
        var html = HTML.empty
        guard !pages.isEmpty else { return html }
        html.element(.ul, .class("cards")) { html in
            for page in pages { card(page, heading: heading, in: frame, &html) }
        }
        return html
    }

    private func card(
        _ page: PageSummary,
        heading: ElementName,
        in frame: PageFrame,
        _ html: inout HTML
    ) {
        let voice = OwnerVoice(language: page.language, words: parts.words)
        html.element(.li) { html in
            if let image = page.image {
                html.append(picture(image, root: frame.root, alt: "", style: "disc"))
            } else {
                html.element(.span, .class("disc"), .aria("hidden", "true")) {
                    $0.append(monogram(page.hostName))
                }
            }
            html.element(.div) { html in
                html.element(heading, voice.mark) { html in
                    let address = HTMLAddress(path: frame.root + page.link.text + "/")
                    html.element(.a, .href(address), text: page.title)
                }
                html.element(.p, .class("muted")) { html in
                    html.append(parts.words.choice(of: page.durations))
                    html.append(" · ")
                    voice.write(page.hostName, in: .bdi, into: &html)
                }
                if let summary = page.summary { html.element(.p, voice.mark, text: summary) }
                if !page.isAccepting {
                    html.element(.p, .class("muted"), text: parts.words.notAcceptingShort)
                }
            }
        }
    }

    // MARK: Navigation

    private func navigation(_ number: Int, of count: Int, in frame: PageFrame) -> HTML {
        let words = parts.words
        let near = Set([1, number - 1, number, number + 1, count])
        return nav(.class("pages"), .aria("label", words.pagesLabel)) {
            ul {
                if number > 1 {
                    li { a(.href(address(number - 1, in: frame)), .rel("prev")) { words.previous } }
                }
                for other in near.sorted() where (1...count).contains(other) {
                    li {
                        if other == number {
                            b(.aria("current", "page")) { "\(other)" }
                        } else {
                            a(
                                .href(address(other, in: frame)),
                                .aria("label", words.pageNumber(other))
                            ) { "\(other)" }
                        }
                    }
                }
                if number < count {
                    li { a(.href(address(number + 1, in: frame)), .rel("next")) { words.next } }
                }
            }
        }
    }

    private func address(_ number: Int, in frame: PageFrame) -> HTMLAddress {
        HTMLAddress(path: frame.root + (number == 1 ? "" : "pages/\(number)/"))
    }
}
