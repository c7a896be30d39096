import Digests

/// A strong validator of an answer's bytes (RFC 9110, 8.8.3).
///
/// It is made from what the file system says of a file, so that nothing is read to know it, and
/// hashed, so that it tells nothing of the machine.
struct EntityTag: Hashable {
    /// As it stands in a header, with its quotes.
    let text: String

    /// Takes what differs between two states of the answer.
    init(of version: String) {
        text = "\"\(ContentDigest(of: Array(version.utf8)).hexadecimal.prefix(22))\""
    }

    /// Whether an `If-None-Match` field names this tag, so that the bytes need not be sent.
    func matches(_ field: String?) -> Bool {
        guard let field else { return false }
        // Our tags hold no comma, so a foreign tag that does is only split into pieces unlike ours.
        return field.utf8.split(separator: UInt8(ascii: ",")).contains { piece in
            var tag = piece.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            while tag.last == UInt8(ascii: " ") || tag.last == UInt8(ascii: "\t") {
                tag.removeLast()
            }
            // Weak comparison: a proxy that compresses makes our tag a weak one (13.1.2).
            if tag.starts(with: "W/".utf8) { tag = tag.dropFirst(2) }
            return tag.elementsEqual("*".utf8) || tag.elementsEqual(text.utf8)
        }
    }
}
