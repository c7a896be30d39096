import Scheduling
import SiteRendering

/// A one-time link that was brought, with the page behind it.
struct OneTimeEntry {
    let token: BearerToken
    let digest: TokenDigest
    let link: OneTimeLink
    /// The page with what the link lets its holder book, to be judged and booked.
    let page: BookingPage
    /// The same, with the same events in the same order, as the holder may see it.
    let shown: BookingPage
    /// The master page behind the link, with the pages that the link is good for, if there is
    /// one.
    let master: MasterPage?
    /// What names the page that was chosen there, in addresses.
    let chosen: PublicLink?
    /// The ids of the events in addresses; `nil` where their places number them.
    private let eventIDs: [DefinitionID: DefinitionID]?

    /// What stands for the name of an event that would tell the page's.
    static let meeting = "Meeting"

    private init?(
        _ link: OneTimeLink,
        _ token: BearerToken,
        _ digest: TokenDigest,
        page: BookingPage?,
        master: MasterPage? = nil,
        chosen: PublicLink? = nil,
        eventIDs: [DefinitionID: DefinitionID]? = nil
    ) {
        guard let page else { return nil }
        self.token = token
        self.digest = digest
        self.link = link
        self.page = page
        self.master = master
        self.chosen = chosen
        self.eventIDs = eventIDs
        shown = page.hidden(
            behind: link.title,
            meeting: Self.meeting,
            as: chosen?.text ?? "one-time"
        ) { index, id in
            eventIDs.map { $0[id] } ?? DefinitionID("event-\(index + 1)")
        }
    }

    /// Makes an entry to a page.
    init?(_ link: OneTimeLink, of page: BookingPage, token: BearerToken, digest: TokenDigest) {
        self.init(link, token, digest, page: page.bookable(with: link))
    }

    /// Makes an entry to a master page, where a host is found, or a page is to be chosen.
    init?(_ link: OneTimeLink, of master: MasterPage, token: BearerToken, digest: TokenDigest) {
        let offered: MasterPage
        if master.assigns {
            offered = link.restriction.host.map { master.only(with: $0) } ?? master
        } else {
            offered = master.offering { page in page.bookable(with: link).map { _ in page } }
        }
        guard !offered.pages.isEmpty else { return nil }
        let page = offered.bookingPage.bookable(with: link, hosts: master.bookableHosts)
        self.init(link, token, digest, page: page, master: offered)
    }

    /// The entry to a page that the holder chose on the master page; `nil` when it is not there.
    ///
    /// Its events keep the ids that they have there, because one of them may be chosen already.
    func choosing(_ page: BookingPage) -> OneTimeEntry? {
        guard let master, !master.assigns,
            let index = master.pages.firstIndex(where: { $0.id == page.id })
        else { return nil }
        let ids = zip(self.page.events, shown.events).map { ($0.id, $1.id) }
        return OneTimeEntry(
            link,
            token,
            digest,
            page: master.bookingPage(of: page).bookable(with: link),
            master: master,
            chosen: Self.name(ofPageAt: index),
            eventIDs: Dictionary(ids, uniquingKeysWith: { first, _ in first })
        )
    }

    /// The entry to the page of a name that ``choice(of:)`` gave.
    func choosing(_ name: String) -> OneTimeEntry? {
        let index = master?.pages.indices.first { Self.name(ofPageAt: $0)?.text == name }
        return index.flatMap { index in master.flatMap { choosing($0.pages[index]) } }
    }

    /// A page to choose as the holder may see it: by its host, or by its events where the host has
    /// several pages and these tell them apart, or else by a number.
    func choice(of page: BookingPage) -> BookingPage? {
        guard let shown = choosing(page)?.shown else { return nil }
        let name = page.host.name
        let alike = master?.pages.filter { $0.host.name == name } ?? []
        guard alike.count > 1, let place = alike.firstIndex(where: { $0.id == page.id }) else {
            return shown.titled(name)
        }
        let labels = alike.map { page in
            choosing(page)?.shown.events.map(\.name).joined(separator: ", ")
        }
        guard let label = labels[place], labels.count(where: { $0 == label }) == 1 else {
            return shown.titled("\(name) (\(place + 1))")
        }
        return shown.titled(label)
    }

