import Scheduling

/// Apache reads the same directives in its configuration and in `.htaccess`.
extension ServerSnippets {
    static func apache(site: Site, policy: SecurityPolicy, forwards: ForwardRules) -> String {
        """
        # Bookplate for Apache: include in the virtual host of port 443 and adapt the folder.
        # Needs mod_headers, mod_dir and mod_alias. `certbot --apache` adds the certificate, and the
        # redirect from http. By hand:
        #     <VirtualHost *:443>
        #         ServerName \(host(site))
        #         SSLEngine on
        #         SSLCertificateFile /etc/letsencrypt/live/\(host(site))/fullchain.pem
        #         SSLCertificateKeyFile /etc/letsencrypt/live/\(host(site))/privkey.pem
        #         Include /etc/apache2/bookplate.conf
        #     </VirtualHost>
        #     <VirtualHost *:80>
        #         ServerName \(host(site))
        #         Redirect permanent / \(site.siteURL.origin)/
        #     </VirtualHost>
        Alias "\(site.siteURL.path)" "/srv/bookplate/site/"
        <Directory "/srv/bookplate/site">
            AllowOverride None
            Require all granted
        </Directory>

        """ + (EndpointProxy(site: site)?.apache(pattern: pattern) ?? "")
            + htaccess(site: site, policy: policy, forwards: forwards)
    }

    static func htaccess(site: Site, policy: SecurityPolicy, forwards: ForwardRules) -> String {
        let path = site.siteURL.path
        var text = """
            AddDefaultCharset utf-8
            DirectoryIndex index.html
            DirectorySlash On
            ErrorDocument 404 \(path)404.html
            <IfModule mod_headers.c>

            """
        for header in policy.headers {
            text += "    Header always set \(header.name) \"\(header.value)\"\n"
        }
        text += """
                SetEnvIf Request_URI "^\(pattern(for: path))assets/" bookplate_asset
                Header set Cache-Control "\(SecurityPolicy.pageCaching)" env=!bookplate_asset
                Header set Cache-Control "\(SecurityPolicy.assetCaching)" env=bookplate_asset
            </IfModule>

            """
        guard !forwards.rules.isEmpty else { return text }
        text += "<IfModule mod_alias.c>\n"
        for rule in forwards.rules {
            text += "    Redirect 301 \"\(path)\(rule.former)/\" \"\(rule.target)\"\n"
        }
        text += "</IfModule>\n"
        return text
    }
}
