import BuildCommands
import ArgumentParser
import BookingStore
import Glibc

/// The option of every command that reads or changes bookings.
struct DatabaseOption: ParsableArguments {
    /// The file where none is named.
    static let usual = "var/bookplate.sqlite"

    @Option(help: ArgumentHelp("The file with the bookings.", valueName: "file"))
    var database = DatabaseOption.usual

    func validate() throws {
        guard !database.isEmpty else {
            throw ValidationError("The name of the database must not be empty.")
        }
    }

    /// Refuses to make a database where none was named.
    ///
    /// - Throws: `ExitCode` 1 after saying so.
    func requireFile() throws {
        guard unsafe access(database, F_OK) != 0 else { return }
        Terminal.tell("bookplate: error: " + StoreFailure.missing(path: database).message)
        throw ExitCode(1)
    }

    /// The folder of the database, with a `/` at its end; empty for the current one.
    var folder: String {
        let bytes = database.utf8
        let end = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) }
        return String(database[..<(end ?? bytes.startIndex)])
    }

    /// The file with the key from which manage links are made.
    var keyFile: String { database + ".key" }

    /// The file with the keys of sealed links.
    var sealFile: String { database + ".seals" }

    /// The files that no backup holds, each with what is lost without it.
    var secretFiles: [(path: String, loss: String)] {
        [
            (keyFile, "the links that customers have do not manage their bookings"),
            (sealFile, "personal links that were sealed open nothing"),
        ]
    }
}
