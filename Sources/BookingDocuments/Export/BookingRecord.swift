package import Markup
package import Scheduling

/// Bookings as JSON, with members that are always there and always in one order.
///
/// Instants are RFC 3339 in UTC; what is missing is `null`. Members may be added in time.
package enum BookingRecord {
    /// `{"bookings": [...]}`, one member a line.
    package static func json(_ bookings: [Booking]) -> [UInt8] {
        let list: JSONValue = ["bookings": .array(bookings.map(value))]
        return list.pretty
    }

    /// One booking.
    package static func value(_ booking: Booking) -> JSONValue {
        [
            "id": .string(booking.id.text),
            "status": .string(booking.status.rawValue),
            "sequence": .integer(booking.sequence),
            "page": .string(booking.page.text),
            "event": .string(booking.event.text),
            "host": .string(booking.host.text),
            "start": .string(booking.start.text),
            "end": .string(booking.end.text),
            "localStart": .string(booking.terms.wallTime),
            "zone": .string(booking.terms.zone),
            "zoneVersion": .string(booking.terms.zoneVersion),
            "pageTitle": .string(booking.terms.pageTitle),
            "eventName": .string(booking.terms.eventName),
            "hostName": .string(booking.terms.hostName),
            "hostEmail": optional(booking.terms.hostEmail?.text),
            "location": booking.terms.location.map(value) ?? .null,
            "price": optional(booking.terms.price),
            "customer": [
                "name": .string(booking.customer.name),
                "email": .string(booking.customer.email.text),
                "zone": .string(booking.customer.zone),
            ],
            "guests": .array(booking.guests.map { .string($0.text) }),
            "answers": .array(booking.answers.map(value)),
            "campaign": value(booking.campaign),
            "created": .string(booking.created.text),
            "changed": .string(booking.changed.text),
            "reason": optional(booking.reason),
        ]
    }

    private static func value(_ location: Location) -> JSONValue {
        [
            "kind": .string(location.kind.rawValue),
            "label": .string(location.label),
            "details": optional(location.details),
            "url": optional(location.url?.text),
        ]
    }

    /// `null` when nothing is known; else by the names of the link's parameters.
    private static func value(_ campaign: Campaign) -> JSONValue {
        guard !campaign.isEmpty else { return .null }
        let members = zip(Campaign.names, campaign.values).map { name, value in
            JSONValue.Member(name, optional(value))
        }
        return .object(members)
    }

    private static func value(_ answer: Answer) -> JSONValue {
        [
            "field": .string(answer.field),
            "label": .string(answer.label),
            "values": .array(answer.values.map(JSONValue.string)),
        ]
    }

    private static func optional(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }
}
