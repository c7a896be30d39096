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
            database's name, and personal links are sealed with a third, with `.seals`; keep \
            copies of these too.
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
        for secret in file.secretFiles where unsafe access(secret.path, F_OK) == 0 {
            Terminal.tell(
                "Keep \(secret.path.escapingControls) with it: without that file \(secret.loss)."
            )
        }
    }
}
