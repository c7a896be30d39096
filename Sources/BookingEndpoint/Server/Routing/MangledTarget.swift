import Scheduling

/// A request's target as a mail tool or a gateway may have left it, whose link can still be told.
struct MangledTarget {
    /// The path, decoded until nothing is left to decode.
    private let path: String
    /// With its question mark; empty when there is none, or it cannot be taken along.
    private let query: String

    /// Links are encoded by tools that take them for text, at most so often.
    private static let maximumDecodings = 3

    init?(_ target: String) {
        guard target.utf8.count <= RequestTarget.maximumLength, Self.mayBeLink(target) else {
            return nil
        }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let query = target.utf8[path.endIndex...].prefix { $0 != UInt8(ascii: "#") }
        self.query = query.allSatisfy { (0x21...0x7E).contains($0) } ? String(query) ?? "" : ""
        var bytes = Array(path)
        for _ in 0..<Self.maximumDecodings {
            guard bytes.contains(UInt8(ascii: "%")),
                let decoded = try? PercentEncoding.decoded(bytes)
            else { break }
            bytes = decoded
        }
        self.path = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a part of one letter begins somewhere, as every such link has one.
    private static func mayBeLink(_ target: String) -> Bool {
        let bytes = target.utf8.span
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            guard index + 1 < bytes.count else { return false }
            let letter = bytes[index + 1] | 0x20
            let isLink = letter == UInt8(ascii: "o") || letter == UInt8(ascii: "m")
            guard isLink else { continue }
            guard index + 2 < bytes.count else { return true }
            switch bytes[index + 2] {
            case UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "?"): return true
            default: continue
            }
        }
        return false
    }

    /// Finds the target as it was when the link was sent.
    ///
    /// - Parameter prefix: The parts of the path of the endpoint's root.
    /// - Returns: The target; `nil` when it is none of a link with a token.
    func repaired(below prefix: [String]) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > prefix.count,
            zip(parts, prefix).allSatisfy({ $0.lowercased() == $1.lowercased() })
        else { return nil }
        let kind: BearerToken.Kind
        let name = parts[prefix.count].lowercased()
        switch name {
        case "o": kind = .oneTime
        case "m": kind = .manage
        default: return nil
        }
        let text = parts.dropFirst(prefix.count + 1).joined(separator: "/")
        guard let (token, rest) = BearerToken.salvaged(kind, from: text.isEmpty ? query : text)
        else { return nil }
        // What is done to a booking has an address of its own.
        if kind == .manage, rest.hasPrefix("/"), rest.utf8.count > 1 { return nil }
        let ending = kind == .manage && rest.lowercased().hasPrefix(".ics") ? ".ics" : ""
        return RequestTarget.path(prefix + [name]) + token.secret + ending
            + (text.isEmpty ? "" : query)
    }
}
