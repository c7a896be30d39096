package import Scheduling
import SiteRendering

/// What can be booked: the pages of a checked site, by their links.
///
/// A class, because every request holds one.
package final class BookingCatalog: Sendable {
    package let site: Site
    /// The endpoint's address, ending with a slash.
    package let endpoint: WebAddress
    package let zones: ZoneCache
    let renderer: LiveRenderer
    /// The files that drawn pages ask for, by name.
    let assets: [String: [UInt8]]
    /// Another number for each catalog that the program has read.
    package let revision: Int
    private let pages: [String: BookingPage]
    private let pagesByID: [DefinitionID: BookingPage]
    private let formerLinks: [String: String]

    /// Makes a catalog of all pages of a site.
    ///
    /// The endpoint's address is the site's when the site names none.
    package init(
        site: Site,
        images: [String: ImageReference],
        pages: [BookingPage],
        zones: ZoneCache,
        revision: Int
    ) {
        let endpoint = site.endpointURL ?? site.siteURL
        self.endpoint = endpoint
        renderer = LiveRenderer(site: site, endpoint: endpoint, images: images)
        assets = renderer.assets(for: pages.map(\.theme))
        self.revision = revision
        self.site = site
        self.zones = zones
        self.pages = Dictionary(
            pages.map { ($0.link.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        pagesByID = Dictionary(
            pages.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        formerLinks = Dictionary(
            pages.flatMap { page in page.formerLinks.map { ($0.text, page.link.text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What a link leads to.
    enum Place {
        case page(BookingPage)
        /// The link that the page has now.
        case moved(String)
    }

    /// The page at a link, in capitals or not; a page wins over a former link.
    func place(at link: String) -> Place? {
        let link = link.lowercased()
        if let page = pages[link] { return .page(page) }
        return formerLinks[link].map { .moved($0) }
    }

    /// The page at a link or a former link.
    func page(at link: String) throws(Refusal) -> BookingPage {
        switch place(at: link) {
        case .page(let page): return page
        case .moved(let link):
            guard let page = pages[link] else { throw .notFound }
            return page
        case nil: throw .notFound
        }
    }

    func page(_ id: DefinitionID) -> BookingPage? { pagesByID[id] }

    /// The zone of a host; `nil` when there is none of the id any more.
    package func hostZone(_ host: DefinitionID) -> String? {
        pagesByID.values.first { $0.host.id == host }?.host.zone
    }

    /// The zone in which a visitor of a page sees times: the one that is asked for, if the page lets
    /// visitors have their own and there is such a zone, else the page's.
    func zone(named name: String?, on page: BookingPage) -> ZoneRules {
        let wanted = page.convertsZone ? name.flatMap { zones.rules(named: $0) } : nil
        return wanted ?? zones.rules(named: page.zone) ?? .utc
    }
}
