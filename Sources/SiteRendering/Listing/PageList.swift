package import Scheduling

/// Booking pages in the order in which people are shown them, whatever files they come from.
///
/// By category, those without one last, then by title and link; ASCII letters without their case.
/// A category of which no page takes bookings comes after all others.
package struct PageList: Sendable, ExpressibleByArrayLiteral {
    package let pages: [PageSummary]

    package init(_ pages: [PageSummary]) {
        // Summaries are large, so that short keys are sorted instead.
        let closed = Self.closedCategories(of: pages)
        self.pages = pages.indices.map { (key: Self.key(of: pages[$0], closed), place: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { pages[$0.place] }
    }

    private static func closedCategories(of pages: [PageSummary]) -> Set<String?> {
        guard pages.contains(where: { !$0.isAccepting }) else { return [] }
        return Set(pages.lazy.filter { !$0.isAccepting }.map(\.category))
            .subtracting(pages.lazy.filter(\.isAccepting).map(\.category))
    }

    /// What a page is sorted by; a zero ends each part.
    private static func key(of page: PageSummary, _ closed: Set<String?>) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(96)
        key.append(!closed.isEmpty && closed.contains(page.category) ? 1 : 0)
        key.append(page.category == nil ? 1 : 0)
        for text in [page.category ?? "", page.title, page.link.text] {
            for byte in text.utf8 {
                let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                key.append(isCapital ? byte | 0x20 : byte)
            }
            key.append(0)
        }
        return key
    }

    package init(arrayLiteral pages: PageSummary...) {
        self.init(pages)
    }
}
