import BuildCommands
import ArgumentParser
import BookingEndpoint
import BookingStore
import Scheduling

/// `bookplate keys revoke`.
struct KeysRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a key away; a running server refuses it from then on."
    )

    @OptionGroup var data: DataOptions
    @Argument(help: "The key's name.") var name: String

    func validate() throws { _ = try Keys.name(name) }

    func run() async throws {
        let name = try Keys.name(name)
        try data.file.requireFile()
        let answer = try await Terminal.reportingStoreFailures {
            try await OwnerChange(data).carryOut(.revokeKey(name))
        }
        switch answer {
        case .done: Terminal.answer("Key `\(name.text)` is revoked.")
        case .notFound:
            Terminal.tell("bookplate: error: There is no key `\(name.text)`.")
            Terminal.tell("  hint: `bookplate keys list` names them.")
            throw ExitCode(1)
        case .forgotten, .counted, .nameTaken, .refused, .failed: throw ExitCode(70)
        }
    }
}
