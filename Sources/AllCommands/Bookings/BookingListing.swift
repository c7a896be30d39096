import BuildCommands
import Scheduling
import SiteSource

/// Bookings as a table that people read in a terminal.
struct BookingListing {
    /// The zone of all times; that of each page when `nil`.
    let zone: ZoneRules?

    private static let head = [
        "START", "LENGTH", "ZONE", "STATUS", "PAGE", "EVENT", "HOST", "BOOKING", "CUSTOMER",
    ]

    /// A line of names, and one for each booking.
    func text(of bookings: [Booking]) -> String { Self.table([Self.head] + bookings.map(row)) }

    /// Lines with columns of one width each.
    static func table(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                let width = cell.unicodeScalars.count
                if index == widths.count { widths.append(width) }
                widths[index] = max(widths[index], width)
            }
        }
        var text = ""
        for row in rows {
            for (index, cell) in row.enumerated() {
                text += cell
                guard index < row.count - 1 else { continue }
                let missing = widths[index] - cell.unicodeScalars.count
                text += String(repeating: " ", count: missing + 2)
            }
            text += "\n"
        }
        return text
    }

    private func row(_ booking: Booking) -> [String] {
        let time = zone?.wall(at: booking.start).text ?? booking.terms.wallTime
        let minutes = (booking.end.seconds - booking.start.seconds) / 60
        var customer = "\(booking.customer.name) <\(booking.customer.email.text)>"
        if !booking.guests.isEmpty { customer += " and \(counted(booking.guests.count, "guest"))" }
        return [
            time.split(separator: "T").joined(separator: " "),
            Scheduling.Span(minutes: minutes)?.text ?? "\(minutes)m",
            zone?.name ?? booking.terms.zone, booking.status.rawValue, booking.page.text,
            booking.event.text, booking.host.text, booking.id.text, customer,
        ].map(\.escapingControls)
    }
}
