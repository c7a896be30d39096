package import Scheduling
package import SiteSource

/// A checked site with all of its pages, for whoever takes bookings.
package struct SiteCatalog: Sendable {
    package let site: Site
    /// By name below `content/images/`.
    package let images: [String: ImageReference]
    /// In the order of their files' paths; those with mistakes are left out.
    package let pages: [BookingPage]

    /// Reads and checks a content folder.
    ///
    /// The value is `nil` when the site itself cannot be used.
    ///
    /// - Throws: ``FileFailure``.
    package static func load(
        _ options: BuildOptions
    ) throws(FileFailure) -> Checked<SiteCatalog?> {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let source = folder.classified()
        let loader = SiteBuilder(options).makeLoader()
        let shared = try source.loadShared(by: loader)
        guard let definitions = shared.value else {
            return Checked(value: nil, diagnostics: shared.diagnostics)
        }
        var diagnostics = shared.diagnostics
        var pages: [BookingPage] = []
        var entries: [PageEntry] = []
        for index in source.kinds.indices where source.kinds[index].isPage {
            let checked = loader.page(try source.read(at: index), using: definitions)
            diagnostics += checked.diagnostics
            guard let loaded = checked.value, checked.isSound else { continue }
            pages.append(loaded.page)
            entries.append(loaded.entry)
        }
        diagnostics += source.showingLines(of: loader.crossCheck(entries))
        let catalog = SiteCatalog(
            site: definitions.site,
            images: definitions.images,
            pages: pages
        )
        return Checked(value: catalog, diagnostics: diagnostics)
    }
}
