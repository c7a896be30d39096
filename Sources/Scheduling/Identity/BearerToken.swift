/// A secret that gives whoever holds it one right: 130 bits, as the 26 letters and digits that a
/// link carries.
///
/// Written in lower-case Crockford base32, which has no `i`, `l`, `o` and `u`. It never prints
/// itself; only its digest is stored, and its kind is part of what is digested, so that a token of
/// one kind is worth nothing where another is asked for.
package struct BearerToken: Sendable {
    /// What a token is for.
    package enum Kind: String, Sendable {
        /// Cancels or moves one booking.
        case manage
        /// Books once.
        case oneTime = "one-time"
        /// Lets a program use the owner's routes.
        case key
    }

    package let kind: Kind
    /// 26 bytes of the alphabet, lower case.
    private let symbols: [UInt8]

    /// Makes a token of random bytes; `nil` unless there are 26, of which the low five bits count.
    package init?(_ kind: Kind, random: [UInt8]) {
        guard random.count == Self.length else { return nil }
        self.kind = kind
        symbols = random.map { Self.alphabet[Int($0 & 31)] }
    }

    /// Reads a token as people and gateways write it; `nil` when it cannot be one.
    ///
    /// Capitals are folded, `o` reads as 0, `i` and `l` as 1, hyphens are dropped.
    package init?(_ kind: Kind, reading text: some StringProtocol) {
        var symbols: [UInt8] = []
        for byte in text.utf8 where byte != UInt8(ascii: "-") {
            guard symbols.count < Self.length, let symbol = Self.symbol(byte) else { return nil }
            symbols.append(symbol)
        }
        guard symbols.count == Self.length else { return nil }
        self.kind = kind
        self.symbols = symbols
    }

    /// The letters and digits, for the one place that shows or sends the link.
    package var secret: String { String(decoding: symbols, as: UTF8.self) }

    /// What is digested to store the token or to look it up.
    package var digestInput: [UInt8] { Array("bookplate \(kind.rawValue) ".utf8) + symbols }

    private static let length = 26
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func symbol(_ byte: UInt8) -> UInt8? {
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        switch isCapital ? byte | 0x20 : byte {
        case UInt8(ascii: "o"): return UInt8(ascii: "0")
        case UInt8(ascii: "i"), UInt8(ascii: "l"): return UInt8(ascii: "1")
        case let byte: return alphabet.contains(byte) ? byte : nil
        }
    }
}

extension BearerToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The SHA-256 digest of a token, by which it is stored and looked up.
package struct TokenDigest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Takes a digest; `nil` unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }
}
