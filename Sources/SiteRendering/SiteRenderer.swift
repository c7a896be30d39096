package import Scheduling

/// Turns checked definitions into the files of the site.
///
/// A function of values: the same input gives the same bytes, and nothing is read or written.
package struct SiteRenderer: Sendable {
    let parts: RendererParts
    private let knownLinks: KnownLinks?
    private let pageFrame: PageFrame
    private let pageAddresses: OwnerAddresses
    /// What the owner should know about the texts that belong to the site itself.
    package let siteFindings: [TextFinding]

    /// Prepares what all pages share.
    ///
    /// The images are those of `content/images/` by their names; the broken ones are there, but
    /// cannot be shown. Links between pages are checked
    /// only if the links of all pages are given.
    package init(
        site: Site,
        images: [String: ImageReference] = [:],
        brokenImages: Set<String> = [],
        knownLinks: KnownLinks? = nil
    ) {
        parts = RendererParts(
            site: site,
            images: images,
            brokenImages: brokenImages,
            knownLinks: knownLinks
        )
        self.knownLinks = knownLinks
        pageFrame = parts.frame(root: "../")
        pageAddresses = parts.addresses(root: "../")
        var texts = OwnerText(addresses: parts.addresses(root: ""))
        for text in [site.welcome, site.footer] { _ = text.map { texts.html($0) } }
        siteFindings = texts.findings
    }

    /// Makes what the pages of every site share, so that a renderer need not wait for it.
    package static func prepare() {
        _ = PublishedScripts.shared
        _ = StylesheetMaker(ownerStylesheet: "")
    }

    // MARK: Pages

    /// A booking page, and what the owner should know about its texts.
    package func bookingPage(_ page: BookingPage) -> RenderedPage {
        var texts = OwnerText(addresses: pageAddresses)
        let bytes = BookingPageView(page: page, frame: pageFrame).document(&texts)
        let file = OutputFile(path: "site/" + page.link.text + "/index.html", bytes: bytes)
        return RenderedPage(
            file: file,
            findings: texts.findings,
            leadsToPages: texts.leadsToPages
        )
    }

    /// A master page, and what the owner should know about its texts.
    package func masterPage(_ master: MasterPage) -> RenderedPage {
        var texts = OwnerText(addresses: pageAddresses)
        let offer = ChoiceOffer(
            master: master,
            step: master.step(after: MasterChoices()),
            choices: MasterChoices()
        )
        let view = BookingPageView(
            page: master.bookingPage,
            frame: pageFrame,
            card: master.assigns ? .published : .choices(offer, nil),
            master: master
        )
        let bytes = view.document(&texts)
        return RenderedPage(
            file: OutputFile(path: "site/" + master.link.text + "/index.html", bytes: bytes),
            findings: texts.findings,
            leadsToPages: texts.leadsToPages
        )
    }

    /// The same renderer, that checks links between pages.
    package func knowing(_ links: KnownLinks) -> SiteRenderer {
        SiteRenderer(
            site: parts.site,
            images: parts.images,
            brokenImages: parts.brokenImages,
            knownLinks: links
        )
    }

    /// What the owner should know about texts of pages that cannot be rendered.
    package func findings(in texts: [PublicText]) -> [TextFinding] {
        var reader = OwnerText(addresses: pageAddresses)
        for text in texts { _ = reader.html(text) }
        return reader.findings
    }

    /// A page at each former link that sends visitors on, with their query.
    package func forwards(for page: PageSummary) -> [OutputFile] {
        page.formerLinks.sorted().map { former in
            OutputFile(
                path: "site/" + former.text + "/index.html",
                bytes: Forward(page: page, frame: pageFrame, parts: parts).document()
            )
        }
    }

    /// The list of pages, 500 to a file.
    package func index(_ pages: PageList) -> [OutputFile] {
        IndexPages(pages: pages, parts: parts).files()
    }

    /// What static hosts show for an unknown address, at whatever depth it is.
    package func notFound() -> OutputFile {
        NotFoundPage(frame: parts.frame(root: parts.site.siteURL.path)).file()
    }

    // MARK: For machines

    /// The addresses of all listed pages, in as many files as the protocol wants.
    package func sitemap(_ pages: [PageSummary]) -> [OutputFile] {
        Sitemap(site: parts.site, pages: pages).files()
    }

    package func robots() -> OutputFile {
        OutputFile(
            "site/robots.txt",
            text: "User-agent: *\nAllow: /\n\nSitemap: \(parts.site.siteURL.text)sitemap.xml\n"
        )
    }

    /// `security.txt` (RFC 9116), if the site names a contact and when the file expires.
    package func securityText() -> OutputFile? { SecurityText(site: parts.site)?.file }

    /// The rule files of the hosts that the site names, and snippets for servers of one's own.
    package func hosting(_ pages: [PageSummary]) -> HostingFiles {
        HostingFiles(site: parts.site, policy: parts.policy, pages: pages)
    }

    // MARK: Assets

    /// The scripts and the site's own stylesheet.
    package func assets() -> [OutputFile] {
        [parts.scripts.booking, parts.scripts.forward, stylesheet(for: Theme())]
            .sorted { $0.path < $1.path }
    }

    /// The stylesheet of a page with this theme; what the theme leaves open is the site's.
    package func stylesheet(for theme: Theme) -> OutputFile {
        parts.stylesheets.file(for: theme.over(parts.site.theme))
    }
}
