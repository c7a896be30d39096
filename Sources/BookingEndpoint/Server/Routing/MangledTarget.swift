import Scheduling

/// A request's target as a mail tool or a gateway may have left it, whose link can still be told.
struct MangledTarget {
    /// The path, decoded until nothing is left to decode.
    private let path: String
    /// With its question mark; empty when there is none, or it cannot be taken along.
    private let query: String

    /// A link as it was when it was sent.
    struct Repaired: Equatable {
        let target: String
        /// Whether its address must be left, as the pages' scripts leave parameters out of it.
        let isElsewhere: Bool
    }

    /// Links are encoded by tools that take them for text, at most so often.
    private static let maximumDecodings = 3

    init?(_ target: String) {
        guard target.utf8.count <= RequestTarget.maximumLength, Self.mayBeLink(target) else {
            return nil
        }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let query = target.utf8[path.endIndex...].prefix { $0 != UInt8(ascii: "#") }
        self.query = query.allSatisfy { (0x21...0x7E).contains($0) } ? String(query) ?? "" : ""
        self.path = Self.decoded(path)
    }

    /// What is left when there is nothing more to decode.
    private static func decoded(_ text: Substring.UTF8View) -> String {
        var bytes = Array(text)
        for _ in 0..<maximumDecodings {
            guard bytes.contains(UInt8(ascii: "%")),
                let decoded = try? PercentEncoding.decoded(bytes)
            else { break }
            bytes = decoded
        }
        return String(decoding: bytes, as: UTF8.self)
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
    func repaired(below prefix: [String]) -> Repaired? {
        let parts = path.split(separator: "/")
        guard parts.count > prefix.count,
            zip(parts, prefix).allSatisfy({ $0.lowercased() == $1.lowercased() })
        else { return nil }
        // The name of the route, and whatever was taken for a part of it.
        let part = parts[prefix.count].utf8
        let name = part.prefix { !Self.beginsFields($0) }
        let kind: BearerToken.Kind
        switch String(name)?.lowercased() {
        case "o": kind = .oneTime
        case "m": kind = .manage
        default: return nil
        }
        let root = RequestTarget.path(prefix + [kind == .oneTime ? "o" : "m"])
        let tail = String(part[name.endIndex...]) ?? ""
        let rest = parts.dropFirst(prefix.count + 1).joined(separator: "/")
        let text = tail + rest
        if let token = Self.token(kind, inFieldsOf: text.isEmpty ? query : text) {
            return Repaired(target: root + token.secret + otherFields, isElsewhere: true)
        }
        guard let (token, rest) = BearerToken.salvaged(kind, from: text.isEmpty ? query : text)
        else { return nil }
        // What is done to a booking has an address of its own.
        if kind == .manage, rest.hasPrefix("/"), rest.utf8.count > 1 { return nil }
        let ending = kind == .manage && rest.lowercased().hasPrefix(".ics") ? ".ics" : ""
        return Repaired(
            target: root + token.secret + ending + (text.isEmpty ? "" : query),
            isElsewhere: text.isEmpty
        )
    }

    // MARK: Tokens in parameters

    /// The token that gateways brought as a parameter, as they make `?t=` of `#t=`.
    private static func token(_ kind: BearerToken.Kind, inFieldsOf text: String) -> BearerToken? {
        guard let first = text.utf8.first, beginsFields(first) else { return nil }
        let value = decoded(text.utf8[...]).utf8.split(whereSeparator: separatesFields)
            .lazy.compactMap(tokenField).first
        return value.flatMap { String($0) }.flatMap { BearerToken.salvaged(kind, from: $0)?.token }
    }

    /// What else the query says, with its question mark.
    private var otherFields: String {
        let others = query.utf8.dropFirst().split(whereSeparator: Self.separatesFields).filter {
            Self.tokenField(Self.decoded($0).utf8[...]) == nil
        }
        guard !others.isEmpty else { return "" }
        return "?" + others.compactMap { String($0) }.joined(separator: "&")
    }

    /// The value of a field that has the name of a token.
    private static func tokenField(_ field: Substring.UTF8View) -> Substring.UTF8View? {
        guard let mark = field.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = String(field[..<mark])?.lowercased()
        return name == "t" || name == "token" ? field[mark...].dropFirst() : nil
    }

    private static func beginsFields(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func separatesFields(_ byte: UInt8) -> Bool {
        beginsFields(byte) || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";")
    }
}
