import Glibc
package import NIOCore

/// Where a request comes from, as far as one client can be told from another.
///
/// A home or an office has one IPv4 address, or an IPv6 network of 64 bits in which a client may
/// choose any address.
package enum ClientNetwork: Hashable, Sendable {
    case v4(UInt32)
    /// The first 64 bits of the address.
    case v6(UInt64)
    /// A connection without an address, such as one inside this process.
    case unknown

    /// The network of the other end of a connection.
    package init(_ address: SocketAddress?) {
        self = address?.ipAddress.flatMap(ClientNetwork.init) ?? .unknown
    }

    /// Reads an address as text, without port, brackets or zone; `nil` when it is none.
    package init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self = .v4(UInt32(truncatingIfNeeded: Self.number(bytes[..<4])))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            // An IPv4 address as IPv6 writes it (RFC 4291, 2.5.5.2).
            let isV4 = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10..<12] == [0xFF, 0xFF]
            self =
                isV4
                ? .v4(UInt32(truncatingIfNeeded: Self.number(bytes[12...])))
                : .v6(Self.number(bytes[..<8]))
        } else {
            return nil
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
