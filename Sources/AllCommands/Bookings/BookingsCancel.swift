import ArgumentParser
import BookingEndpoint
import BuildCommands
import Scheduling
import SiteBuild

/// `bookplate bookings cancel`.
struct BookingsCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancels a booking for the host.",
        discussion: """
            Also when its customer may not do so any more, until the meeting begins. Its time is \
            free at once; the customer, the host and the guests get a message that the host \
            cancelled it. A running server does it itself.
            """
    )

    @OptionGroup var named: NamedBooking

    func run() async throws {
        let (booking, answer) = try await Terminal.reportingStoreFailures {
            let booking = try await named.find()
            let change = OwnerChange(named.data)
            let answer = try await change.carryOut(.cancelBooking(booking.id, reason: named.words))
            return (booking, answer)
        }
        let zones = ZoneFolder(Environment().zoneFolder).database
        let zone = zones.rules(named: booking.terms.zone) ?? .utc
        let time = NamedBooking.time(booking.start, in: zone)
        try named.tell(
            answer,
            done: "Cancelled: \(NamedBooking.words(for: booking)), \(time)."
        )
    }
}
