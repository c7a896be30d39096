import BuildCommands
import ArgumentParser
import Scheduling
import SiteSource

/// `bookplate keys`.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract:
            "Gives keys to programs that use the endpoint for you, and takes them back.",
        subcommands: [KeysCreate.self, KeysList.self, KeysRevoke.self]
    )

    /// Reads the name of a key.
    ///
    /// - Throws: `ValidationError` when it is none.
    static func name(_ text: String) throws -> DefinitionID {
        guard let name = DefinitionID(text) else {
            throw ValidationError(
                "“\(text.escapingControls)” cannot be a name: use a to z, 0 to 9 and hyphens, "
                    + "at most 63."
            )
        }
        return name
    }
}
