package import Scheduling

/// The domain name in a site's address: `book.example.com`.
///
/// It makes names of calendar events and of mails unlike any others in the world, and so must stay
/// the same while bookings live.
package struct SiteDomain: Hashable, Sendable {
    package let text: String

    /// Takes the host of an address, without its port.
    package init(_ address: WebAddress) {
        let scheme = address.origin.utf8.starts(with: "https://".utf8) ? 8 : 7
        let host = address.origin.utf8.dropFirst(scheme).prefix { $0 != UInt8(ascii: ":") }
        text = String(decoding: Array(host), as: UTF8.self)
    }
}
