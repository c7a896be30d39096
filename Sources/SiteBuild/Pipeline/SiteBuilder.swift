import Markup
import Scheduling
import SiteRendering
import SiteSource

/// What a build is asked to do.
package struct BuildOptions: Sendable {
    package var content = "content"
    package var output = "output"
    /// Over those of the site's definition.
    package var siteURL: String?
    package var endpointURL: String?
    /// Whether warnings keep the site from being written, as mistakes do.
    package var isStrict = false
    /// What tells this program from another version of itself.
    package var program: String
    package var zones: ZoneFolder
    /// How many pages are worked on at the same time.
    package var workers: Int

    package init(program: String, zones: ZoneFolder, workers: Int) {
        self.program = program
        self.zones = zones
        self.workers = workers
    }

    /// All that decides about output besides the sources.
    var settings: [UInt8] {
        var writer = ByteWriter()
        writer.append(texts: [program, content])
        writer.append(optional: siteURL)
        writer.append(optional: endpointURL)
        return writer.bytes
    }
}

/// Turns a content folder into a site.
package struct SiteBuilder: Sendable {
    let options: BuildOptions

    package init(_ options: BuildOptions) { self.options = options }

    /// A loader with the machine's zones, which a build without a change does not need.
    func makeLoader() -> SiteLoader {
        SiteLoader(
            options: LoadOptions(
                siteURL: options.siteURL,
                endpointURL: options.endpointURL,
                contentFolder: options.content
            ),
            zones: options.zones.known
        )
    }

    /// Looks whether the folders can be used: without content, or with output in it, none is made.
    ///
    /// - Throws: ``FolderConflict``, ``FileFailure``.
    package func checkFolders() throws {
        let content = try Folder(content: options.content)
        defer { content.close() }
        try FolderConflict.refuse(content: content, output: options.output)
    }

    /// Builds what has changed since the last build and puts it in place, whole or not at all.
    ///
    /// - Throws: ``FolderConflict``, or ``FileFailure``: the site is as it was, or the next build
    ///   completes it.
    package func build(
        onWait: () -> Void = {},
        progress: (BuildProgress) -> Void = { _ in }
    ) async throws -> BuildReport {
        try checkFolders()
        let workshop = try Workshop(outputPath: options.output, onWait: onWait)
        defer { workshop.close() }
        try workshop.recover()
        let head = try workshop.lastHead()
        // The outputs are looked at on one core while the sources are listed on another.
        async let damageSearch = search(head, in: workshop.output)
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let damage = await damageSearch
        if let head, head.settings == options.settings,
            head.sources.isSame(as: folder.listing), damage.isEmpty
        {
            return BuildReport(upToDate: head)
        }
        let record = try head.flatMap { (head) throws(FileFailure) in try workshop.lastRecord(head)
        }
        let source = folder.classified()
        var changes = Changes(from: record, to: source, settings: options.settings)
        if let record { changes.add(damage, of: record) }
        let build = Build(
            options: options,
            loader: makeLoader(),
            source: source,
            workshop: workshop,
            record: record,
            changes: changes
        )
        return try await build.run(progress: progress)
    }

    @concurrent
    private func search(_ head: RecordHead?, in output: Folder) async -> Damage {
        head.map { Damage(since: $0.outputs, in: output) } ?? Damage()
    }

    /// Loads and renders everything without writing, and reports what is wrong.
    ///
    /// - Throws: ``FileFailure``.
    package func check(progress: (BuildProgress) -> Void = { _ in }) async throws -> BuildReport {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let source = folder.classified()
        let loader = makeLoader()
        var report = BuildReport()
        let checked = try source.loadShared(by: loader)
        report.diagnostics = checked.diagnostics
        guard let shared = checked.value else { return report }
        let renderer = SiteRenderer(site: shared.site, images: shared.images)
        let work = PageWork(
            source: source,
            loader: loader,
            shared: shared,
            renderer: renderer,
            staging: nil,
            workers: options.workers
        )
        let indices = source.kinds.indices.filter { source.kinds[$0].isPage }
        var pages = BuiltPages(
            results: try await work.run(indices, progress: progress),
            changes: Changes(from: nil, to: source, settings: []),
            record: nil,
            source: source
        )
        var masters = try source.loadMasters(by: loader, using: shared)
        try await pages.finish(with: work, besides: masters.summaries)
        let payloads = pages.payloads().map(\.payload)
        masters.render(by: renderer, besides: payloads, zones: options.zones, in: source)
        report.pages = pages.count
        report.diagnostics += pages.results.flatMap(\.diagnostics)
        let entries = payloads.map(\.entry) + masters.loaded.map(\.entry)
        report.diagnostics += masters.diagnostics
        report.diagnostics += source.showingLines(of: loader.crossCheck(entries))
        report.diagnostics +=
            SiteFindings(
                site: shared.site,
                source: source,
                renderer: renderer,
                payloads: payloads,
                masters: masters
            ).diagnostics
        report.diagnostics += source.showingLines(
            of: SignatureWork(shared, source, payloads).diagnostics
        )
        return report
    }
}
