import Scheduling
import Testing

@testable import SiteRendering

/// Orders of signatures that the tests carry out.
enum SignatureSamples {
    static func id(_ text: String) throws -> DefinitionID { try #require(DefinitionID(text)) }

    static func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

    /// All that a signature can have.
    static func ada() throws -> SignatureOrder {
        var wishes = SignatureWishes()
        wishes.label = "Talk to Ada"
        wishes.links = [
            .init(name: "Mastodon", address: try address("https://social.example.com/@ada")),
            .init(name: "Papers", address: try address("https://papers.example.com/?a=1&b=2")),
        ]
        wishes.legal = "Analytical Engines Ltd, registered in England & Wales\nNo. 0123456"
        return SignatureOrder(
            host: try Samples.ada(),
            site: try Samples.site(),
            wishes: wishes,
            target: try address("https://example.com/book/ada-intro/"),
            folder: "studio/signatures/ada",
            photo: MailPicture(path: "signatures/ada.png", width: 80, height: 80),
            logo: MailPicture(path: "signatures/ada-logo.png", width: 120, height: 40),
            button: PictureButton(
                picture: MailPicture(
                    path: "buttons/pill-blue-44/book-now@2x.png",
                    width: 142,
                    height: 44
                ),
                words: "Book \"now\" & here"
            ),
            pageTitle: "Intro call with Ada"
        )
    }

    /// From right to left, in the theme's corners, with a line of text in the place of a button.
    static func dana() throws -> SignatureOrder {
        var wishes = SignatureWishes()
        wishes.language = "he"
        wishes.label = "קביעת פגישה"
        wishes.button = .link
        return SignatureOrder(
            host: Host(
                id: try id("dana"),
                name: "דנה כהן",
                title: "יועצת",
                email: EmailAddress("dana@example.com"),
                phone: "+972 3 555 0147",
                address: "רחוב הנמל 14\nתל אביב",
                zone: "Asia/Jerusalem"
            ),
            site: try Samples.site(),
            wishes: wishes,
            target: try address("https://example.com/book/dana-cohen/"),
            folder: "studio/signatures/dana",
            photo: MailPicture(path: "signatures/dana.png", width: 80, height: 80)
        )
    }

    /// Nothing but a name.
    static func bare(
        name: String = "Room 4",
        title: String? = nil,
        wishes: SignatureWishes = SignatureWishes()
    ) throws -> SignatureOrder {
        SignatureOrder(
            host: Host(id: try id("room-4"), name: name, title: title, zone: "Europe/London"),
            site: try Samples.bareSite(),
            wishes: wishes,
            target: try address("https://example.com/room-4/"),
            folder: "studio/signatures/room-4"
        )
    }
}
