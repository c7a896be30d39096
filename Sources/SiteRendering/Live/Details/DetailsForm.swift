package import Scheduling

/// The form that a customer fills in for a chosen time: the second step of booking.
///
/// It is drawn by the same fields as ``Scheduling/FormCheck`` reads it.
package struct DetailsForm: Sendable {
    package let page: BookingPage
    /// One of the page's events.
    package let event: EventType
    /// One of the event's lengths.
    package let duration: Span
    package let start: Instant
    /// The zone in which the customer sees times.
    package let zone: ZoneRules
    /// What was typed, or what the customer's link brought, by the names of
    /// ``Scheduling/FieldName``.
    package let typed: SubmittedFields
    /// What is wrong with it; empty when the form is new.
    package let problems: FormProblems
    /// Why the form is shown again, if its fields are not the reason.
    package let setback: Setback?
    /// A random key of letters and digits; the same again when the same form is shown again.
    package let request: String
    /// What the visitor came with, for the way back to the times.
    package let carried: [CarriedParameter]
    /// Where the page stands.
    package let door: LiveDoor
    /// What is sent along unseen, such as the names of a campaign.
    package let hidden: [CarriedParameter]
    /// The fields that the link has answered in private, by their names: they are ticked off, and
    /// neither shown nor asked.
    package let known: Set<String>
    /// Whether choosing the time is all that the customer has to do.
    package let isDirect: Bool

    package enum Setback: Hashable, Sendable {
        /// The time is taken; the open times nearest to it, ascending, to choose from instead.
        case timeTaken(nearest: [OpenTime])
        /// A form with this key was sent before with other content. The key shown must be a new one.
        case alreadySent
        /// Nothing was booked because the endpoint is too busy, and trying again may help.
        case busy
    }

    package init(
        page: BookingPage,
        event: EventType,
        duration: Span,
        start: Instant,
        zone: ZoneRules,
        typed: SubmittedFields = SubmittedFields(),
        problems: FormProblems = FormProblems(),
        setback: Setback? = nil,
        request: String,
        carried: [CarriedParameter] = [],
        door: LiveDoor? = nil,
        hidden: [CarriedParameter] = [],
        known: Set<String> = [],
        isDirect: Bool = false
    ) {
        self.page = page
        self.event = event
        self.duration = duration
        self.start = start
        self.zone = zone
        self.typed = typed
        self.problems = problems
        self.setback = setback
        self.request = request
        self.carried = carried
        self.door = door ?? .general(page.link)
        self.hidden = hidden
        self.known = known
        self.isDirect = isDirect
    }
}
