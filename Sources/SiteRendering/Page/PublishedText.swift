/// Scripts and stylesheets without what only their authors need.
enum PublishedText {
    /// A script without indentation, empty lines and lines that hold a comment alone.
    ///
    /// True to the meaning of scripts in which no text spans lines. Line breaks stay, except where
    /// nothing can end or begin.
    static func script(_ bytes: [UInt8]) -> [UInt8] {
        lines(of: bytes, without: "//") { line, text in
            guard let last = line.last, !"{,;([".utf8.contains(last) else { return }
            text.append(UInt8(ascii: "\n"))
        }
    }

    /// A stylesheet with a rule a line as one line, without lines that hold a comment alone.
    static func stylesheet(_ bytes: [UInt8]) -> [UInt8] {
        lines(of: bytes, without: "/*") { _, _ in }
    }

    private static func lines(
        of bytes: [UInt8],
        without comment: String,
        end: (ArraySlice<UInt8>, inout [UInt8]) -> Void
    ) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = line.drop { $0 == UInt8(ascii: " ") }
            guard !line.isEmpty, !line.starts(with: comment.utf8) else { continue }
            text += line
            end(line, &text)
        }
        return text
    }
}
