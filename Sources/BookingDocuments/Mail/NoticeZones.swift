package import Scheduling

/// The zones in which the people of a booking read its time.
package struct NoticeZones: Sendable {
    /// The booking page's, by which the meeting was agreed.
    package let page: ZoneRules
    package let host: ZoneRules
    package let customer: ZoneRules

    package init(page: ZoneRules, host: ZoneRules, customer: ZoneRules) {
        self.page = page
        self.host = host
        self.customer = customer
    }

    /// Looks the zones up; one that is not known is read as the page's, and the page's as UTC.
    package init(of booking: Booking, host: String?, in database: ZoneDatabase) {
        let page = database.rules(named: booking.terms.zone) ?? .utc
        self.init(
            page: page,
            host: host.flatMap { database.rules(named: $0) } ?? page,
            customer: database.rules(named: booking.customer.zone) ?? page
        )
    }
}
