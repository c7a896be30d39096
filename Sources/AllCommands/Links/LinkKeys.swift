import ArgumentParser
import BookingStore
import BuildCommands
import Digests
import Sealing
import SiteSource

/// `bookplate link keys`.
struct LinkKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Lists, adds and retires the keys under which personal links are sealed.",
        subcommands: [LinkKeysList.self, LinkKeysRotate.self, LinkKeysRetire.self]
    )
}

/// `bookplate link keys list`.
struct LinkKeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the names of the keys, the oldest first; the last one seals new links."
    )

    @OptionGroup var file: DatabaseOption

    func run() async throws {
        let ring = try await Terminal.reportingStoreFailures {
            try SealKeyFile(path: file.sealFile).existing()
        }
        guard let ring else {
            Terminal.tell("bookplate: there are no keys: the first personal link makes one.")
            return
        }
        for key in ring.keys { Terminal.answer(key.name) }
    }
}

/// `bookplate link keys rotate`.
struct LinkKeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Seals new links with a new key; links that were sent stay good."
    )

    @OptionGroup var file: DatabaseOption

    func run() async throws {
        var name = ""
        let isDone = try await Terminal.reportingStoreFailures {
            try SealKeyFile(path: file.sealFile).change { ring in
                let isDone = ring.rotate(random: SystemRandom.bytes(36))
                name = ring.current.name
                return isDone
            }
        }
        guard isDone else { throw ExitCode(70) }
        Terminal.answer(name)
    }
}

/// `bookplate link keys retire`.
struct LinkKeysRetire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Takes a key away: no link that it sealed works from now on."
    )

    @OptionGroup var file: DatabaseOption
    @Argument(help: "The key's name, as `list` shows it.") var key: String

    func run() async throws {
        let isDone = try await Terminal.reportingStoreFailures {
            try SealKeyFile(path: file.sealFile).change { $0.retire(key) }
        }
        guard isDone else {
            Terminal.tell(
                "bookplate: error: There is no key “\(key.escapingControls)” that could be retired."
            )
            Terminal.tell("  hint: the newest key cannot; `bookplate link keys rotate` adds one.")
            throw ExitCode(1)
        }
    }
}
