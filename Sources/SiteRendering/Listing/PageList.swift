package import Scheduling

/// Booking pages in the order in which people are shown them, whatever files they come from.
///
/// By category, those without one last, then by title and link.
package struct PageList: Sendable, ExpressibleByArrayLiteral {
    package let pages: [PageSummary]

    package init(_ pages: [PageSummary]) {
        // Summaries are large, so that short keys are sorted instead; a zero ends each part.
        self.pages = pages.enumerated().map { place, page in
            let category = page.category.map { "a" + $0.lowercased() } ?? "b"
            return (
                key: category + "\0" + page.title.lowercased() + "\0" + page.link.text,
                place: place
            )
        }.sorted { $0.key.precedes($1.key) }.map { pages[$0.place] }
    }

    package init(arrayLiteral pages: PageSummary...) {
        self.init(pages)
    }
}
