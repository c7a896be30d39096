import BuildCommands
import ArgumentParser
import BookingStore
import Scheduling

/// `bookplate keys list`.
struct KeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the keys, without what opens anything."
    )

    @OptionGroup var file: DatabaseOption

    func run() async throws {
        let keys = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database).keys()
        }
        guard !keys.isEmpty else {
            Terminal.tell("bookplate: there are no keys.")
            return
        }
        let now = Environment.now
        let rows = keys.map { key in
            let end = key.expires?.text ?? "never"
            return [
                key.name.text, key.scopes.map(\.rawValue).sorted().joined(separator: " "),
                key.created.text, key.isExpired(at: now) ? end + " (expired)" : end,
                key.lastUsed?.text ?? "never",
            ]
        }
        let head = ["NAME", "SCOPE", "CREATED", "EXPIRES", "LAST USED"]
        try Terminal.answer(bytes: Array(BookingListing.table([head] + rows).utf8))
    }
}
