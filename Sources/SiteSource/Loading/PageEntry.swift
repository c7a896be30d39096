package import Scheduling

/// What checks across pages need of one page: its summary and where its links are written.
package struct PageEntry: Hashable, Sendable {
    package let summary: PageSummary
    package let path: String
    /// Where `link` is written; the start of the definition when the file's name is the link.
    package let linkLine: Int
    package let linkColumn: Int
    /// Where each former link is written, in their order.
    package let formerPlaces: [Place]

    package struct Place: Hashable, Sendable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package init(
        summary: PageSummary,
        path: String,
        linkLine: Int,
        linkColumn: Int,
        formerPlaces: [Place]
    ) {
        self.summary = summary
        self.path = path
        self.linkLine = linkLine
        self.linkColumn = linkColumn
        self.formerPlaces = formerPlaces
    }
}

/// A page and what checks across pages need of it.
package struct LoadedPage: Sendable {
    package let page: BookingPage
    package let entry: PageEntry
}
