import Scheduling

/// The addresses of all listed pages (sitemaps.org): at most 50,000 and 50 MB to a file.
struct Sitemap {
    private let root: String
    private let links: [PublicLink]

    init(site: Site, pages: [PageSummary]) {
        root = Self.escaped(site.siteURL.text)
        links = pages.filter(\.isListed).map(\.link).sorted()
    }

    func files() -> [OutputFile] {
        let size = min(50_000, 50_000_000 / (root.utf8.count + 100))
        // The index of the site is the first address.
        guard links.count + 1 > size else {
            return [file("sitemap.xml", links[...], hasIndex: true)]
        }
        let count = (links.count + size - 1) / size
        var files: [OutputFile] = []
        var list = Self.opening("sitemapindex")
        for number in 1...count {
            let name = "sitemap-\(number).xml"
            let start = (number - 1) * size
            files.append(
                file(name, links[start..<min(start + size, links.count)], hasIndex: false)
            )
            list += "<sitemap><loc>\(root)\(name)</loc></sitemap>\n"
        }
        list += "</sitemapindex>\n"
        files.append(OutputFile("site/sitemap.xml", text: list))
        return files.sorted { $0.path < $1.path }
    }

    private func file(_ name: String, _ links: ArraySlice<PublicLink>, hasIndex: Bool) -> OutputFile
    {
        var text = Self.opening("urlset")
        if hasIndex { text += "<url><loc>\(root)</loc></url>\n" }
        for link in links {
            text += "<url><loc>"
            text += root
            text += link.text
            text += "/</loc></url>\n"
        }
        text += "</urlset>\n"
        return OutputFile("site/" + name, text: text)
    }

    private static func opening(_ name: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(name) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

        """
    }

    private static func escaped(_ address: String) -> String {
        var text = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "'": text += "&apos;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
