import Testing

@testable import SiteRendering

struct IndexOrderTests {
    /// Pages with even numbers take bookings.
    private func headings(_ categories: [(String?, Int)]) throws -> [String] {
        let pages = try categories.enumerated().map { place, page in
            try Samples.summary(
                link: "page-\(place)",
                title: "Page",
                number: page.1,
                category: page.0
            )
        }
        let renderer = SiteRenderer(site: try Samples.site(), images: Samples.images)
        let files = renderer.index(PageList(pages))
        let text = String(decoding: try #require(files.first).bytes, as: UTF8.self)
        return text.matches(of: /<h2[^>]*>(?<words>[^<]+)</).map { String($0.words) }
    }

    @Test func `categories of which no page takes bookings come last`() throws {
        let open: [(String?, Int)] = [("Choir", 2), ("Choir", 1), (nil, 2)]
        #expect(try headings([("Archive", 1)] + open) == ["Choir", "More", "Archive"])
        #expect(try headings([("Archive", 2)] + open) == ["Archive", "Choir", "More"])
    }
}
