import Markup
import Scheduling

/// What search engines read (schema.org).
extension BookingPageView {
    func structuredData(_ json: inout JSONObject, address: String, description: String) {
        json.member("@context", "https://schema.org")
        json.member("@type", "Service")
        json.member("name", page.title)
        json.member("description", description)
        json.member("url", address)
        json.member("provider") { provider(&$0) }
        if let endpoint {
            json.member("potentialAction") { json in
                json.member("@type", "ReserveAction")
                json.member("target", endpoint.text + "book/" + page.link.text)
            }
        }
    }

    private func provider(_ json: inout JSONObject) {
        let host = page.host
        json.member("@type", "Person")
        json.member("name", host.name)
        if let title = host.title { json.member("jobTitle", title) }
        if let company = host.company {
            json.member("worksFor") { json in
                json.member("@type", "Organization")
                json.member("name", company)
            }
        }
        if let photo = host.photo {
            json.member("image", frame.site.siteURL.text + photo.publicPath)
        }
        if let website = host.website { json.member("url", website.text) }
    }
}
