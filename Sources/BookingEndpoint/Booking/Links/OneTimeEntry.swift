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

    /// What stands for the name of an event that would tell the page's.
    static let meeting = "Meeting"

    /// Makes an entry to a page, or to the team of a master page with the hosts of whom one is found.
    init?(
        _ link: OneTimeLink,
        of page: BookingPage,
        with hosts: [DefinitionID]?,
        token: BearerToken,
        digest: TokenDigest
    ) {
        guard let page = page.bookable(with: link, hosts: hosts) else { return nil }
        self.token = token
        self.digest = digest
        self.link = link
        self.page = page
        shown = page.hidden(behind: link.title, meeting: Self.meeting)
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
    func filling(_ submission: BookingSubmission) -> BookingSubmission {
        var filled = submission
        if let index = shown.events.firstIndex(where: { $0.id.text == submission.event }),
            !page.events.contains(where: { $0.id.text == submission.event })
        {
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
    /// The page of an id, or the team of a master page that finds somebody by itself: what a
    /// one-time or a sealed link can be for.
    func linkedPage(_ id: DefinitionID) -> BookingPage? {
        page(id) ?? master(id).flatMap { $0.assigns ? $0.bookingPage : nil }
    }

    /// The hosts of whom a master page finds one; `nil` for other pages.
    func hosts(foundOn id: DefinitionID) -> [DefinitionID]? {
        page(id) == nil ? master(id)?.assignedHosts : nil
    }
}

extension BookingDesk {
    /// What the token of a one-time link opens; `nil` when none was brought.
    ///
    /// Throws ``BookingProblem/link(_:shown:)`` when there is no such link, or nothing behind it.
    func entry(with text: String) async throws -> OneTimeEntry? {
        guard !text.isEmpty else { return nil }
        guard let token = BearerToken(.oneTime, reading: text), let digest = token.digest,
            let link = try await links.link(of: digest)
        else { throw BookingProblem.link(.unknown, shown: nil) }
        guard let page = catalog.linkedPage(link.page),
            let entry = OneTimeEntry(
                link,
                of: page,
                with: catalog.hosts(foundOn: link.page),
                token: token,
                digest: digest
            )
        else {
            // Where the link stands tells more than that its page is gone.
            throw BookingProblem.link(link.refusal(at: now) ?? .notForThis, shown: nil)
        }
        return entry
    }
}
