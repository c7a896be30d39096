package import Scheduling

/// A link that has just been made, with the token that opens it, which is shown once.
package struct MintedLink: Sendable {
    package let link: OneTimeLink
    package let token: BearerToken
    /// What is kept of it.
    package let kept: NewLink

    /// Makes a link of random bytes; `nil` when the source of them fails.
    package init?(_ terms: LinkTerms, random: (Int) -> [UInt8]) {
        guard let id = LinkID(random: random(16)),
            let token = BearerToken(.oneTime, random: random(26)), let digest = token.digest
        else { return nil }
        link = terms.link(id)
        self.token = token
        kept = NewLink(link, opensWith: digest)
    }

    /// The link itself, below the endpoint's root, which ends with a slash.
    package func address(below endpoint: WebAddress) -> String {
        endpoint.text + "o/" + token.secret
    }
}
