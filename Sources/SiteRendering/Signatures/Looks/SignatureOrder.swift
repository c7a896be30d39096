package import Scheduling

/// What one set of signatures is made of: who signs, what they wish, and where the button leads.
package struct SignatureOrder: Sendable {
    package let host: Host
    package let site: Site
    /// The host's wishes over those of the site.
    package let wishes: SignatureWishes
    /// The general link of a page, or another address for everybody.
    package let target: WebAddress
    /// The folder of the set, relative to the output folder: `studio/signatures/ada`.
    package let folder: String
    /// The host's photo as mail shows it.
    package let photo: MailPicture?
    package let logo: MailPicture?
    /// The title of the page that the button leads to, when the host has sets for several.
    package let pageTitle: String?

    package init(
        host: Host,
        site: Site,
        wishes: SignatureWishes,
        target: WebAddress,
        folder: String,
        photo: MailPicture? = nil,
        logo: MailPicture? = nil,
        pageTitle: String? = nil
    ) {
        self.host = host
        self.site = site
        self.wishes = wishes
        self.target = target
        self.folder = folder
        self.photo = photo
        self.logo = logo
        self.pageTitle = pageTitle
    }

    /// The same with another folder.
    package func moved(to folder: String) -> SignatureOrder {
        SignatureOrder(
            host: host,
            site: site,
            wishes: wishes,
            target: target,
            folder: folder,
            photo: photo,
            logo: logo,
            pageTitle: pageTitle
        )
    }

    /// The same with a button that leads elsewhere, to a page of a title.
    package func leading(to target: WebAddress, _ pageTitle: String?) -> SignatureOrder {
        SignatureOrder(
            host: host,
            site: site,
            wishes: wishes,
            target: target,
            folder: folder,
            photo: photo,
            logo: logo,
            pageTitle: pageTitle
        )
    }
}

/// A published picture and the size at which mail shows it, in CSS pixels.
package struct MailPicture: Hashable, Sendable {
    /// Below the site's root: `signatures/ada.png`.
    ///
    /// It never changes, because sent mail keeps it.
    package let path: String
    package let width: Int
    package let height: Int

    package init(path: String, width: Int, height: Int) {
        self.path = path
        self.width = width
        self.height = height
    }
}
