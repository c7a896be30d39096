/// The part of a file that a `Range` field asks for (RFC 9110, 14.1).
enum ByteRange: Hashable {
    /// The field asks for the whole, or for what need not be answered: several ranges, or units
    /// that nobody knows.
    case whole
    case part(Range<Int>)
    /// The file has no such part.
    case beyond

    /// Reads a field about a file of some bytes.
    init(_ field: String?, size: Int) {
        self = .whole
        guard let field, field.utf8.count <= 64, field.lowercased().utf8.starts(with: "bytes=".utf8)
        else { return }
        let ends = field.utf8.dropFirst("bytes=".utf8.count).split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        guard ends.count == 2 else { return }
        let first = Self.number(ends[0])
        let last = Self.number(ends[1])
        switch (first, last) {
        case (let first?, let last?) where first <= last:
            self = first < size ? .part(first..<min(size, last + 1)) : .beyond
        case (let first?, nil) where ends[1].isEmpty:
            self = first < size ? .part(first..<size) : .beyond
        case (nil, let count?) where ends[0].isEmpty:
            self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .beyond
        default: break
        }
    }

    /// Digits alone; `nil` for anything else, and for numbers beyond all files.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard (1...18).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(Substring(digits))
    }
}
