import Glibc
import Scheduling
import SiteRendering
import SiteSource

/// The files that depend on the site as a whole: index, sitemap, stylesheets, pictures, rules.
struct SiteFiles: Sendable {
    let shared: SharedDefinitions
    let renderer: SiteRenderer
    let source: SourceFolder
    let payloads: [PagePayload]
    let signatures: SignatureWork
    let hasButtons: Bool
    let masters: BuiltMasters

    /// Stages them all; the list of all files, with those of the pages, comes last.
    func stage(
        in staging: Staging,
        besides pages: OutputListing,
        workers: Int
    ) async throws -> [WrittenFile] {
        let makers = makers()
        let files = try await inParallel(
            Array(makers.indices),
            by: 1,
            workers: workers
        ) { numbers in try numbers.flatMap { try makers[$0]() } }.sortedByPath()
        var written = try await inParallel(
            Array(files.indices),
            by: 8,
            workers: workers
        ) { numbers in
            try numbers.map { number throws(FileFailure) in try staging.put(files[number]) }
        }
        let paths = (0..<pages.count).map { pages.path(at: $0) } + written.map(\.path)
        written.append(try staging.put(Manifest.file(listing: paths)))
        return written
    }

    private typealias Maker = @Sendable () throws(FileFailure) -> [OutputFile]

    /// What makes the files, in parts of which none needs another, the longest first.
    private func makers() -> [Maker] {
        let summaries = payloads.map(\.entry.summary) + masters.summaries
        let list = PageList(summaries)
        return [
            { renderer.index(list) },
            { share(list).files + (hasButtons ? buttons(leadingTo: list) : []) },
            { renderer.sitemap(summaries) + renderer.hosting(summaries).files },
            { forwards(from: summaries) + stylesheets + masters.rendered.map(\.file) },
            { renderer.assets() + [renderer.notFound(), renderer.robots()] + signatures.files },
            { Self.schemas + (renderer.securityText().map { [$0] } ?? []) },
            images,
        ]
    }

    private var stylesheets: [OutputFile] {
        let themes = payloads.map(\.theme) + masters.loaded.map(\.master.theme)
        return Set(themes).map { renderer.stylesheet(for: $0) }
    }

    private static var schemas: [OutputFile] {
        SiteLoader.jsonSchemas().map { name, schema in
            OutputFile(path: "studio/schema/\(name).schema.json", bytes: schema)
        }
    }

    private func buttons(leadingTo list: PageList) -> [OutputFile] {
        ButtonGallery.files(leadingTo: list, of: shared.site)
    }

    /// The pictures; equal ones of like names become one file.
    @Sendable private func images() throws(FileFailure) -> [OutputFile] {
        var files: [OutputFile] = []
        for image in shared.images.values {
            let name = "images/" + image.name
            guard let bytes = try source.folder.read(name) else {
                throw FileFailure("read", source.folder.full(name), code: ENOENT)
            }
            files.append(OutputFile(path: "site/" + image.publicPath, bytes: bytes))
        }
        return files
    }

    /// The page on which the owner takes links.
    private func share(_ list: PageList) -> SharePage {
        SharePage(
            site: shared.site,
            pages: list,
            masters: Set(masters.summaries.map(\.link)),
            shelves: signatures.shelves + (hasButtons ? [ButtonGallery.shelf] : [])
        )
    }

    /// The pages at former links, except those that a page has now.
    private func forwards(from summaries: [PageSummary]) -> [OutputFile] {
        let links = Set(summaries.map(\.link.text))
        return summaries.lazy.filter { !$0.formerLinks.isEmpty }.flatMap { summary in
            renderer.forwards(for: summary).filter { file in
                !links.contains { file.path == "site/\($0)/index.html" }
            }
        }
    }
}

extension [OutputFile] {
    /// The files by path, each path once.
    fileprivate func sortedByPath() -> [OutputFile] {
        var sorted: [OutputFile] = []
        for file in self.sorted(by: { $0.path.precedes($1.path) })
        where file.path != sorted.last?.path {
            sorted.append(file)
        }
        return sorted
    }
}
