import HTTPTypes
import Scheduling
import SiteRendering

/// A visit to a booking page by a link of any kind: where the visitor stands, and what the link
/// brings.
struct LinkVisit {
    let page: BookingPage
    let door: LiveDoor
    let details: LinkDetails
    /// Whether what is known of the customer is not shown, as the link does not show it either.
    let isPrivate: Bool
    /// What a form sends along unseen, so that the link counts when the form arrives.
    let proof: [CarriedParameter]
    /// The one-time link by which the visitor came, and what its address brings.
    let entry: OneTimeEntry?
    let asked: LinkDetails
    /// What names the page that was chosen on a master page behind a sealed or a one-time link.
    let chosen: PublicLink?

    init(
        page: BookingPage,
        door: LiveDoor,
        details: LinkDetails,
        isPrivate: Bool,
        proof: [CarriedParameter],
        entry: OneTimeEntry? = nil,
        asked: LinkDetails = .none,
        chosen: PublicLink? = nil
    ) {
        self.chosen = chosen
        self.page = page
        self.door = door
        self.details = details
        self.isPrivate = isPrivate
        self.proof = proof
        self.entry = entry
        self.asked = asked
    }

    /// A visit by a general link, with what its query brings.
    init(general page: BookingPage, bringing details: LinkDetails) {
        self.init(
            page: page,
            door: .general(page.link),
            details: details,
            isPrivate: false,
            proof: []
        )
    }

    /// What the visitor takes along from step to step, in the address.
    var carried: [CarriedParameter] {
        let skip = entry == nil ? nil : asked.skip.map { LinkDetails.Field("skip", $0 ? "1" : "0") }
        let fields =
            entry != nil
            ? details.campaign.fields + (skip.map { [$0] } ?? [])
            : isPrivate ? details.carriedUnderSeal : details.carried
        return fields.map { CarriedParameter($0.name, $0.value) }
            + (chosen.map { [CarriedParameter(LiveField.page, $0.text)] } ?? [])
    }

    /// The visit on a page that was chosen on a master page.
    func choosing(_ page: BookingPage, on master: MasterPage) -> LinkVisit {
        if let entry = entry?.choosing(page) { return LinkVisit(entry, bringing: asked) }
        let shown = master.bookingPage(of: page)
        guard isPrivate else { return LinkVisit(general: shown, bringing: details) }
        return LinkVisit(
            page: shown,
            door: door,
            details: details,
            isPrivate: true,
            proof: proof,
            chosen: page.link
        )
    }

    /// What the form sends along unseen.
    var hidden: [CarriedParameter] {
        proof + details.campaign.fields.map { CarriedParameter($0.name, $0.value) }
    }

    /// The id of the event to begin with, among those of the page; empty when there is none.
    func event(asked: String?) -> String {
        guard let name = (asked ?? details.event)?.lowercased() else { return "" }
        if let entry, asked != nil, entry.shown.events.contains(where: { $0.id.text == name }) {
            return name
        }
        if let entry, let own = entry.page.events.first(where: { $0.id.text == name }) {
            return entry.shown(own)?.id.text ?? ""
        }
        return page.events.first { $0.id.text == name }?.id.text ?? ""
    }

    /// The form as the link fills it in.
    func prefill(for event: EventType) -> Prefill {
        Prefill(details, page: page, event: event)
    }

    /// What books together with a start and a zone, without a form; `nil` when there must be one.
    func direct(
        _ prefill: Prefill,
        _ wish: TimeWish,
        _ event: EventType,
        request: String
    ) -> [CarriedParameter]? {
        guard prefill.skips(details, on: page) else { return nil }
        let own = [
            CarriedParameter(LiveField.page, page.link.text),
            CarriedParameter(LiveField.event, event.id.text),
            CarriedParameter(LiveField.duration, String(wish.duration.minutes)),
            CarriedParameter(LiveField.request, request),
        ]
        let names = isPrivate ? [] : prefill.typed.names.sorted()
        let typed = names.flatMap { name in
            prefill.typed[name].map { CarriedParameter(name, $0) }
        }
        return own + typed + hidden
    }

    /// For whom a time is booked at once.
    func customer(_ prefill: Prefill) -> KnownCustomer? {
        guard prefill.skips(details, on: page) else { return nil }
        guard !isPrivate else { return .hidden }
        return .shown(
            name: prefill.typed.text(FieldName.name),
            email: prefill.typed.text(FieldName.email)
        )
    }
}

extension RouteRequest {
    /// The query as it came, without its question mark.
    var queryBytes: Substring.UTF8View {
        let path = head.path ?? ""
        guard let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            return path.utf8.suffix(0)
        }
        return path.utf8[mark...].dropFirst().prefix { $0 != UInt8(ascii: "#") }
    }
}
