/// Words of a command line, to be copied into a shell.
enum CommandLineWords {
    /// An option with its value, after a blank; nothing where the value is the usual one.
    static func option(_ name: String, _ value: String, unless usual: String) -> String {
        value == usual ? "" : " \(name) \(quoted(value))"
    }

    /// A word as a shell takes it.
    static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }
        guard !plain || word.isEmpty else { return word }
        let parts = word.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
        return "'"
            + parts.map { String(decoding: Array($0), as: UTF8.self) }
            .joined(separator: #"'\''"#) + "'"
    }
}
