/// A use of something that a request names, such as a mailbox, and how often it may be used.
package struct LimitedUse: Hashable, Sendable {
    /// What kind of thing it is, such as `recipient`; a word of the program.
    let name: String
    /// Which of them.
    let key: String
    /// How often all clients together may use it; the same for all of a kind.
    let rate: Rate

    init(_ name: String, _ key: String, at rate: Rate) {
        self.name = name
        self.key = key
        self.rate = rate
    }
}
