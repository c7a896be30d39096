/// The last part of a page's address: `ada-intro` in `https://book.example.com/ada-intro/`.
///
/// Holds 4 to 63 of `a-z`, `0-9` and `-`, never first or last a hyphen (linkifiers in mail
/// clients drop those), and none of the names that the site or the endpoint uses itself.
package struct PublicLink: Hashable, Comparable, Sendable {
    package let text: String

    /// Reads a public link.
    ///
    /// - Throws: ``LinkProblem`` that says which rule the text breaks.
    package init(_ text: String) throws(LinkProblem) {
        try LinkProblem.check(text, minimum: 4)
        self.text = text
    }

    /// The link of a page that was chosen on a master page: `coaches.ada-intro`.
    ///
    /// No link that an owner writes has a dot, so that this one is nobody else's.
    package init(_ page: PublicLink, below master: PublicLink) {
        text = master.text + "." + page.text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.precedes(right.text)
    }
}

/// A public link that a page had before, kept so that it forwards.
///
/// Follows ``PublicLink`` but may be as short as one character, because older systems allowed it.
package struct FormerLink: Hashable, Comparable, Sendable {
    package let text: String

    /// Reads a former link.
    ///
    /// - Throws: ``LinkProblem`` that says which rule the text breaks.
    package init(_ text: String) throws(LinkProblem) {
        try LinkProblem.check(text, minimum: 1)
        self.text = text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.precedes(right.text)
    }
}

/// The rule that a public or former link breaks.
package enum LinkProblem: Error, Hashable {
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    case character(Unicode.Scalar)
    case hyphenAtEdge
    case reserved

    /// The names that the site's folders, the endpoint's routes or a file system claim.
    package static let reservedNames: Set<String> = [
        "book", "bookings", "assets", "buttons", "signatures", "links", "link", "pages", "studio",
        "v1", "m", "o",
        "p", "l", "livez", "readyz", "metrics", "openapi", "index", "sitemap", "robots", "404",
        "feed", "well-known", "con", "aux", "nul", "prn", "com1", "com2", "com3", "com4", "com5",
        "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
        "lpt8", "lpt9",
    ]

    private static let longestReservedName = reservedNames.map(\.utf8.count).max() ?? 0

    fileprivate static func check(_ text: String, minimum: Int) throws(LinkProblem) {
        let bytes = text.utf8.span
        for index in bytes.indices where !isAllowed(bytes[index]) {
            // Only ASCII came before it, so each byte was a scalar.
            throw .character(text.unicodeScalars.dropFirst(index).first ?? "\u{FFFD}")
        }
        guard bytes.count >= minimum else { throw .tooShort(minimum: minimum) }
        guard bytes.count <= 63 else { throw .tooLong(maximum: 63) }
        guard text.utf8.first != UInt8(ascii: "-"), text.utf8.last != UInt8(ascii: "-") else {
            throw .hyphenAtEdge
        }
        guard bytes.count > longestReservedName || !reservedNames.contains(text) else {
            throw .reserved
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
