import Glibc
import Scheduling
import SiteRendering
import SiteSource

/// The files that depend on the site as a whole: index, sitemap, stylesheets, pictures, rules.
struct SiteFiles {
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
        besides pages: OutputListing
    ) throws(FileFailure) -> [WrittenFile] {
        var written: [WrittenFile] = []
        for file in rendered() { written.append(try staging.put(file)) }
        for file in try images() { written.append(try staging.put(file)) }
        let paths = (0..<pages.count).map { pages.path(at: $0) } + written.map(\.path)
        written.append(try staging.put(Manifest.file(listing: paths)))
        return written
    }

    /// The pictures; equal ones of like names become one file.
    private func images() throws(FileFailure) -> [OutputFile] {
        var files: [OutputFile] = []
        for image in shared.images.values {
            let name = "images/" + image.name
            guard let bytes = try source.folder.read(name) else {
                throw FileFailure("read", source.folder.full(name), code: ENOENT)
            }
            files.append(OutputFile(path: "site/" + image.publicPath, bytes: bytes))
        }
        return files.sortedByPath()
    }

    private func rendered() -> [OutputFile] {
        let summaries = payloads.map(\.entry.summary) + masters.summaries
        let list = PageList(summaries)
        var files = renderer.index(list) + renderer.sitemap(summaries) + renderer.assets()
        files += [renderer.notFound(), renderer.robots()]
        files += renderer.hosting(summaries).files
        if let securityText = renderer.securityText() { files.append(securityText) }
        let themes = payloads.map(\.theme) + masters.loaded.map(\.master.theme)
        files += Set(themes).map { renderer.stylesheet(for: $0) }
        files += masters.rendered.map(\.file)
        files += forwards(from: summaries)
        for (name, schema) in SiteLoader.jsonSchemas() {
            files.append(OutputFile(path: "studio/schema/\(name).schema.json", bytes: schema))
        }
        files += signatures.files + share(list).files
        if hasButtons { files += ButtonGallery.files(leadingTo: list, of: shared.site) }
        return files.sortedByPath()
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
