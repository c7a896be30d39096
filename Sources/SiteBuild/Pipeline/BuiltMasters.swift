import Scheduling
import SiteRendering
import SiteSource

/// The master pages of a build, and what the owner should know about them.
struct BuiltMasters: Sendable {
    var loaded: [LoadedMaster] = []
    var diagnostics: [Diagnostic] = []
    /// What is left of the master pages that have errors.
    var unread: [UnreadPage] = []
    private(set) var rendered: [RenderedPage] = []

    var summaries: [PageSummary] { loaded.map(\.entry.summary) }

    /// Renders all of them, and looks for panels that never meet.
    mutating func render(
        by renderer: SiteRenderer,
        besides pages: BuiltPages,
        zones: ZoneFolder,
        in source: SourceFolder
    ) {
        guard !loaded.isEmpty || !unread.isEmpty else { return }
        let knowing = renderer.knowing(pages.links(besides: self))
        rendered = loaded.map { knowing.masterPage($0.master) }
        let texts = knowing.findings(in: unread.flatMap(\.texts))
        let findings = (rendered.flatMap(\.findings) + texts).map(Diagnostic.init)
        let panels = loaded.flatMap { PanelCheck(loaded: $0, zones: zones.database).diagnostics }
        diagnostics += source.showingLines(of: findings + panels)
    }
}

extension SourceFolder {
    /// Reads all pools and master pages, and those pages that they name.
    ///
    /// - Parameters:
    ///   - loader: What reads them.
    ///   - shared: What pages refer to.
    ///   - known: The pages that have been read already.
    /// - Returns: The master pages without errors, and what is wrong with the others.
    /// - Throws: ``FileFailure``.
    func loadMasters(
        by loader: SiteLoader,
        using shared: SharedDefinitions,
        knowing known: [LoadedPage] = []
    ) throws(FileFailure) -> BuiltMasters {
        var files: [SourceFile] = []
        for index in kinds.indices where kinds[index].isTeam {
            files.append(try read(at: index))
        }
        guard !files.isEmpty else { return BuiltMasters() }
        let names = loader.names(in: files)
        var pages = Dictionary(known.map { ($0.page.id, $0.page) }) { first, _ in first }
        var pageIDs = Set(pages.keys)
        for index in kinds.indices where kinds[index].isPage {
            guard let id = DefinitionID(listing.stem(at: index)) else { continue }
            pageIDs.insert(id)
            guard names.contains(id), pages[id] == nil else { continue }
            // What is wrong with a page is told where pages are read.
            let checked = loader.page(try read(at: index), using: shared)
            if checked.isSound, let page = checked.value?.page { pages[id] = page }
        }
        let checked = loader.masters(files, using: shared, pages: pages, pageIDs: pageIDs)
        return BuiltMasters(
            loaded: checked.value.loaded,
            diagnostics: checked.diagnostics,
            unread: checked.value.unread
        )
    }
}

extension SourceFolder {
    /// The files of the master pages that have errors, each with the ids that it may name.
    ///
    /// - Throws: ``FileFailure``.
    func names(
        inMastersBesides loaded: [LoadedMaster],
        by loader: SiteLoader
    ) throws(FileFailure) -> [(path: String, names: Set<DefinitionID>)] {
        let sound = Set(loaded.map(\.entry.path))
        var found: [(path: String, names: Set<DefinitionID>)] = []
        for index in kinds.indices where kinds[index] == .master {
            guard !sound.contains(path(at: index)) else { continue }
            found.append((path(at: index), loader.names(in: [try read(at: index)])))
        }
        return found
    }
}

extension SourceListing {
    /// `ada` for `pages/team/ada.md`.
    func stem(at index: Int) -> String {
        let name = path(at: index).utf8.split(separator: UInt8(ascii: "/")).last ?? []
        return String(decoding: Array(name.prefix { $0 != UInt8(ascii: ".") }), as: UTF8.self)
    }
}