    /// The master page as the holder may see it.
    var shownMaster: MasterPage? {
        guard let master else { return nil }
        return master.offering { master.assigns ? $0.titled($0.host.name) : choice(of: $0) }
    }

    /// A name that says nothing of the page.
    private static func name(ofPageAt index: Int) -> PublicLink? {
        try? PublicLink("page-\(index + 1)")
    }

    var door: LiveDoor { .oneTime(token) }

    /// The event that is shown as another one.
    func event(shownAs event: EventType) -> EventType? {
        shown.events.firstIndex { $0.id == event.id }.map { page.events[$0] }
    }

    /// An event of the page as the holder sees it; `nil` when the link does not let it be booked.
    func shown(_ event: EventType) -> EventType? {
        page.events.firstIndex { $0.id == event.id }.map { shown.events[$0] }
    }

    /// How the holder reads the name of an event.
    func name(of event: EventType) -> String? {
        page.events.firstIndex { $0.id == event.id }.map { shown.events[$0].name }
    }

    /// What was sent, with the page's own id of the event, and with what the link knows of its
    /// customer where nothing was sent.
    ///
    /// The ids that the holder sees count before the page's own, which may be spelled alike.
    func filling(_ submission: BookingSubmission) -> BookingSubmission {
        var filled = submission
        if let index = shown.events.firstIndex(where: { $0.id.text == submission.event }) {
            filled.event = page.events[index].id.text
        }
        let event = page.events.first { $0.id.text == filled.event } ?? page.events.first
        let known = link.customer?.fields(for: event.map { page.form(for: $0) } ?? [])
        for name in (known?.names).map(Array.init) ?? [] where filled.fields[name].isEmpty {
            for value in known?[name] ?? [] { filled.fields.add(value, to: name) }
        }
        return filled
    }
}

extension BookingCatalog {
    /// The page of an id, or that of a master page: what a one-time or a sealed link can be for.
    func linkedPage(_ id: DefinitionID) -> BookingPage? { page(id) ?? master(id)?.bookingPage }

    /// The hosts whom visitors of a master page may meet; `nil` for other pages.
    func hosts(foundOn id: DefinitionID) -> [DefinitionID]? {
        page(id) == nil ? master(id)?.bookableHosts : nil
    }

    /// What a one-time link opens; `nil` when there is nothing behind it any more.
    fileprivate func entry(
        with link: OneTimeLink,
        _ token: BearerToken,
        _ digest: TokenDigest
    ) -> OneTimeEntry? {
        if let page = page(link.page) {
            return OneTimeEntry(link, of: page, token: token, digest: digest)
        }
        return master(link.page).flatMap {
            OneTimeEntry(link, of: $0, token: token, digest: digest)
        }
    }
}

extension BookingDesk {
    /// What the token of a one-time link opens; `nil` when none was brought.
    ///
    /// On a master page whose visitors choose a page, `chosen` is what names the page.
    ///
    /// Throws ``BookingProblem/link(_:shown:)`` when there is no such link, or nothing behind it.
    func entry(with text: String, choosing chosen: String) async throws -> OneTimeEntry? {
        guard !text.isEmpty else { return nil }
        guard let token = BearerToken(.oneTime, reading: text), let digest = token.digest,
            let link = try await links.link(of: digest)
        else { throw BookingProblem.link(.unknown, shown: nil) }
        guard let entry = catalog.entry(with: link, token, digest) else {
            // Where the link stands tells more than that its page is gone.
            throw BookingProblem.link(link.refusal(at: now) ?? .notForThis, shown: nil)
        }
        return entry.choosing(chosen) ?? entry
    }
}
