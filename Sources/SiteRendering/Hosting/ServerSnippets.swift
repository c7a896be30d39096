import Scheduling

/// Configuration for web servers of one's own.
///
/// The folder of the site is `/srv/bookplate/site` in all of them.
enum ServerSnippets {
    // MARK: nginx

    /// A file for `/etc/nginx/conf.d/`.
    ///
    /// A `map` decides about caching, because an `add_header` in a `location` would drop all those
    /// of the server.
    static func nginx(site: Site, policy: SecurityPolicy, forwards: ForwardRules) -> String {
        let path = site.siteURL.path
        var text = """
            \(nginxHead(site))
            map $uri $bookplate_caching {
                default "\(SecurityPolicy.pageCaching)";
                "~^\(pattern(for: path))assets/" "\(SecurityPolicy.assetCaching)";
            }
            map $uri $bookplate_forward {
                default "";

            """
        for rule in forwards.rules {
            text += "    \"\(path)\(rule.former)\" \"\(rule.target)\";\n"
            text += "    \"\(path)\(rule.former)/\" \"\(rule.target)\";\n"
        }
        text += """
            }
            server {
                listen 80;
                server_name \(host(site));
                charset utf-8;
                absolute_redirect off;
                gzip on;
                gzip_types text/css text/javascript application/javascript image/svg+xml;
                error_page 404 \(path)404.html;
                add_header Cache-Control $bookplate_caching always;

            """
        for header in policy.headers {
            text += "    add_header \(header.name) \"\(header.value)\" always;\n"
        }
        let proxy = EndpointProxy(site: site)
        text += """
                if ($bookplate_forward) {
                    return 301 $bookplate_forward$is_args$args;
                }
                location ~ /\\.(?!well-known/) {
                    return 404;
                }

            """
        if let proxy, proxy.sharesOrigin { text += proxy.nginx(pattern: pattern) }
        text += """
                location \(path) {
                    \(path == "/" ? "root /srv/bookplate/site;" : "alias /srv/bookplate/site/;")
                    index index.html;
                }
            }

            """
        if let proxy, !proxy.sharesOrigin { text += proxy.nginx(pattern: pattern) }
        return text
    }

    /// Where the file goes, and what it needs for https.
    private static func nginxHead(_ site: Site) -> String {
        """
        # Bookplate for nginx: save as /etc/nginx/conf.d/bookplate.conf and adapt the folder.
        # `certbot --nginx` adds the certificate, and the redirect from http, to each server
        # here. By hand, put beside each `listen 80;`:
        #     listen 443 ssl;
        #     ssl_certificate /etc/letsencrypt/live/\(host(site))/fullchain.pem;
        #     ssl_certificate_key /etc/letsencrypt/live/\(host(site))/privkey.pem;
        #     if ($scheme = http) {
        #         return 301 https://$host$request_uri;
        #     }
        """
    }

    /// A regular expression that matches the path and nothing else.
    static func pattern(for path: String) -> String {
        var pattern = ""
        for scalar in path.unicodeScalars {
            if "\\.+*?()[]{}^$|".unicodeScalars.contains(scalar) { pattern += "\\" }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern
    }

    // MARK: Caddy

    /// A site block for a `Caddyfile`.
    static func caddy(site: Site, policy: SecurityPolicy, forwards: ForwardRules) -> String {
        let path = site.siteURL.path
        let proxy = EndpointProxy(site: site)
        let isShared = proxy?.sharesOrigin ?? false
        var text = """
            # Bookplate for Caddy: adapt the folder.
            \(site.siteURL.origin) {
                encode zstd gzip

            """
        if let proxy, isShared {
            text += "    @endpoint path \(proxy.caddyPaths)\n"
            text += "    @files not path \(proxy.caddyPaths)\n"
            text += "    reverse_proxy @endpoint 127.0.0.1:8080\n"
        }
        text += "    header\(isShared ? " @files" : "") {\n"
        for header in policy.headers { text += "        \(header.name) \"\(header.value)\"\n" }
        text += """
                }
                @pages not path \(path)assets/*\(isShared ? proxy.map { " " + $0.caddyPaths } ?? "" : "")
                header @pages Cache-Control "\(SecurityPolicy.pageCaching)"
                header \(path)assets/* Cache-Control "\(SecurityPolicy.assetCaching)"

            """
        if !forwards.rules.isEmpty {
            text += "    map {path} {bookplate_forward} {\n"
            for rule in forwards.rules {
                text += "        \(path)\(rule.former) \(rule.target)\n"
                text += "        \(path)\(rule.former)/ \(rule.target)\n"
            }
            text += """
                        default ""
                    }
                    @withquery expression `{bookplate_forward} != "" && {query} != ""`
                    redir @withquery {bookplate_forward}?{query} 301
                    @plain expression `{bookplate_forward} != ""`
                    redir @plain {bookplate_forward} 301

                """
        }
        text += """
                handle_path \(path)* {
                    root * /srv/bookplate/site
                    file_server {
                        hide .htaccess .nojekyll _headers _redirects CNAME
                    }
                }
                handle_errors {
                    root * /srv/bookplate/site
                    rewrite * /404.html
                    file_server
                }
            }

            """
        if let proxy, !isShared { text += proxy.caddyBlock }
        return text
    }

    static func host(_ site: Site) -> String {
        let authority = site.siteURL.origin.split(separator: "/").last ?? ""
        return String(authority.split(separator: ":").first ?? "")
    }
}
