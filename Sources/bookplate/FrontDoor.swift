import ArgumentParser
import BuildCommands
import Glibc

/// What people call: builds and checks by itself, and becomes the other program for all else.
@main
enum FrontDoor {
    static func main() async {
        // What is written is published, so that every server must be able to read it.
        umask(0o022)
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "build", "check": await Bookplate.main(Array(arguments))
        default: exit(Programs.becomeAll().rawValue)
        }
    }
}

/// The commands of this program, so that their errors speak of `bookplate build`.
private struct Bookplate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookplate",
        subcommands: [Build.self, Check.self]
    )
}
