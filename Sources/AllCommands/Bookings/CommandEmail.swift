import BuildCommands
import ArgumentParser
import Scheduling
import SiteSource

/// An e-mail address on the command line.
struct CommandEmail {
    let address: EmailAddress

    /// Reads an address.
    ///
    /// - Throws: `ValidationError` when it is none.
    init(_ text: String) throws {
        guard let address = EmailAddress(text) else {
            throw ValidationError("“\(text.escapingControls)” is not an e-mail address.")
        }
        self.address = address
    }
}
