package import Scheduling
package import SiteSource

/// The site and all its pages as they are written at one moment, without anything rendered.
package struct SiteCatalog: Sendable {
    package let site: Site
    /// By name below `content/images/`.
    package let images: [String: ImageReference]
    /// The pages that can be read, sorted by the paths of their files.
    package let pages: [BookingPage]
    /// The master pages that can be read, sorted by the paths of their files.
    package let masters: [MasterPage]
    /// Where each page is written: `content/pages/ada-intro.md`.
    private let pagePaths: [DefinitionID: String]
    /// The event types that have files of their own, with the files.
    private let eventFiles: [DefinitionID: (event: EventType, path: String)]
    /// The place in `pages` for each id, public link and former link.
    private let names: [String: Int]
    private let reading: CatalogReading

    /// Reads a content folder; after a former reading with the same options, what has changed of it.
    ///
    /// There is no catalog when the site's own definition, or what pages refer to, cannot be read.
    /// A page with mistakes is missing from it, and the diagnostics say why.
    ///
    /// - Throws: ``FileFailure``.
    package static func load(
        _ options: BuildOptions,
        after former: SiteCatalog? = nil
    ) throws(FileFailure) -> Checked<SiteCatalog?> {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let source = folder.classified()
        let loader = SiteBuilder(options).makeLoader()
        let reading = try CatalogReading(of: source, by: loader, after: former?.reading)
        var diagnostics = reading.shared.diagnostics
        guard let shared = reading.shared.value else {
            return Checked(value: nil, diagnostics: diagnostics)
        }
        diagnostics += reading.pages.flatMap(\.diagnostics)
        let loaded = reading.pages.compactMap { $0.isSound ? $0.value : nil }
        let masters = try source.loadMasters(by: loader, using: shared, knowing: loaded)
        diagnostics += masters.diagnostics
        let entries = loaded.map(\.entry) + masters.loaded.map(\.entry)
        diagnostics += source.showingLines(of: loader.crossCheck(entries))
        let catalog = SiteCatalog(
            shared,
            loaded,
            masters.loaded.map(\.master),
            eventPaths: source.eventPaths,
            reading
        )
        return Checked(value: catalog, diagnostics: diagnostics)
    }

    private init(
        _ shared: SharedDefinitions,
        _ loaded: [LoadedPage],
        _ masters: [MasterPage],
        eventPaths: [DefinitionID: String],
        _ reading: CatalogReading
    ) {
        self.reading = reading
        // Pages are large, so their places are sorted.
        let paths = loaded.map(\.entry.path)
        let order = paths.indices.sorted { paths[$0].precedes(paths[$1]) }
        site = shared.site
        images = shared.images
        pages = order.map { loaded[$0].page }
        self.masters = masters
        pagePaths = Dictionary(order.map { (loaded[$0].page.id, paths[$0]) }) { first, _ in first }
        var eventFiles: [DefinitionID: (event: EventType, path: String)] = [:]
        for (id, event) in shared.events {
            if let path = eventPaths[id] { eventFiles[id] = (event, path) }
        }
        self.eventFiles = eventFiles
        var names: [String: Int] = [:]
        // An id counts more than a public link, and that more than one which a page had before.
        for (index, page) in pages.enumerated().reversed() {
            for link in page.formerLinks { names[link.text] = index }
        }
        for (index, page) in pages.enumerated().reversed() { names[page.link.text] = index }
        for (index, page) in pages.enumerated().reversed() { names[page.id.text] = index }
        self.names = names
    }

    /// The page of an id, a public link or a former link; `nil` when there is none.
    package func page(named name: String) -> BookingPage? { names[name].map { pages[$0] } }

    /// The master page of an id, a public link or a former link; `nil` when there is none.
    package func master(named name: String) -> MasterPage? {
        masters.first { $0.id.text == name } ?? masters.first { $0.link.text == name }
            ?? masters.first { master in master.formerLinks.contains { $0.text == name } }
    }

    /// The name nearest to one that no page has, to suggest it.
    package func pageName(near name: String) -> String? { pageNames(near: name).first }

    /// The names nearest to one that no page has, at most three: the one that differs least, or
    /// else those of which it is nearly a part, as `ada-intro` for `adda`.
    package func pageNames(near name: String) -> [String] {
        let all = Set(names.keys + masters.flatMap { [$0.id.text, $0.link.text] }).sorted()
        if let nearest = Suggestion.nearest(to: name, among: all) { return [nearest] }
        let hyphen = UInt8(ascii: "-")
        let parts = all.map { name in name.utf8.split(separator: hyphen).map { String($0) } }
        let part = Suggestion.nearest(
            to: name,
            among: Set(parts.joined().compactMap(\.self)).sorted()
        )
        guard let part else { return [] }
        return zip(all, parts).filter { $0.1.contains(part) }.prefix(3).map(\.0)
    }

    /// The file in which a page is written.
    package func path(of page: BookingPage) -> String { pagePaths[page.id] ?? page.id.text }

    /// The file in which an event type of a page is written, which may be the page's own.
    package func path(of event: EventType, on page: BookingPage) -> String {
        guard let file = eventFiles[event.id], file.event == event else { return path(of: page) }
        return file.path
    }
}

extension SourceFolder {
    /// The paths of the event types' files, by id.
    fileprivate var eventPaths: [DefinitionID: String] {
        var paths: [DefinitionID: String] = [:]
        for index in kinds.indices where kinds[index] == .event {
            let name = listing.path(at: index).utf8.split(separator: UInt8(ascii: "/")).last ?? []
            let stem = name.prefix { $0 != UInt8(ascii: ".") }
            guard let id = DefinitionID(String(decoding: Array(stem), as: UTF8.self)) else {
                continue
            }
            paths[id] = path(at: index)
        }
        return paths
    }
}
