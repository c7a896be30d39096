import ArgumentParser

/// Where bookings and messages are kept.
struct DataOptions: ParsableArguments {
    @OptionGroup var file: DatabaseOption

    @Option(
        name: .customLong("outbox"),
        help: ArgumentHelp(
            "The folder for messages to customers and hosts, each a file in .eml "
                + "(default: outbox, beside the database).",
            valueName: "folder"
        )
    )
    var chosenOutbox: String?

    var outbox: String { chosenOutbox ?? file.folder + "outbox" }

    var database: String { file.database }

    /// The file with the key from which manage links are made.
    var keyFile: String { file.keyFile }
}
