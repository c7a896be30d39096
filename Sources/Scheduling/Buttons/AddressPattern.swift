/// Published pictures by their addresses: `rounded-blue-44/book-now.de`.
///
/// Each half may be `*`, which stands for all.
package struct AddressPattern: Hashable, Sendable {
    /// The folder of the address; `nil` for all.
    package let folder: String?
    /// The name in it; `nil` for all.
    package let name: String?

    /// Reads a pattern; `nil` when it is not two names with a slash between them.
    package init?(_ text: String) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        ).map { String(decoding: Array($0), as: UTF8.self) }
        guard parts.count == 2, parts.allSatisfy(Self.isPart) else { return nil }
        folder = parts[0] == "*" ? nil : parts[0]
        name = parts[1] == "*" ? nil : parts[1]
    }

    package var text: String { "\(folder ?? "*")/\(name ?? "*")" }

    package func covers(_ address: ButtonAddress) -> Bool {
        (folder ?? address.folder) == address.folder && (name ?? address.name) == address.name
    }

    private static func isPart(_ part: String) -> Bool {
        part == "*"
            || !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                        UInt8(ascii: "."):
                        true
                    default: false
                    }
                }
    }
}
