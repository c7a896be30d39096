import Digests
import Scheduling
import SiteRendering
import SiteSource

/// The files that depend on the site as a whole: index, sitemap, stylesheets, pictures, rules.
struct SiteFiles {
    let shared: SharedDefinitions
    let renderer: SiteRenderer
    let source: SourceFolder
    let payloads: [PagePayload]

    /// Stages them all, the list of all files last.
    ///
    /// - Parameter pages: The outputs of the pages.
    func stage(
        in staging: Staging, besides pages: OutputListing
    ) throws(FileFailure) -> [WrittenFile] {
        var written: [WrittenFile] = []
        for file in rendered() { written.append(try staging.put(file)) }
        for image in shared.images.values.sorted(by: { $0.publicPath < $1.publicPath }) {
            let bytes = try source.folder.read("images/" + image.name) ?? []
            written.append(
                try staging.put(OutputFile(path: "site/" + image.publicPath, bytes: bytes)))
        }
        let paths = (0..<pages.count).map { pages.path(at: $0) } + written.map(\.path)
        written.append(try staging.put(Manifest.file(listing: paths)))
        return written
    }

    private func rendered() -> [OutputFile] {
        let summaries = payloads.map(\.entry.summary)
        var files = renderer.siteFiles(for: summaries, themes: Set(payloads.map(\.theme)))
        for schema in SiteLoader.jsonSchemas() {
            files.append(
                OutputFile(path: "studio/schema/\(schema.name).schema.json", bytes: schema.text))
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
