internal import Scheduling

/// What stands in new definitions until the owner writes their own.
package enum PlaceholderText {
    /// The domain of e-mail addresses; a name that nobody can have (RFC 2606).
    package static let mailDomain = "your-domain.example"

    /// The site's and the endpoint's address: where `bookplate serve` listens.
    package static let address = "http://127.0.0.1:8080/"
}

extension Reading {
    /// Says that an address leads nowhere but to the machine of whoever follows it.
    mutating func warnOfPlaceholder(_ address: WebAddress, at node: Node, as key: String) {
        guard address.isOfThisMachine else { return }
        warn(
            "placeholder",
            at: node.mark,
            "`\(key)` leads to the machine of whoever follows it; nobody else can book there.",
            hint: "before you publish, write a public one, such as `https://book.example.com/`"
        )
    }

    /// Says that mail to an address reaches nobody.
    mutating func warnOfPlaceholder(_ address: EmailAddress, at node: Node) {
        guard address.text.utf8.last == UInt8(ascii: "e"),
            address.text.hasSuffix("@" + PlaceholderText.mailDomain)
        else { return }
        warn(
            "placeholder",
            at: node.mark,
            "`\(address.text)` is a placeholder; mail to it reaches nobody.",
            hint: "write an address that you read"
        )
    }
}

extension WebAddress {
    /// Whether it names no machine but the one that asks.
    fileprivate var isOfThisMachine: Bool {
        guard let start = origin.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
        let host = origin[origin.utf8.index(after: start)...].utf8
        return host.starts(with: "127.".utf8) && host.allSatisfy { $0 < 0x3B }
            || host.starts(with: "[::1]".utf8)
            || host.prefix { $0 != UInt8(ascii: ":") }.elementsEqual("localhost".utf8)
    }
}
