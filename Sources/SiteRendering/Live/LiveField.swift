/// The names of parameters and form fields on the endpoint's pages, beyond those of the form's own
/// questions, which are ``Scheduling/FieldName``.
package enum LiveField {
    /// The id of an event type.
    package static let event = "event"
    /// A category of a master page.
    package static let category = "category"
    /// A tag that the pages of a master page must have; may come several times.
    package static let tag = "tag"
    /// A length in whole minutes; the shortest when missing.
    package static let duration = "duration"
    /// The first date of the days shown, in the zone shown: `2026-12-01`.
    package static let from = "from"
    /// The zone in which times are shown, an IANA name; the page's when missing or unknown.
    package static let zone = "zone"
    /// Present when the choice of zones is asked for.
    package static let zones = "zones"
    /// The start of the chosen time, RFC 3339 in UTC.
    package static let start = "start"
    /// Present when another time for a booked meeting is asked for.
    package static let move = "move"
    /// Present in the address that follows a new booking.
    package static let booked = "booked"
    /// The public link of a page.
    package static let page = "page"
    /// The token of a one-time link, in place of the page.
    package static let link = "link"
    /// The random key that makes a form count once.
    package static let request = "request"
    /// The letters and digits of the sealed link by which the customer came.
    package static let sealed = "sealed"
    /// What people do not see and leave empty, and programs fill in.
    package static let trap = "extra"
    /// What a person chose to do with a booking; ``LiveChoice``.
    package static let choice = "choice"
    /// Why a booking is cancelled or moved.
    package static let reason = "reason"
}

/// The values of ``LiveField/choice``; anything else, or none, changes nothing.
package enum LiveChoice {
    /// Leaves the booking as it is.
    package static let keep = "keep"
    package static let cancel = "cancel"
    package static let move = "move"
}
