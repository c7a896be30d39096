import Scheduling

/// `_redirects` and `_headers`, which Netlify and Cloudflare Pages share.
struct RuleFiles {
    let files: [OutputFile]
    let warnings: [String]

    private static let cloudflareRedirects = 2000
    private static let cloudflareRedirectsSize = 100_000
    private static let netlifyRedirects = 10_000
    private static let cloudflareLine = 2000

    init(
        site: Site,
        policy: SecurityPolicy,
        forwards: ForwardRules,
        hosts: Set<Site.Hosting>
    ) {
        var warnings: [String] = []
        var files = [OutputFile("site/_headers", text: Self.headers(policy))]
        if !forwards.rules.isEmpty {
            let isCloudflare = hosts.contains(.cloudflare)
            let limit = isCloudflare ? Self.cloudflareRedirects : Self.netlifyRedirects
            let (text, count) = Self.redirects(
                forwards,
                code: isCloudflare ? "301" : "301!",
                limit: limit,
                size: isCloudflare ? Self.cloudflareRedirectsSize : Int.max
            )
            files.append(OutputFile("site/_redirects", text: text))
            if count < forwards.rules.count {
                warnings.append(
                    "\(isCloudflare ? "Cloudflare Pages" : "Netlify") takes \(count) of the"
                        + " \(forwards.rules.count) former links as rules; the others forward by"
                        + " their own pages."
                )
            }
        }
        let longest = policy.headers.map { $0.name.utf8.count + $0.value.utf8.count + 4 }.max() ?? 0
        if hosts.contains(.cloudflare), longest > Self.cloudflareLine {
            warnings.append("Cloudflare Pages cuts header lines of more than 2,000 characters.")
        }
        self.files = files
        self.warnings = warnings
    }

    /// Cache rules stand for assets only: both hosts ask again for pages anyway, and Cloudflare
    /// joins the values when two rules name the same header.
    private static func headers(_ policy: SecurityPolicy) -> String {
        var text = "/*\n"
        for header in policy.headers { text += "  \(header.name): \(header.value)\n" }
        text += "\n/assets/*\n  Cache-Control: \(SecurityPolicy.assetCaching)\n"
        return text
    }

    /// One rule a line, as many as fit.
    ///
    /// The pages at former links exist as files, which Netlify prefers unless the code ends with
    /// `!`; Cloudflare follows rules first and does not know the mark.
    private static func redirects(
        _ forwards: ForwardRules,
        code: String,
        limit: Int,
        size: Int
    ) -> (text: String, count: Int) {
        var text = ""
        var count = 0
        for rule in forwards.rules.prefix(limit) {
            let line = "/\(rule.former)/ \(rule.target) \(code)\n"
            guard text.utf8.count + line.utf8.count <= size else { break }
            text += line
            count += 1
        }
        return (text, count)
    }
}
