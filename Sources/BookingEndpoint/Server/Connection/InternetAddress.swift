import Glibc
import NIOCore

/// An IPv4 or IPv6 address; an IPv4 one is kept as IPv6 writes it (RFC 4291, 2.5.5.2).
struct InternetAddress: Hashable, Sendable {
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    /// Reads an address as text, without port, brackets or zone; `nil` when it is none.
    init?(_ text: String) {
        // The C functions read up to the first zero byte.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            high = 0
            low = Self.mapped | Self.number(bytes[..<4])
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            high = Self.number(bytes[..<8])
            low = Self.number(bytes[8...])
        } else {
            return nil
        }
    }

    /// The address of one end of a connection.
    init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        self.init(text)
    }

    var isV4: Bool { high == 0 && low & ~0xFFFF_FFFF == Self.mapped }

    /// Whether it is the address by which this machine's own programs come.
    var isLocal: Bool { isV4 ? low == Self.mapped | 0x7F00_0001 : high == 0 && low == 1 }

    var network: ClientNetwork { isV4 ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high) }

    private static let mapped: UInt64 = 0xFFFF_0000_0000

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A range of addresses, such as `10.0.0.0/8`, or one address.
struct AddressRange: Hashable, Sendable {
    private let start: InternetAddress
    /// Of the 128 bits of an address.
    private let bits: Int

    /// Reads a range; `nil` when it is none.
    init?(_ text: String) {
        let pieces = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard pieces.count <= 2, let address = InternetAddress(String(Substring(pieces[0]))) else {
            return nil
        }
        let width = address.isV4 ? 32 : 128
        var length = width
        if pieces.count == 2 {
            guard (1...3).contains(pieces[1].count),
                pieces[1].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let number = Int(Substring(pieces[1])), number <= width
            else { return nil }
            length = number
        }
        start = address
        bits = 128 - width + length
    }

    func contains(_ address: InternetAddress) -> Bool {
        let high = address.high ^ start.high
        let low = address.low ^ start.low
        // Shifts of 64 and more give zero.
        return bits <= 64 ? high >> (64 - bits) == 0 : high == 0 && low >> (128 - bits) == 0
    }
}
