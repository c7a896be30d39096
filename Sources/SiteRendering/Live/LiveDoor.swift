package import Scheduling

/// The address at which a visitor came to a booking page, and below which its steps stay.
package struct LiveDoor: Hashable, Sendable {
    /// Below the endpoint's root: `book/ada-intro`.
    let path: String
    let isGeneral: Bool
    /// Whether the page behind it must not be known by it.
    var isHiding = false

    /// The page's general link.
    package static func general(_ link: PublicLink) -> LiveDoor {
        LiveDoor(path: "book/" + link.text, isGeneral: true)
    }

    /// A one-time link.
    package static func oneTime(_ token: BearerToken) -> LiveDoor {
        LiveDoor(path: "o/" + token.secret, isGeneral: false, isHiding: true)
    }

    /// A sealed link, of letters and digits.
    package static func sealed(_ text: String) -> LiveDoor {
        LiveDoor(path: "p/" + text, isGeneral: false)
    }
}
