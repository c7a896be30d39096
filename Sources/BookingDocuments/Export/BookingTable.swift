package import Scheduling

/// Bookings as a table for spreadsheets: CSV (RFC 4180) in UTF-8, with CRLF.
///
/// A cell that a spreadsheet could take for a formula begins with an apostrophe; see
/// ``SpreadsheetCell``. Instants are RFC 3339 in UTC, and `localStart` is the time on the page's
/// clocks.
package enum BookingTable {
    /// The table, with a row of names first; the rows stand in the order of the bookings.
    ///
    /// After the fixed columns comes one for each question that any booking answers, by its id:
    /// `answer.topic`. Several guests are joined by spaces, several values by `; `.
    package static func csv(_ bookings: [Booking]) -> [UInt8] {
        let fields = Set(bookings.flatMap { $0.answers.map(\.field) }).sorted {
            $0.precedes($1)
        }
        var bytes: [UInt8] = []
        append(columns.map(\.name) + fields.map { "answer." + $0 }, to: &bytes)
        for booking in bookings {
            append(columns.map { $0.value(booking) } + answers(of: booking, fields), to: &bytes)
        }
        return bytes
    }

    private struct Column: Sendable {
        let name: String
        let value: @Sendable (Booking) -> String

        init(_ name: String, _ value: @escaping @Sendable (Booking) -> String) {
            self.name = name
            self.value = value
        }
    }

    private static let columns = [
        Column("id") { $0.id.text },
        Column("status") { $0.status.rawValue },
        Column("sequence") { String($0.sequence) },
        Column("page") { $0.page.text },
        Column("event") { $0.event.text },
        Column("host") { $0.host.text },
        Column("start") { $0.start.text },
        Column("end") { $0.end.text },
        Column("localStart") { $0.terms.wallTime },
        Column("zone") { $0.terms.zone },
        Column("pageTitle") { $0.terms.pageTitle },
        Column("eventName") { $0.terms.eventName },
        Column("hostName") { $0.terms.hostName },
        Column("location") { $0.terms.location?.label ?? "" },
        Column("price") { $0.terms.price ?? "" },
        Column("customerName") { $0.customer.name },
        Column("customerEmail") { $0.customer.email.text },
        Column("customerZone") { $0.customer.zone },
        Column("guests") { $0.guests.map(\.text).joined(separator: " ") },
        Column("utmSource") { $0.campaign.source ?? "" },
        Column("utmMedium") { $0.campaign.medium ?? "" },
        Column("utmCampaign") { $0.campaign.name ?? "" },
        Column("utmTerm") { $0.campaign.term ?? "" },
        Column("utmContent") { $0.campaign.content ?? "" },
        Column("created") { $0.created.text },
        Column("changed") { $0.changed.text },
        Column("reason") { $0.reason ?? "" },
    ]

    private static func answers(of booking: Booking, _ fields: [String]) -> [String] {
        fields.map { field in
            let values = booking.answers.filter { $0.field == field }.flatMap(\.values)
            return values.joined(separator: "; ")
        }
    }

    private static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            SpreadsheetCell(cell).write(to: &bytes)
        }
        bytes.append(word: "\r\n")
    }
}
