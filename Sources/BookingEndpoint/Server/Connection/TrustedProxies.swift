import HTTPTypes
import NIOCore

/// The proxies whose word about their clients is taken.
///
/// Anyone can write an `X-Forwarded-For` field; what a proxy adds to it stands at its end.
package struct TrustedProxies: Sendable {
    private let ranges: [AddressRange]

    package init() { ranges = [] }

    /// Reads addresses and ranges such as `10.0.0.0/8`; `nil` when one of them is neither.
    package init?(_ texts: [String]) {
        let ranges = texts.compactMap(AddressRange.init)
        guard ranges.count == texts.count else { return nil }
        self.ranges = ranges
    }

    func contains(_ address: InternetAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// The network that a request comes from, by the connection and what proxies say.
    func client(of request: HTTPFields, from peer: SocketAddress?) -> ClientNetwork {
        guard var address = InternetAddress(peer) else { return .unknown }
        guard contains(address), let name = Self.forwardedFor else { return address.network }
        let hops = request[values: name].flatMap {
            $0.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        }
        for hop in hops.reversed() {
            let text = String(decoding: hop.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)
            // What stands before a word that is no address may be anyone's.
            guard let next = InternetAddress(text) else { break }
            address = next
            guard contains(address) else { break }
        }
        return address.network
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
}
