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
            asked: asked
        )
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
