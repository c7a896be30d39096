extension WebAddress {
    /// What an address is good for that is meant for one customer only.
    package enum PrivateKind: Hashable, Sendable {
        /// `…/o/TOKEN`: good for one booking.
        case oneTime
        /// `…/p/SEALED`: holds a customer's details.
        case sealed
        /// `…/m/TOKEN`: changes one customer's booking.
        case manage
    }

    /// Whether the address is meant for one customer, wherever the endpoint lies; `nil` when it
    /// may be given to everybody.
    ///
    /// Such links are known by their last two parts: the route, and what cannot be guessed.
    package var privateKind: PrivateKind? {
        let end = path.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        let parts = path.utf8[..<(end ?? path.utf8.endIndex)].split(separator: UInt8(ascii: "/"))
        guard let secret = parts.last, let route = parts.dropLast().last, route.count == 1 else {
            return nil
        }
        switch route.first {
        case UInt8(ascii: "o"): return Self.isToken(secret, .oneTime) ? .oneTime : nil
        case UInt8(ascii: "m"): return Self.isToken(secret, .manage) ? .manage : nil
        case UInt8(ascii: "p"): return secret.count >= 32 ? .sealed : nil
        default: return nil
        }
    }

    private static func isToken(_ part: Substring.UTF8View, _ kind: BearerToken.Kind) -> Bool {
        // What comes after a dot is a file's ending, as in that of a calendar.
        let name = part.prefix { $0 != UInt8(ascii: ".") }
        return BearerToken(kind, reading: String(decoding: Array(name), as: UTF8.self)) != nil
    }
}
