/// Reads generated HTML from its bytes, as strictly as it was written.
///
/// It knows nothing of how the bytes came about, so that it finds what the writing got wrong.
struct MailScanner {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]
    }

    enum Token {
        case start(Tag)
        case end(String)
        case text(String)
    }

    /// What is no tag that we write: a comment, a doctype, a tag with bare values.
    struct Malformed: Error {
        let text: String
    }

    static func tokens(of bytes: [UInt8]) throws(Malformed) -> [Token] {
        var scanner = MailScanner(bytes: bytes)
        var tokens: [Token] = []
        while scanner.position < bytes.count {
            if bytes[scanner.position] == UInt8(ascii: "<") {
                tokens.append(try scanner.tag())
            } else {
                tokens.append(.text(scanner.text { $0 == UInt8(ascii: "<") }))
            }
        }
        return tokens
    }

    private let bytes: [UInt8]
    private var position = 0

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func tag() throws(Malformed) -> Token {
        let start = position
        position += 1
        let isEnd = take("/")
        let name = text { !Self.isName($0) }
        guard !name.isEmpty else { throw malformed(from: start) }
        var attributes: [(name: String, value: String)] = []
        while take(" ") {
            let attribute = text { !Self.isName($0) }
            guard !isEnd, !attribute.isEmpty, take("=\"") else { throw malformed(from: start) }
            let value = text { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") }
            guard take("\"") else { throw malformed(from: start) }
            attributes.append((attribute, value))
        }
        guard take(">") else { throw malformed(from: start) }
        return isEnd ? .end(name) : .start(Tag(name: name, attributes: attributes))
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }

    private mutating func take(_ word: StaticString) -> Bool {
        guard bytes[position...].starts(with: word.description.utf8) else { return false }
        position += word.utf8CodeUnitCount
        return true
    }

    private mutating func text(until isEnd: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func malformed(from start: Int) -> Malformed {
        let end = min(bytes.count, start + 40)
        return Malformed(text: String(decoding: bytes[start..<end], as: UTF8.self).onOneLine)
    }
}
