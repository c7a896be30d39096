import Scheduling

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
    /// The fields of the query; `nil` when it cannot be read.
    let fields: FormFields?

    /// In bytes.
    static let maximumLength = 4096

    /// Reads the target of a request line.
    ///
    /// - Throws: ``Refusal`` that says how to answer when it cannot be read.
    init(_ target: String) throws(Refusal) {
        guard target.utf8.count <= Self.maximumLength else { throw .targetTooLong }
        guard target.utf8.first == UInt8(ascii: "/") else { throw .malformed }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let query = target.utf8[path.endIndex...].prefix { $0 != UInt8(ascii: "#") }
        guard query.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformed }
        self.query = String(Substring(query))
        fields = try? FormFields(query.dropFirst())
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

    /// The fields of a query that mail tools and gateways may have had in their hands: what cannot
    /// be read is left out.
    var readableFields: FormFields {
        fields
            ?? FormFields(
                LinkQuery.fields(query.utf8.dropFirst()).map { FormFields.Field($0.name, $0.value) }
            )
    }

    private static func name(_ piece: Substring.UTF8View) throws(Refusal) -> String {
        let bytes = try PercentEncoding.decoded(piece)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let name = String(validating: bytes, as: UTF8.self),
            // Controls beyond ASCII, too: two bytes that begin with C2.
            !bytes.contains(0xC2) || name.unicodeScalars.allSatisfy({ $0.value >> 5 != 4 })
        else { throw .malformed }
        if name.isEmpty || name == "." || name == ".." || name.utf8.contains(UInt8(ascii: "/"))
            || name.utf8.contains(UInt8(ascii: "\\"))
        {
            throw .notFound
        }
        return name
    }

    /// The parts of the path of an address of ours; its percent-encoding is decoded.
    static func prefix(_ path: String) -> [String] {
        path.split(separator: "/").map { part in
            let bytes = try? PercentEncoding.decoded(part.utf8)
            return bytes.flatMap { String(validating: $0, as: UTF8.self) } ?? String(part)
        }
    }

    /// A path of these parts as it stands in an address.
    static func path(_ parts: [String]) -> String {
        var bytes = [UInt8(ascii: "/")]
        for part in parts {
            bytes += PercentEncoding.encoded(part)
            bytes.append(UInt8(ascii: "/"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
