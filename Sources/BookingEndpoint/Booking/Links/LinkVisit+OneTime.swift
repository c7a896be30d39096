import Scheduling
import SiteRendering

extension LinkVisit {
    /// A visit by a one-time link.
    ///
    /// Who the customer is, the link knows and no address can say; what else a query brings counts.
    init(_ entry: OneTimeEntry, bringing asked: LinkDetails) {
        let known = entry.link.customer.map(LinkDetails.init) ?? .none
        let skip = (asked.skip ?? known.skip).map { LinkDetails.Field("skip", $0 ? "1" : "0") }
        let others = [
            skip, asked.zone.map { LinkDetails.Field("zone", $0) },
            asked.event.map { LinkDetails.Field("event", $0) },
            asked.date.map { LinkDetails.Field("date", $0.text) },
        ]
        self.init(
            page: entry.shown,
            door: entry.door,
            details: LinkDetails(
                known.fields + others.compactMap(\.self) + asked.campaign.fields
            ),
            isPrivate: false,
            proof: [CarriedParameter(LiveField.link, entry.token.secret)],
            entry: entry,
            asked: asked,
            chosen: entry.chosen
        )
    }

    /// The id of an event as the page itself has it, of an id as the visitor sees it; the only one
    /// that a one-time link is for goes without saying.
    func ownEvent(_ shown: String) -> DefinitionID? {
        guard let entry else { return DefinitionID(shown) }
        if entry.page.events.count == 1 { return entry.page.events.first?.id }
        let event = entry.shown.events.first { $0.id.text == shown }
        return event.flatMap { entry.event(shownAs: $0)?.id }
    }

    /// An event of the page as the visitor sees it; `nil` when the link does not let it be booked.
    func shown(_ event: EventType) -> EventType? { entry.map { $0.shown(event) } ?? event }

    /// A step of a master page as the visitor sees it.
    func shown(_ step: MasterStep) -> MasterStep {
        guard let entry else { return step }
        switch step {
        case .event(let events): return .event(events.compactMap { entry.shown($0) })
        case .page(let pages, let tags):
            return .page(pages.compactMap { entry.choice(of: $0) }, tags: tags)
        default: return step
        }
    }

    /// What was chosen before as the visitor sees it.
    func shown(_ choices: MasterChoices) -> MasterChoices {
        guard let entry else { return choices }
        var shown = choices
        let event = choices.event.flatMap { id in entry.page.events.first { $0.id == id } }
        shown.event = event.flatMap { entry.shown($0)?.id }
        return shown
    }

    /// What is wanted of the page itself, in place of the page as it is shown.
    func judged(_ wish: TimeWish) -> TimeWish {
        guard let entry, let event = wish.event.flatMap({ entry.event(shownAs: $0) }) else {
            return wish
        }
        var judged = TimeWish(page: entry.page, event: event, duration: wish.duration)
        judged.restriction = entry.link.restriction
        return judged
    }
}

extension LinkDetails {
    /// What a one-time link knows.
    fileprivate init(_ customer: LinkCustomer) {
        self.init(
            name: customer.name,
            email: customer.email,
            fields: customer.answers.map { Field($0.field, $0.value) }
        )
    }
}
