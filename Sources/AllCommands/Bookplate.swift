import ArgumentParser
import BuildCommands
import ButtonDrawing
import Glibc

/// The command; the only place where the parts are put together.
@main
struct Bookplate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookplate",
        abstract: "Turns a folder of Markdown and JSON into booking pages.",
        discussion: """
            `bookplate new site` makes a site to begin from, `bookplate serve --watch` shows it while \
            you write, and `bookplate build` writes what you publish.

            Exit status: 0 done; 1 the content or the request is wrong, or something asked for is not \
            there; 64 the command was called wrongly; 70 a failure of the machine or of Bookplate.
            """,
        version: Programs.version,
        subcommands: [
            Build.self, Check.self, Serve.self, New.self, Explain.self, Why.self, Bookings.self,
            Keys.self, Link.self, Links.self, Backup.self, Restore.self, Verify.self, Forget.self,
        ]
    )

    /// Runs the command.
    static func main() async {
        // What is written is published, so that every server must be able to read it.
        umask(0o022)
        // What it tells HarfBuzz would change the pictures of words.
        unsafe unsetenv("HB_OPTIONS")
        await Programs.$drawer.withValue(FontDrawer()) { await main(nil) }
    }
}
