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
        self = InternetAddress(address)?.network ?? .unknown
    }

    /// Reads an address as text, without port, brackets or zone; `nil` when it is none.
    package init?(_ text: String) {
        guard let address = InternetAddress(text) else { return nil }
        self = address.network
    }
}
