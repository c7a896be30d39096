package import Scheduling

/// The root of the site or of the endpoint, and the words for what cannot be one.
package enum RootAddress {
    /// Reads a root, under the name that it has where it was written, such as `--site-url`.
    ///
    /// - Throws: ``Complaint``.
    package static func read(
        _ text: String,
        as name: String
    ) throws(Complaint) -> WebAddress {
        guard let address = WebAddress(text) else {
            throw Complaint(
                message: "`\(name)` must be a plain web address, not `\(text.shown)`.",
                hint: "write, for example, `https://book.example.com/`"
            )
        }
        return try read(address, as: name)
    }

    static func read(_ address: WebAddress, as name: String) throws(Complaint) -> WebAddress {
        do {
            return try address.root()
        } catch {
            let message =
                switch error {
                case .character(let scalar):
                    "The path of `\(name)` must not hold `\(String(Character(scalar)).shown)`."
                case .emptyPart: "The path of `\(name)` must not hold `//`, `/./` or `/../`."
                }
            throw Complaint(
                message: message,
                hint: "use only letters, digits, `-`, `.`, `_` and `~`, as in "
                    + "`https://example.com/book/`"
            )
        }
    }
}
