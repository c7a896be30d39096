import Scheduling

/// The rule files of static hosts, and what does not fit into their limits.
package struct HostingFiles: Sendable {
    /// Sorted by path.
    package let files: [OutputFile]
    /// What an owner should know about a host's limits, as whole sentences.
    package let warnings: [String]

    init(site: Site, policy: SecurityPolicy, pages: [PageSummary]) {
        let forwards = ForwardRules(site: site, pages: pages)
        var files = [
            OutputFile("site/.nojekyll", text: ""),
            OutputFile(
                "studio/hosting/nginx.conf",
                text: ServerSnippets.nginx(site: site, policy: policy, forwards: forwards)
            ),
            OutputFile(
                "studio/hosting/Caddyfile",
                text: ServerSnippets.caddy(site: site, policy: policy, forwards: forwards)
            ),
            OutputFile(
                "studio/hosting/apache.conf",
                text: ServerSnippets.apache(site: site, policy: policy, forwards: forwards)
            ),
            OutputFile("studio/hosting/bookplate.service", text: SystemdUnit.text),
        ]
        var warnings: [String] = []
        let hosts = Set(site.hosting)
        if hosts.contains(.apache) {
            files.append(
                OutputFile(
                    "site/.htaccess",
                    text: ServerSnippets.htaccess(site: site, policy: policy, forwards: forwards)
                )
            )
        }
        if hosts.contains(.netlify) || hosts.contains(.cloudflare) {
            let rules = RuleFiles(site: site, policy: policy, forwards: forwards, hosts: hosts)
            files += rules.files
            warnings += rules.warnings
        }
        if hosts.contains(.githubPages), let domain = Self.customDomain(site.siteURL) {
            files.append(OutputFile("site/CNAME", text: domain + "\n"))
        }
        if hosts.contains(.cloudflare) {
            let count = pages.count + forwards.rules.count
            if count > 20_000 {
                warnings.append(
                    "Cloudflare Pages takes 20,000 files on its free plan, and the site has more"
                        + " than \(count)."
                )
            }
        }
        self.files = files.sorted { $0.path < $1.path }
        self.warnings = warnings
    }

    /// The site's own domain, if it has one: a project below a path has its owner's.
    private static func customDomain(_ address: WebAddress) -> String? {
        guard address.path == "/" else { return nil }
        let authority = address.origin.split(separator: "/").last ?? ""
        guard !authority.utf8.contains(UInt8(ascii: ":")), !authority.hasSuffix(".github.io")
        else { return nil }
        return String(authority)
    }
}
