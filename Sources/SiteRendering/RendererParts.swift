import Markup
import Scheduling

/// What every kind of page is made from.
struct RendererParts: Sendable {
    let site: Site
    let words = Words()
    let images: [String: ImageReference]
    let brokenImages: Set<String>
    let knownLinks: KnownLinks?
    let stylesheets: StylesheetMaker
    let policy: SecurityPolicy
    var scripts: PublishedScripts { .shared }

    init(
        site: Site,
        images: [String: ImageReference],
        brokenImages: Set<String> = [],
        knownLinks: KnownLinks?,
        policy: SecurityPolicy? = nil
    ) {
        self.site = site
        self.images = images
        self.brokenImages = brokenImages
        self.knownLinks = knownLinks
        stylesheets = StylesheetMaker(ownerStylesheet: site.stylesheet)
        self.policy = policy ?? SecurityPolicy(endpoint: site.endpointURL)
    }

    func addresses(root: String) -> OwnerAddresses {
        OwnerAddresses(
            images: images,
            brokenImages: brokenImages,
            knownLinks: knownLinks,
            root: root
        )
    }

    /// The frame of pages with a root of the site and, if they are live, another one of assets.
    func frame(root: String, assets: String? = nil) -> PageFrame {
        var texts = OwnerText(addresses: addresses(root: root))
        let footer = site.footer.map { texts.html($0) } ?? .empty
        return PageFrame(root: root, assets: assets, renderer: self, footerText: footer)
    }
}
