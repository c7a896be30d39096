import Scheduling

/// Whom to tell about a weakness (RFC 9116).
struct SecurityText {
    let file: OutputFile

    init?(site: Site) {
        guard let contact = site.securityContact, let expires = site.securityExpires,
            contact.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return nil }
        file = OutputFile(
            "site/.well-known/security.txt",
            text: """
                Contact: \(contact)
                Expires: \(expires.text)T00:00:00Z
                Canonical: \(site.siteURL.text).well-known/security.txt

                """
        )
    }
}
