import BuildCommands
import ArgumentParser
import BookingEndpoint
import BookingStore
import Glibc
import Scheduling
import SiteSource

/// `bookplate forget`.
struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Deletes all that is known of a person.",
        discussion: """
            Their bookings with answers and messages, their address among the guests of others, \
            and what one-time links know of them; those not used yet open nothing any more. The time of their meetings is free afterwards, and nobody is told. A running \
            server does it itself; it may take a while.
            """
    )

    @OptionGroup var data: DataOptions
    @Argument(help: "The person's e-mail address; capitals do not count.") var address: String
    @Flag(help: "Delete without asking.") var yes = false

    func validate() throws { _ = try CommandEmail(address) }

    func run() async throws {
        let person = try CommandEmail(address).address
        let traces = try await Terminal.reportingStoreFailures {
            let reader = try BookingReader(at: data.database)
            defer { try? reader.close() }
            return try await reader.traces(of: person, at: Environment.now)
        }
        // With --yes it is done whatever was found: the last time it may not have been completed.
        let isKnown = traces.bookings + traces.invitations + traces.links > 0
        if isKnown { tell(of: traces) }
        if !yes { try ask(isKnown) }
        let answer = try await Terminal.reportingStoreFailures {
            try await OwnerChange(data).carryOut(.forget(person))
        }
        guard case .forgotten(let forgotten) = answer else { throw ExitCode(70) }
        let all = [
            (forgotten.bookings, "booking"), (forgotten.invitations, "invitation"),
            (forgotten.messages, "message"), (forgotten.links, "one-time link"),
        ]
        guard all.contains(where: { $0.0 > 0 }) else { try refuseUnknown() }
        let named = all.prefix(3) + all.suffix(1).filter { $0.0 > 0 }
        let words = named.map { counted($0.0, $0.1) }
        let last = words.last ?? ""
        Terminal.answer("Deleted \(words.dropLast().joined(separator: ", ")) and \(last).")
        tellOfCopies()
    }

    private func tell(of traces: PersonalTraces) {
        let upcoming =
            traces.upcoming == 0
            ? "none of them still to come" : "\(traces.upcoming) of them still to come"
        let links =
            traces.links == 0 ? "" : " \(counted(traces.links, "one-time link")) was made for them."
        Terminal.answer(
            "\(address.escapingControls) has \(counted(traces.bookings, "booking")), \(upcoming), "
                + "and \(counted(traces.invitations, "invitation")) by others." + links
        )
    }

    /// Asks whether to delete, where there is somebody to ask.
    private func ask(_ isKnown: Bool) throws {
        guard isKnown else { try refuseUnknown() }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            Terminal.tell("bookplate: nothing was deleted; add --yes to delete.")
            throw ExitCode(1)
        }
        Terminal.write("Delete all of it? [y/N] ", to: STDERR_FILENO)
        let answer = readLine()?.lowercased() ?? ""
        guard ["y", "yes"].contains(answer) else {
            Terminal.tell("bookplate: nothing was deleted.")
            throw ExitCode(1)
        }
    }

    private func refuseUnknown() throws -> Never {
        Terminal.tell("bookplate: nothing is known of \(address.escapingControls).")
        throw ExitCode(1)
    }

    /// Names the copies of the database, which hold what they held.
    private func tellOfCopies() {
        let copies = OutboxFolder.names(besides: data.database) { name in
            name.contains(".before-") || name.contains(".replaced-")
        }
        let others = copies.isEmpty ? "" : ", and so do " + copies.joined(separator: ", ")
        Terminal.tell(
            "bookplate: backups still hold what they held\(others.escapingControls); messages "
                + "that were sent cannot be called back."
        )
    }
}
