import ArgumentParser

/// `bookplate bookings`.
struct Bookings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookings",
        abstract: "Lists what is booked, and cancels and moves it for the host.",
        subcommands: [
            BookingsList.self, BookingsExport.self, BookingsCancel.self, BookingsMove.self,
        ]
    )
}
