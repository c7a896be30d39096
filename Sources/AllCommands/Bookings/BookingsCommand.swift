import ArgumentParser

/// `bookplate bookings`.
struct Bookings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookings",
        abstract: "Lists what is booked, for people and for other programs.",
        subcommands: [BookingsList.self, BookingsExport.self]
    )
}
