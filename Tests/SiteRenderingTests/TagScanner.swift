/// Reads the tags of a document as a browser would, to compare the bones of two documents.
struct TagScanner {
    struct Tag: Hashable {
        let name: String
        let attributes: [String]
    }

    private let bytes: [UInt8]
    private var index = 0

    /// The tags of a document in order, with their attributes' names.
    static func tags(_ bytes: [UInt8]) -> [Tag] {
        var scanner = TagScanner(bytes: bytes)
        var tags: [Tag] = []
        while let tag = scanner.next() {
            if tag.name != "!doctype" { tags.append(tag) }
        }
        return tags
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func next() -> Tag? {
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        guard index < bytes.count else { return nil }
        index += 1
        var name = ""
        while let byte = current, !isSpace(byte), byte != UInt8(ascii: ">") { take(into: &name) }
        var attributes: [String] = []
        while let byte = current, byte != UInt8(ascii: ">") {
            if isSpace(byte) || byte == UInt8(ascii: "/") {
                index += 1
            } else {
                attributes.append(attribute())
            }
        }
        index += 1
        if name.lowercased() == "script" { skipScript() }
        return Tag(name: name.lowercased(), attributes: attributes)
    }

    private mutating func attribute() -> String {
        var name = ""
        while let byte = current, !isSpace(byte), byte != UInt8(ascii: "="),
            byte != UInt8(ascii: ">")
        { take(into: &name) }
        guard current == UInt8(ascii: "=") else { return name.lowercased() }
        index += 1
        if let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            while let byte = current, byte != quote { index += 1 }
            index += 1
        } else {
            while let byte = current, !isSpace(byte), byte != UInt8(ascii: ">") { index += 1 }
        }
        return name.lowercased()
    }

    /// What stands in a script element is not tags, up to its end tag.
    private mutating func skipScript() {
        let end = Array("</script".utf8)
        while index < bytes.count {
            let slice = bytes[index..<min(index + end.count, bytes.count)]
            if slice.map({ $0 | 0x20 }).elementsEqual(end.map { $0 | 0x20 }) { return }
            index += 1
        }
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(into text: inout String) {
        text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
        index += 1
    }

    private func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) }
}
