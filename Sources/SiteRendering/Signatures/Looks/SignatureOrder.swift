package import Scheduling

/// What one set of signatures is made of: who signs, what they wish, and where the button leads.
package struct SignatureOrder: Sendable {
    package let host: Host
    package let site: Site
    /// The host's wishes over those of the site.
    package let wishes: SignatureWishes
    /// The general link of a page, or another address for everybody.
    package private(set) var target: WebAddress
    /// The folder of the set, relative to the output folder: `studio/signatures/ada`.
    package private(set) var folder: String
    /// The host's photo as mail shows it.
    package let photo: MailPicture?
    package let logo: MailPicture?
    /// What stands in the button's place where a picture is wanted.
    package let button: PictureButton?
    /// The further pages for which the host has signatures, in a folder `pages` of this one.
    package let others: [PageSummary]
    /// The title of the page that the button leads to, when the host has sets for several.
    package private(set) var pageTitle: String?

    package init(
        host: Host,
        site: Site,
        wishes: SignatureWishes,
        target: WebAddress,
        folder: String,
        photo: MailPicture? = nil,
        logo: MailPicture? = nil,
        button: PictureButton? = nil,
        others: [PageSummary] = [],
        pageTitle: String? = nil
    ) {
        self.host = host
        self.site = site
        self.wishes = wishes
        self.target = target
        self.folder = folder
        self.photo = photo
        self.logo = logo
        self.button = button
        self.others = others
        self.pageTitle = pageTitle
    }

    /// The language of the words.
    var language: String { wishes.language ?? site.language }

    /// Whether the words are written from right to left.
    var isRightToLeft: Bool { LanguageTag(language)?.isRightToLeft ?? false }

    /// The same with another folder.
    package func moved(to folder: String) -> SignatureOrder {
        var order = self
        order.folder = folder
        return order
    }

    /// The same with a button that leads elsewhere, to a page of a title.
    package func leading(to target: WebAddress, _ pageTitle: String?) -> SignatureOrder {
        var order = self
        order.target = target
        order.pageTitle = pageTitle
        return order
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

/// A button of the gallery, as a signature shows it.
package struct PictureButton: Hashable, Sendable {
    /// The picture for fine screens, with the size of the plain one.
    package let picture: MailPicture
    /// What is written on it, which is what stands in its place when pictures are blocked.
    package let words: String

    package init(picture: MailPicture, words: String) {
        self.picture = picture
        self.words = words
    }
}
