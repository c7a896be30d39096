import BuildCommands
import ArgumentParser
import BookingStore
import SiteSource

/// `bookplate verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Looks for anything in the bookings that must not be there.",
        discussion: "The exit status is 1 when there is. Nothing is changed."
    )

    @OptionGroup var file: DatabaseOption

    func run() async throws {
        let (problems, count) = try await Terminal.reportingStoreFailures { try await verify() }
        guard problems.isEmpty else {
            for problem in problems { Terminal.answer(problem.escapingControls) }
            Terminal.tell(
                "bookplate: error: \(counted(problems.count, "problem")) in "
                    + "\(file.database.escapingControls)."
            )
            Terminal.tell("  hint: `bookplate restore` puts a backup in its place.")
            throw ExitCode(1)
        }
        Terminal.answer("\(counted(count, "booking")) checked: no problems.")
    }

    /// The problems, and where there are none, how many bookings there are.
    private func verify() async throws -> ([String], Int) {
        do {
            let reader = try BookingReader(at: file.database)
            let problems = try await reader.verify()
            return (problems, problems.isEmpty ? try await reader.bookingCount() : 0)
        } catch StoreFailure.damaged(let problems) {
            return (problems.map { "the file is damaged: " + $0 }, 0)
        }
    }
}
