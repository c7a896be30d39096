import NIOCore

/// The hosts that a request may name.
///
/// A web site can make its own name lead to this machine (DNS rebinding). The browser then takes
/// our answers for that site's own, unless requests that name a foreign host are refused.
package struct AllowedHosts: Sendable {
    private let names: Set<String>

    /// Takes hosts as they stand in addresses; one without a port is allowed with any.
    ///
    /// The addresses on which the server listens are always allowed.
    package init(_ names: [String] = []) {
        self.names = Set(names.map { $0.lowercased() })
    }

    func contains(_ authority: String, reachedAt address: SocketAddress?) -> Bool {
        let authority = authority.lowercased()
        guard let (host, port) = Self.split(authority) else { return false }
        if names.contains(authority) || names.contains(host) { return true }
        guard let address, let listening = address.port, port ?? 80 == listening else {
            return false
        }
        // A literal address cannot be made to lead elsewhere.
        let literal = address.ipAddress.map { $0.utf8.contains(UInt8(ascii: ":")) ? "[\($0)]" : $0 }
        return ["127.0.0.1", "localhost", "[::1]"].contains(host) || host == literal
    }

    /// Parts a host from its port, which may be missing; `nil` when the port is not a number as
    /// addresses have it.
    private static func split(_ authority: String) -> (host: String, port: Int?)? {
        guard let colon = authority.utf8.lastIndex(of: UInt8(ascii: ":")),
            !authority.utf8[colon...].contains(UInt8(ascii: "]"))
        else { return (authority, nil) }
        let digits = authority.utf8[colon...].dropFirst()
        // A port with a sign, or with zeros before it, is a port that others read otherwise.
        guard (1...5).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let port = Int(Substring(digits)), port <= 65_535
        else { return nil }
        return (String(authority[..<colon]), port)
    }
}
