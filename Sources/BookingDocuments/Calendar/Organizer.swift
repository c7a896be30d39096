package import Scheduling

/// Who holds a meeting, as calendars know them; the same for a booking's whole life.
///
/// An update with another organizer is refused by Google and ignored by others.
package struct Organizer: Hashable, Sendable {
    package let name: String
    package let email: EmailAddress

    package init(name: String, email: EmailAddress) {
        self.name = name
        self.email = email
    }

    /// The host as booked, or the site where the host has no address; `nil` when neither has one.
    package init?(of booking: Booking, site: Site) {
        guard let email = booking.terms.hostEmail ?? site.email else { return nil }
        let isHost = booking.terms.hostEmail != nil
        self.init(name: isHost ? booking.terms.hostName : site.name, email: email)
    }
}
