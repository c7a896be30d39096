import BuildCommands
import ArgumentParser
import BookingStore
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate bookings list`.
struct BookingsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists bookings by their start.",
        discussion: """
            Times are those of each page's zone, or of --zone. The exit status is 1 when no \
            booking is found.
            """
    )

    @OptionGroup var file: DatabaseOption
    @OptionGroup var options: FilterOptions

    func run() async throws {
        let zones = ZoneFolder(Environment().zoneFolder).database
        let bookings = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database)
                .bookings(matching: options.filter(zones: zones))
        }
        guard !bookings.isEmpty else {
            Terminal.tell("bookplate: no booking is found.")
            throw ExitCode(1)
        }
        let listing = BookingListing(zone: options.zone.flatMap { zones.rules(named: $0) })
        try Terminal.answer(bytes: Array(listing.text(of: bookings).utf8))
    }
}
