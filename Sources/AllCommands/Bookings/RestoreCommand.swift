import BuildCommands
import ArgumentParser
import BookingStore
import Glibc
import SiteSource

/// `bookplate restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of the database; the server must not run.",
        discussion: """
            The backup is checked first, and stays as it is. The database that was there is kept \
            beside it under another name. Messages that waited in the backup are not sent, and the \
            owner's keys in it are not good any more.
            """
    )

    @OptionGroup var file: DatabaseOption
    @Argument(help: "The backup.") var backup: String

    func run() async throws {
        let restored = try await Terminal.reportingStoreFailures {
            do {
                return try BookingStore.restore(backup, to: file.database)
            } catch StoreFailure.damaged(let problems) {
                Terminal.tell(
                    "bookplate: error: \(backup.escapingControls) is damaged, and nothing was "
                        + "changed:"
                )
                for problem in problems { Terminal.tell("  " + problem.escapingControls) }
                throw ExitCode(1)
            }
        }
        let count = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database).bookingCount()
        }
        tell(of: restored, count)
    }

    private func tell(of restored: BookingStore.Restored, _ count: Int) {
        Terminal.answer(
            "\(file.database.escapingControls) now holds \(counted(count, "booking")), as in "
                + "\(backup.escapingControls)."
        )
        if let former = restored.former {
            Terminal.answer("What was there before is kept as \(former.escapingControls).")
        }
        Terminal.answer("This is epoch \(restored.epoch) of the bookings.")
        Terminal.answer(
            "Whoever was forgotten since then is back: repeat `bookplate forget` for them."
        )
        if restored.heldLinks > 0 {
            Terminal.answer(
                "\(counted(restored.heldLinks, "one-time link")) of the backup may have been used "
                    + "since; none is good until you say so with `bookplate links confirm`."
            )
        }
        if restored.withdrawnNotices > 0 {
            Terminal.answer(
                "\(counted(restored.withdrawnNotices, "message")) that waited in the backup will "
                    + "not be sent, as they may have been."
            )
        }
        if restored.withdrawnKeys > 0 {
            Terminal.answer(
                "\(counted(restored.withdrawnKeys, "key")) of the backup cannot be used, as they "
                    + "may have been revoked; make new ones with `bookplate keys create`."
            )
        }
        for secret in file.secretFiles where unsafe access(secret.path, F_OK) != 0 {
            Terminal.tell(
                "bookplate: warning: there is no \(secret.path.escapingControls); without that "
                    + "file \(secret.loss)."
            )
        }
    }
}
