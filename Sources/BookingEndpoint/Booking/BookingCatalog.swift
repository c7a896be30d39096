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
    private let assets: [String: [UInt8]]
    /// Those that pages drawn from the catalog before this one ask for.
    private let formerAssets: [String: [UInt8]]
    /// Another number for each catalog that the program has read.
    package let revision: Int
    private let pages: [String: BookingPage]
    private let pagesByID: [DefinitionID: BookingPage]
    private let formerLinks: [String: String]
    private let masters: [DefinitionID: MasterPage]

    /// Makes a catalog of all pages of a site.
    ///
    /// The endpoint's address is the site's when the site names none. Browsers that have a page
    /// drawn from the `former` catalog find what it needs.
    package init(
        site: Site,
        images: [String: ImageReference],
        pages: [BookingPage],
        masters: [MasterPage] = [],
        zones: ZoneCache,
        revision: Int,
        former: BookingCatalog? = nil
    ) {
        let endpoint = site.endpointURL ?? site.siteURL
        self.endpoint = endpoint
        renderer = LiveRenderer(site: site, endpoint: endpoint, images: images)
        assets = renderer.assets(for: pages.map(\.theme) + masters.map(\.theme))
        formerAssets = former?.assets ?? [:]
        self.revision = revision
        self.site = site
        self.zones = zones
        self.masters = Dictionary(
            masters.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let teams = masters.map(\.bookingPage)
        self.pages = Dictionary(
            (pages + teams).map { ($0.link.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        pagesByID = Dictionary(
            pages.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        formerLinks = Dictionary(
            (pages + teams).flatMap { page in page.formerLinks.map { ($0.text, page.link.text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// A file that drawn pages ask for.
    func asset(_ name: String) -> [UInt8]? { assets[name] ?? formerAssets[name] }

    /// What a link leads to.
    enum Place {
        case page(BookingPage)
        /// The link that the page has now.
        case moved(String)
    }

    /// The page at a link, in capitals or not; a page wins over a former link.
    ///
    /// A master page is there as the page of its team, and `coaches.ada-intro` is one of its pages,
    /// chosen there.
    func place(at link: String) -> Place? {
        let link = link.lowercased()
        if let page = pages[link] { return .page(page) }
        if let former = formerLinks[link] { return .moved(former) }
        let parts = link.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
        guard parts.count == 2, let team = pages[String(decoding: Array(parts[0]), as: UTF8.self)],
            let master = masters[team.id]
        else { return nil }
        return page(String(decoding: Array(parts[1]), as: UTF8.self), chosenOn: master)
            .map { .page($0) }
    }

    /// The page of a public link that a visitor of a master page chooses there.
    func page(_ link: String, chosenOn master: MasterPage) -> BookingPage? {
        guard !master.assigns else { return nil }
        let page = master.pages.first { $0.link.text.utf8.elementsEqual(link.utf8) }
        return page.map { master.bookingPage(of: $0) }
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

    /// The master page of an id, which is also that of its team's page.
    func master(_ id: DefinitionID) -> MasterPage? { masters[id] }

    /// The master page on which a page was chosen.
    func master(above page: BookingPage) -> MasterPage? {
        guard let dot = page.link.text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        return pages[String(page.link.text[..<dot])].flatMap { masters[$0.id] }
    }

    /// An event type of a page, or one for which a master page may find it.
    func event(_ id: DefinitionID, of page: BookingPage) -> EventType? {
        if let event = page.events.first(where: { $0.id == id }) { return event }
        let rules = masters.values.lazy.compactMap { $0.rule(for: id) }
        return rules.first { rule in rule.pages.contains { $0.id == page.id } }?.event
    }

    /// The hosts on whose bookings the times of a page depend.
    func hosts(of page: BookingPage) -> [DefinitionID] {
        guard let master = masters[page.id] else { return [page.host.id] }
        return Set(master.pages.map(\.host.id)).sorted()
    }

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
