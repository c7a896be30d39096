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
        case "build": await Build.main(Array(arguments.dropFirst()))
        case "check": await Check.main(Array(arguments.dropFirst()))
        default: exit(Programs.becomeAll().rawValue)
        }
    }
}
