package import Scheduling

/// A booking page with its open times: the first step of booking.
package struct TimeOffer: Sendable {
    package let page: BookingPage
    /// `nil` when the page has several events and the visitor has chosen none yet.
    package let choice: Choice?
    /// What came between the visitor and the step after.
    package let notice: Notice?
    /// What the visitor came with, to be taken along to the form.
    package let carried: [CarriedParameter]
    /// Where the page stands.
    package let door: LiveDoor
    /// What books together with a start and a zone; `nil` when a form comes first.
    package let direct: [CarriedParameter]?
    /// For whom a time is booked at once.
    package let customer: KnownCustomer?
    /// The master page that the page stands for, or on which it was chosen.
    package let master: MasterPage?

    /// What the times are for.
    package struct Choice: Sendable {
        /// One of the page's events.
        package let event: EventType
        /// One of the event's lengths.
        package let duration: Span
        package let list: TimeList

        package init(event: EventType, duration: Span, list: TimeList) {
            self.event = event
            self.duration = duration
            self.list = list
        }
    }

    package enum Notice: Hashable, Sendable {
        /// The chosen time is not open, or is no longer.
        case notOpen
    }

    package init(
        page: BookingPage,
        choice: Choice?,
        notice: Notice? = nil,
        carried: [CarriedParameter] = [],
        door: LiveDoor? = nil,
        direct: [CarriedParameter]? = nil,
        customer: KnownCustomer? = nil,
        master: MasterPage? = nil
    ) {
        self.master = master
        self.page = page
        self.choice = choice
        self.notice = notice
        self.carried = carried
        self.door = door ?? .general(page.link)
        self.direct = direct
        self.customer = customer
    }
}
