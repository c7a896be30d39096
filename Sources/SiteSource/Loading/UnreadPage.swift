package import Scheduling

/// What is known of a page or a master page whose file has errors.
///
/// Nothing is built of it, but others may lead to it, and what is wrong with its texts can be told
/// beside the other errors.
package struct UnreadPage: Sendable {
    /// The name of its file, which is its id unless that is an error too.
    package let name: String
    /// Its public link and its former ones; `nil` when they cannot be read either.
    package let links: [String]?
    /// Its texts, as far as they can be read.
    package let texts: [PublicText]

    package init(name: String, links: [String]? = nil, texts: [PublicText] = []) {
        self.name = name
        self.links = links
        self.texts = texts
    }
}

extension SiteLoader {
    /// Reads a page's file again for what is left when no page can be made of it.
    package func unreadPage(
        _ file: SourceFile,
        using shared: SharedDefinitions
    ) -> UnreadPage {
        guard case .success(var reading) = begin(file, shared.definitions) else {
            return UnreadPage(name: file.stem)
        }
        reading.keepTexts()
        guard let text = DefinitionText(file, &reading),
            let fields = Fields(text.root, PageKeys.shared.table, &reading)
        else { return UnreadPage(name: file.stem) }
        let body = reading.body(of: text)
        let builder = PageBuilder(fields: fields, site: shared.site)
        _ = builder.page(body: body, &reading)
        let links = builder.links(&reading)
        return UnreadPage(name: file.stem, links: links, texts: reading.texts ?? [])
    }
}

extension Reading {
    /// The public link and the former links; `nil` when one of them cannot be read.
    mutating func links(
        _ fields: Fields,
        _ link: Key<PublicLink>,
        _ formerLinks: Key<[FormerLink]>
    ) -> [String]? {
        guard let own = self.link(fields, link) else { return nil }
        guard fields.entry(formerLinks) != nil else { return [own.text] }
        guard let former = fields.read(formerLinks, &self) else { return nil }
        return [own.text] + former.map(\.text)
    }
}
