import ArgumentParser

/// Where bookings are kept.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The file with the bookings.", valueName: "file"))
    var database = "var/bookplate.sqlite"

    @Option(
        help: ArgumentHelp(
            "The folder for messages to customers and hosts, each a file in .eml.",
            valueName: "folder"
        )
    )
    var outbox = "var/outbox"

    func validate() throws {
        guard !database.isEmpty else {
            throw ValidationError("The name of the database must not be empty.")
        }
    }

    /// The file with the key from which manage links are made.
    var keyFile: String { database + ".key" }
}
