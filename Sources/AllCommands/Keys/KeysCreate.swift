import BuildCommands
import ArgumentParser
import BookingEndpoint
import BookingStore
import Digests
import Scheduling
import SiteSource

/// `bookplate keys create`.
struct KeysCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes a key and shows it, this once.",
        discussion: """
            Standard output has the key and nothing else. A program sends it to the endpoint as \
            `Authorization: Bearer KEY`. Only its digest is kept, so that nobody can read it later.
            """
    )

    @OptionGroup var data: DataOptions
    @Argument(help: "A name by which you tell it from others: crm.") var name: String
    @Option(help: ArgumentHelp("For how long it is good: 90d, or never.", valueName: "time"))
    var expires = "90d"
    @Option(
        help: "What it is good for: bookings lists and exports them, links makes one-time links."
    )
    var scope: [OwnerKey.Scope] = [.bookings]

    func validate() throws {
        _ = try Keys.name(name)
        guard expires == "never" || Scheduling.Span(expires).map({ $0.minutes > 0 }) ?? false
        else {
            throw ValidationError(
                "“\(expires.escapingControls)” is no duration: write it as 90d or 12h, or never."
            )
        }
    }

    func run() async throws {
        let now = Environment.now
        let key = OwnerKey(
            name: try Keys.name(name),
            scopes: Set(scope),
            created: now,
            expires: Scheduling.Span(expires).map {
                Instant(clamping: now.seconds + $0.minutes * 60)
            }
        )
        guard let token = BearerToken(.key, random: SystemRandom.bytes(26)),
            let digest = token.digest
        else { throw ExitCode(70) }
        try data.file.requireFile()
        let answer = try await Terminal.reportingStoreFailures {
            try await OwnerChange(data).carryOut(.addKey(key, digest))
        }
        switch answer {
        case .done: break
        case .nameTaken:
            Terminal.tell("bookplate: error: There is a key `\(name)`.")
            Terminal.tell("  hint: choose another name, or `bookplate keys revoke \(name)` first.")
            throw ExitCode(1)
        case .forgotten, .counted, .notFound, .refused, .failed: throw ExitCode(70)
        }
        Terminal.answer(token.secret)
        let end = key.expires.map { "until " + $0.text } ?? "for ever"
        Terminal.tell("Key `\(name)` is good \(end). It is not shown again.")
    }
}

extension OwnerKey.Scope: ExpressibleByArgument {}
