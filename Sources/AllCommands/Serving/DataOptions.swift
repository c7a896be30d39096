import ArgumentParser

/// Where bookings and messages are kept.
struct DataOptions: ParsableArguments {
    @OptionGroup var file: DatabaseOption

    @Option(
        help: ArgumentHelp(
            "The folder for messages to customers and hosts, each a file in .eml.",
            valueName: "folder"
        )
    )
    var outbox = "var/outbox"

    var database: String { file.database }

    /// The file with the key from which manage links are made.
    var keyFile: String { file.keyFile }
}
