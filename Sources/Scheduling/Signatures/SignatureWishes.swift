/// What an owner wants of a mail signature beyond what the host's own keys say.
///
/// Each is `nil` where the owner said nothing, so that a host's wishes can be laid over those of
/// the site.
package struct SignatureWishes: Hashable, Sendable {
    /// The page that the button leads to.
    package var page: DefinitionID?
    /// Further pages, each of which gets signatures of its own.
    package var pages: [DefinitionID]?
    /// Where the button leads instead of a page.
    package var link: WebAddress?
    /// The words of the button.
    package var label: String?
    package var button: ButtonChoice?
    /// A button of the gallery, for mail that shows a picture in the button's place.
    package var picture: ButtonAddress?
    /// Whether the host's photo is shown.
    package var showsPhoto: Bool?
    package var logo: LogoChoice?
    /// Ids that the host had before, at which the pictures are published as well.
    package var formerIDs: [DefinitionID]?
    /// The host's pages on other sites; without them, those of the host.
    package var links: [Link]?
    /// What a law or an employer wants below every mail; may have several lines.
    package var legal: String?
    package var accent: Colour?
    /// The language of the words, a BCP 47 tag, which decides the direction.
    package var language: String?

    /// How a signature leads to the booking page.
    package enum ButtonChoice: Hashable, Sendable {
        /// A coloured cell of a table with text in it, which needs no picture.
        case table
        /// A line of text that is a link.
        case link
        case none
    }

    package enum LogoChoice: Hashable, Sendable {
        case none
        case picture(ImageReference)
    }

    /// A link with its name.
    package struct Link: Hashable, Sendable {
        package let name: String
        package let address: WebAddress

        package init(name: String, address: WebAddress) {
            self.name = name
            self.address = address
        }
    }

    package init() {}

    /// These wishes, with others where these are silent.
    package func over(_ other: Self) -> Self {
        var merged = self
        // An address wins over a page, and either over what the other has of both.
        if page == nil && link == nil {
            merged.page = other.page
            merged.link = other.link
        }
        merged.pages = pages ?? other.pages
        merged.label = label ?? other.label
        merged.button = button ?? other.button
        merged.picture = picture ?? other.picture
        merged.showsPhoto = showsPhoto ?? other.showsPhoto
        merged.logo = logo ?? other.logo
        merged.links = links ?? other.links
        merged.legal = legal ?? other.legal
        merged.accent = accent ?? other.accent
        merged.language = language ?? other.language
        return merged
    }
}

/// Whether signatures are made, and how.
package indirect enum SignatureChoice: Hashable, Sendable {
    /// As the site says; hosts with a file of their own get them.
    case usual
    case none
    case wanted(SignatureWishes)
}
