import Markup
import Scheduling

/// What every kind of page is made from.
struct RendererParts: Sendable {
    let site: Site
    let words = Words()
    let images: [String: ImageReference]
    let knownLinks: KnownLinks?
    let stylesheets: StylesheetMaker
    let scripts: PublishedScripts
    let policy: SecurityPolicy

    init(site: Site, images: [String: ImageReference], knownLinks: KnownLinks?) {
        self.site = site
        self.images = images
        self.knownLinks = knownLinks
        stylesheets = StylesheetMaker(ownerStylesheet: site.stylesheet)
        scripts = PublishedScripts(words: words)
        policy = SecurityPolicy(endpoint: site.endpointURL)
    }

    func addresses(root: String) -> OwnerAddresses {
        OwnerAddresses(images: images, knownLinks: knownLinks, root: root)
    }

    func frame(root: String) -> PageFrame {
        var texts = OwnerText(addresses: addresses(root: root))
        let footer = site.footer.map { texts.html($0) } ?? .empty
        return PageFrame(root: root, renderer: self, footerText: footer)
    }
}
