/// What a request asks for: the parts of its path, decoded once, and its query as it came.
///
/// Parts that a file system or a browser reads in ways of its own never get here: empty ones, dots,
/// and those with a slash, a backslash or a control character after decoding.
struct RequestTarget: Hashable {
    let parts: [String]
    /// Whether the path ends with a slash.
    let isFolder: Bool
    /// With its question mark; empty when there is none.
    let query: String

    static let maximumLength = 4096

    /// Reads the target of a request line.
    ///
    /// - Throws: ``Refusal`` that says how to answer when it cannot be read.
    init(_ target: String) throws(Refusal) {
        guard target.utf8.count <= Self.maximumLength else { throw .targetTooLong }
        guard target.utf8.first == UInt8(ascii: "/") else { throw .malformed }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        query = try Self.query(target.utf8[path.endIndex...])
        var parts: [String] = []
        var isFolder = false
        let pieces = path.dropFirst().split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        for (index, piece) in pieces.enumerated() {
            isFolder = piece.isEmpty && index == pieces.count - 1
            if !isFolder { parts.append(try Self.name(piece)) }
        }
        self.parts = parts
        self.isFolder = isFolder
    }

    private static func query(_ rest: Substring.UTF8View) throws(Refusal) -> String {
        let query = rest.prefix { $0 != UInt8(ascii: "#") }
        guard query.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformed }
        return String(Substring(query))
    }

    private static func name(_ piece: Substring.UTF8View) throws(Refusal) -> String {
        guard let name = String(validating: try decoded(piece), as: UTF8.self) else {
            throw .malformed
        }
        if name.isEmpty || name == "." || name == ".." || name.utf8.contains(UInt8(ascii: "/"))
            || name.utf8.contains(UInt8(ascii: "\\"))
        {
            throw .notFound
        }
        return name
    }

    private static func decoded(_ piece: Substring.UTF8View) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count)
        var iterator = piece.makeIterator()
        while var byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = digit(iterator.next()), let low = digit(iterator.next()) else {
                    throw .malformed
                }
                byte = high << 4 | low
            }
            guard byte >= 0x20, byte != 0x7F else { throw .malformed }
            bytes.append(byte)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            byte - UInt8(ascii: "0")
        case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
            (byte | 0x20) - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension RequestTarget {
    /// A path of these parts as it stands in an address.
    static func path(_ parts: [String]) -> String {
        var bytes = [UInt8(ascii: "/")]
        let digits = Array("0123456789ABCDEF".utf8)
        for part in parts {
            for byte in part.utf8 {
                if isUnreserved(byte) {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            bytes.append(UInt8(ascii: "/"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
