/// A file of the owner's, as it was read.
package struct SourceFile: Sendable {
    /// As the owner would type it: `content/pages/ada-intro.md`.
    package let path: String
    package let bytes: [UInt8]
    /// In bytes; more than were read if the file is too large.
    let size: Int

    /// The most bytes of a definition or a stylesheet that are read.
    package static let maximumSize = 1_000_000

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        size = bytes.count
    }

    /// A file that is too large to be read.
    package init(path: String, unreadBytes size: Int) {
        self.path = path
        bytes = []
        self.size = size
    }

    /// The name without its folders and its ending, from which ids are made.
    var stem: String {
        let (name, dot) = nameParts
        return part(name..<(dot ?? path.utf8.count))
    }

    /// What follows the last dot of the name, in lower case.
    var ending: String {
        guard let dot = nameParts.dot else { return "" }
        let ending = part(dot + 1..<path.utf8.count)
        let isLower = ending.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isLower ? ending : ending.lowercased()
    }

    /// Where the name without its folders begins, and its last dot, in bytes of the path.
    private var nameParts: (start: Int, dot: Int?) {
        let bytes = path.utf8.span
        var dot: Int?
        var start = bytes.count
        while start > 0, bytes[start - 1] != UInt8(ascii: "/") {
            start -= 1
            if dot == nil, bytes[start] == UInt8(ascii: ".") { dot = start }
        }
        return (start, dot)
    }

    private func part(_ range: Range<Int>) -> String {
        let start = path.utf8.index(path.startIndex, offsetBy: range.lowerBound)
        let end = path.utf8.index(start, offsetBy: range.count)
        return String(decoding: path.utf8[start..<end], as: UTF8.self)
    }
}
