import Scheduling

/// Whom to tell about a weakness (RFC 9116).
struct SecurityText {
    let file: OutputFile

    init?(site: Site) {
        guard let contact = site.securityContact, let expires = site.securityExpires else {
            return nil
        }
        file = OutputFile(
            "site/.well-known/security.txt",
            text: """
                Contact: \(contact.text)
                Expires: \(expires.text)T00:00:00Z
                Canonical: \(site.siteURL.text).well-known/security.txt

                """
        )
    }
}
