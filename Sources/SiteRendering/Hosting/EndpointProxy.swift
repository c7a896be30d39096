import Scheduling

/// What a web server passes on to the endpoint, which listens at `127.0.0.1:8080`.
struct EndpointProxy: Sendable {
    let endpoint: WebAddress
    /// Whether site and endpoint share an origin, so that one server tells them apart by path.
    let sharesOrigin: Bool

    /// `nil` when the site names no endpoint.
    init?(site: Site) {
        guard let endpoint = site.endpointURL else { return nil }
        self.endpoint = endpoint
        sharesOrigin = endpoint.origin == site.siteURL.origin
    }

    /// The paths of the endpoint's routes; those with a slash stand for all below them.
    var paths: [String] {
        ["v1/", "book/", "bookings", "o/", "p/", "m/", "openapi.json"].map { endpoint.path + $0 }
    }

    /// The host that the endpoint's address names.
    var host: String {
        let authority = endpoint.origin.split(separator: "/").last ?? ""
        return String(authority.split(separator: ":").first ?? "")
    }

    /// A location for nginx's server of the site, or a server of its own.
    ///
    /// Addresses hold the secrets of links, so they are in no log; the endpoint keeps its own. They
    /// reach it in any case of letters, and without the slash, as mail gateways write them.
    /// Its own `add_header` keeps the headers of the site's files away from the endpoint's answers,
    /// which bring theirs.
    func nginx(pattern: (String) -> String) -> String {
        let location = """
                    proxy_pass http://127.0.0.1:8080;
                    proxy_set_header Host $host;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    add_header X-Frame-Options "DENY" always;
                    access_log off;

            """
        guard !sharesOrigin else {
            let parts = paths.map { path in
                guard path.hasSuffix("/") else { return pattern(path) + "$" }
                return pattern(String(path.dropLast())) + "(?:/|$)"
            }
            return "    location ~* ^(?:\(parts.joined(separator: "|"))) {\n\(location)    }\n"
        }
        return """
            server {
                listen 80;
                server_name \(host);
                location \(endpoint.path) {
            \(location)    }
            }

            """
    }

    /// The paths as Caddy matches them.
    var caddyPaths: String {
        paths.map { $0.hasSuffix("/") ? $0 + "*" : $0 }.joined(separator: " ")
    }

    /// A site block for Caddy of the endpoint's own.
    var caddyBlock: String {
        """
        \(endpoint.origin) {
            reverse_proxy \(endpoint.path)* 127.0.0.1:8080
        }

        """
    }

    /// Directives for Apache.
    func apache(pattern: (String) -> String) -> String {
        let paths = sharesOrigin ? self.paths : [endpoint.path]
        let lines = paths.map { path in
            let end = path.hasSuffix("/") ? "(.*)" : "()"
            return "ProxyPassMatch \"^\(pattern(path))\(end)$\" "
                + "\"http://127.0.0.1:8080\(path)$1\"\n"
        }
        return "# Needs mod_proxy_http.\nProxyPreserveHost On\n" + lines.joined()
    }
}
