import NIOCore

/// The first line of a request (RFC 9112, 3), read strictly.
struct RequestLine {
    /// Host and port of a target that is a whole address; `nil` when it is a path alone.
    let authority: String?
    /// Whether the sender speaks HTTP/1.0.
    let isOld: Bool
    /// Whether content means something to the method.
    let mayHaveContent: Bool

    /// Reads a line without its end.
    ///
    /// - Throws: ``Refusal``.
    init(_ line: Slice<ByteBufferView>) throws(Refusal) {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(Self.isToken) else {
            throw .malformed
        }
        switch String(decoding: words[2], as: UTF8.self) {
        case "HTTP/1.1": isOld = false
        case "HTTP/1.0": isOld = true
        default: throw .malformed
        }
        guard words[1].count <= RequestTarget.maximumLength else { throw .targetTooLong }
        switch String(decoding: words[0], as: UTF8.self) {
        case "GET", "HEAD", "OPTIONS", "TRACE": mayHaveContent = false
        case "POST", "PUT", "PATCH", "DELETE": mayHaveContent = true
        // Also CONNECT, which makes a tunnel of the connection.
        default: throw .unknownMethod
        }
        authority = try Self.authority(words[1])
    }

    /// Checks a target and finds the host in it.
    private static func authority(_ target: Slice<ByteBufferView>) throws(Refusal) -> String? {
        // A fragment is not sent, and browsers encode what stands outside of ASCII.
        guard target.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            throw .malformed
        }
        if target.first == UInt8(ascii: "/") { return nil }
        let start = String(decoding: target.prefix(8), as: UTF8.self).lowercased()
        guard
            let scheme = ["http://", "https://"].first(where: { start.utf8.starts(with: $0.utf8) })
        else { throw .malformed }
        let rest = target.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard !authority.isEmpty else { throw .malformed }
        return String(decoding: authority, as: UTF8.self)
    }

    /// Whether a byte may stand in a method or a name (RFC 9110, 5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"),
            UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"),
            UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
