/// The origins whose pages may send data to the endpoint.
///
/// An origin is scheme, host and port as browsers write them, such as `https://book.example.com`:
/// lower case, the default port left out, no slash at its end.
package struct AllowedOrigins: Hashable, Sendable {
    /// The origin of the static pages, which may be another host's.
    let site: String?
    /// The origin of the endpoint as the world sees it.
    let endpoint: String?

    package init(site: String? = nil, endpoint: String? = nil) {
        self.site = site.map(Self.serialized)
        self.endpoint = endpoint.map(Self.serialized)
    }

    /// Whether pages of an origin may send data, when the request names a host that is ours.
    func contains(_ origin: String, authority: String) -> Bool {
        // A proxy that speaks TLS for us leaves the host as it is.
        let own = ["http", "https"].map { Self.serialized("\($0)://\(authority)") }
        return (own + [site, endpoint].compactMap(\.self)).contains {
            $0.utf8.elementsEqual(origin.utf8)
        }
    }

    /// Whether the scripts of an origin may read answers: those of the static pages alone.
    func shares(with origin: String) -> Bool {
        site.map { $0.utf8.elementsEqual(origin.utf8) } ?? false
    }

    /// The form that browsers send (HTML, 7.1.1).
    private static func serialized(_ origin: String) -> String {
        let origin = origin.lowercased()
        for (scheme, port) in [("https://", ":443"), ("http://", ":80")]
        where origin.utf8.starts(with: scheme.utf8) {
            let length = origin.utf8.count - port.utf8.count
            if origin.utf8.dropFirst(length).elementsEqual(port.utf8) {
                return String(Substring(origin.utf8.prefix(length)))
            }
        }
        return origin
    }
}
