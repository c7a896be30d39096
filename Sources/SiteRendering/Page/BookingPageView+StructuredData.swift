import Markup
import Scheduling

/// What search engines read (schema.org).
extension BookingPageView {
    func structuredData(address: String, description: String) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("@context", "https://schema.org"),
            .init("@type", "Service"),
            .init("name", .string(page.title)),
            .init("description", .string(description)),
            .init("url", .string(address)),
            .init("provider", .object(provider)),
        ]
        if let endpoint {
            members.append(
                .init(
                    "potentialAction",
                    [
                        "@type": "ReserveAction",
                        "target": .string(endpoint.text + "book/" + page.link.text),
                    ]
                )
            )
        }
        return .object(members)
    }

    private var provider: [JSONValue.Member] {
        let host = page.host
        var person: [JSONValue.Member] = [
            .init("@type", "Person"), .init("name", .string(host.name)),
        ]
        if let title = host.title { person.append(.init("jobTitle", .string(title))) }
        if let company = host.company {
            person.append(
                .init("worksFor", ["@type": "Organization", "name": .string(company)])
            )
        }
        if let photo = host.photo {
            person.append(
                .init("image", .string(frame.site.siteURL.text + photo.publicPath))
            )
        }
        if let website = host.website { person.append(.init("url", .string(website.text))) }
        return person
    }
}
