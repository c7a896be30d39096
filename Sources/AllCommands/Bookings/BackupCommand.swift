import BuildCommands
import ArgumentParser
import BookingStore
import Glibc
import SiteSource

/// `bookplate backup`.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the bookings to a new file, also while the server runs.",
        discussion: """
            The copy is of one moment between two bookings. It takes its name when it is whole \
            and on the disk. Manage links are made from another file, with `.key` after the \
            database's name; keep a copy of that one too.
            """
    )

    @OptionGroup var file: DatabaseOption
    @Argument(help: "The file to write, which must not exist.") var backup: String

    func run() async throws {
        let count = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database, allowsOlder: true).backup(to: backup)
            let copy = try BookingReader(at: backup, allowsOlder: true)
            return try await copy.bookingCount()
        }
        Terminal.answer("Copied \(counted(count, "booking")) to \(backup.escapingControls).")
        guard unsafe access(file.keyFile, F_OK) == 0 else { return }
        Terminal.tell(
            "Keep \(file.keyFile.escapingControls) with it: manage links are made with it."
        )
    }
}
