/// The process that has a database open for writing.
package struct StoreHolder: Hashable, Sendable {
    package let process: Int32
    /// Where that process takes the owner's requests, such as `127.0.0.1:8081`, if it does.
    package let address: String?

    package init(process: Int32, address: String? = nil) {
        self.process = process
        self.address = address
    }

    /// Reads what a lock file says; `nil` when it says nothing.
    init?(_ text: String) {
        var process: Int32?
        var address: String?
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            if words[0] == "process" { process = Int32(words[1]) }
            if words[0] == "address" { address = String(words[1]) }
        }
        guard let process else { return nil }
        self.init(process: process, address: address)
    }

    /// What a lock file says.
    var text: String {
        "process \(process)\n" + (address.map { "address \($0)\n" } ?? "")
    }

    var words: String { "process \(process)" + (address.map { " at \($0)" } ?? "") }
}
