import Markup
package import Scheduling
import SiteRendering
import SiteSource

/// What a build is asked to do.
package struct BuildOptions: Sendable {
    package var content = "content"
    package var output = "output"
    package var buttons = "buttons"
    /// Whether the folder of buttons must be there; that of the usual name need not.
    package var needsButtons = false
    /// Whether the folder of buttons holds something, so that there is a gallery.
    var hasButtons = false
    /// Where fonts are looked for, after the folder of buttons.
    package var fontFolders = ["/usr/local/share/fonts", "/usr/share/fonts"]
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
    /// What draws buttons; without it, only a site whose buttons are drawn already is built.
    package var drawer: (any ButtonDrawer)?

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
        if hasButtons { writer.append(text: "buttons") }
        return writer.bytes
    }
}

/// Turns a content folder into a site.
package struct SiteBuilder: Sendable {
    let options: BuildOptions

    package init(_ options: BuildOptions) { self.options = options }

    /// A loader with the machine's zones, which a build without a change does not need.
    ///
    /// One that is to check goes on where the site lacks its name or address.
    func makeLoader(toCheck: Bool = false) -> SiteLoader {
        SiteLoader(
            options: LoadOptions(
                siteURL: options.siteURL,
                endpointURL: options.endpointURL,
                contentFolder: options.content,
                standsIn: toCheck
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
    /// - Throws: ``FolderConflict``, ``DrawerNeeded``, or ``FileFailure``: the site is as it was, or
    ///   the next build completes it.
    package func build(
        onWait: () -> Void = {},
        progress: (BuildProgress) -> Void = { _ in }
    ) async throws -> BuildReport {
        try checkFolders()
        let workshop = try Workshop(outputPath: options.output, onWait: onWait)
        defer { workshop.close() }
        try workshop.recover()
        let head = try RecordHead(in: workshop.folder)
        // The outputs are looked at on one core while the sources are listed on another.
        async let damageSearch = search(head?.outputs, in: workshop.output)
        async let loader = prepare(isNeeded: head == nil)
        let lastButtons = try workshop.lastButtons()
        async let buttonDamage = search(lastButtons?.outputs, in: workshop.output)
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let buttonSources = try ButtonSources(options)
        defer { buttonSources.close() }
        if let folder = buttonSources.folder {
            try FolderConflict.refuse(
                content: folder,
                called: "buttons' folder",
                output: options.output
            )
        }
        var options = options
        options.hasButtons = !buttonSources.isEmpty
        let damage = await damageSearch
        let buttons = ButtonBuild(
            buttonSources,
            since: lastButtons,
            damage: await buttonDamage,
            options: options,
            output: workshop.output
        )
        if let head, head.settings == options.settings,
            head.sources.isSame(as: folder.listing), damage.isEmpty, try buttons.isUpToDate()
        {
            return BuildReport(upToDate: head, buttons: lastButtons)
        }
        let source = folder.classified()
        var changes = Changes(from: head, to: source, settings: options.settings)
        if let head { changes.add(damage, of: head) }
        let build = Build(
            options: options,
            loader: await loader ?? makeLoader(toCheck: true),
            source: source,
            workshop: workshop,
            last: head,
            changes: changes,
            buttons: buttons
        )
        return try await build.run(progress: progress)
    }

    /// Makes what every build of everything needs, whatever is in the sources.
    @concurrent
    private func prepare(isNeeded: Bool) async -> SiteLoader? {
        guard isNeeded else { return nil }
        SiteRenderer.prepare()
        return makeLoader(toCheck: true)
    }

    @concurrent
    private func search(_ outputs: OutputListing?, in output: Folder) async -> Damage {
        outputs.map { Damage(since: $0, in: output) } ?? Damage()
    }

    /// Loads and renders everything without writing, and reports what is wrong.
    ///
    /// - Throws: ``FileFailure``, ``DrawerNeeded``.
    package func check(progress: (BuildProgress) -> Void = { _ in }) async throws -> BuildReport {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let source = folder.classified()
        let loader = makeLoader(toCheck: true)
        var report = BuildReport()
        let checked = try source.loadShared(by: loader)
        report.diagnostics = checked.diagnostics
        let plan = try checkButtons(&report)
        guard let shared = checked.value else { return report }
        let renderer = SiteRenderer(shared)
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
            rest: nil,
            source: source
        )
        var masters = try source.loadMasters(by: loader, using: shared)
        try await pages.finish(with: work, besides: masters)
        let payloads = pages.payloads().map(\.payload)
        masters.render(by: renderer, besides: pages, zones: options.zones, in: source)
        (report.pages, report.masters) = (pages.count, source.listing.masterCount)
        report.diagnostics += pages.results.flatMap(\.diagnostics)
        let entries = payloads.map(\.entry) + masters.loaded.map(\.entry)
        report.diagnostics +=
            masters.diagnostics + source.showingLines(of: loader.crossCheck(entries))
        report.diagnostics +=
            SiteFindings(
                site: shared.site,
                source: source,
                renderer: renderer,
                payloads: payloads,
                masters: masters
            ).diagnostics
        let published = report.hasErrors ? .none : try publishedPictures()
        let buttons = SignatureButtons(plan, since: nil, in: nil)
        report.diagnostics += try source.showingLines(
            of: SignatureWork(shared, source, payloads, showing: buttons, after: published)
                .diagnostics
        )
        // A page with a mistake is none yet, and its links would seem to be lost.
        guard !report.hasErrors else { return report }
        let lost = try LostLinks.findings(
            besides: entries,
            masters: masters.summaries,
            in: source,
            outputPath: options.output
        )
        report.diagnostics += source.showingLines(of: lost)
        return report
    }

    /// The pictures of signatures that the last build published, if there was one.
    private func publishedPictures() throws(FileFailure) -> PublishedPictures {
        guard let output = try? Folder(options.output) else { return .none }
        defer { output.close() }
        return PublishedPictures(among: try Manifest.paths(in: output))
    }

    /// Reads the buttons and sets their words, without drawing them.
    private func checkButtons(_ report: inout BuildReport) throws -> ButtonPlan? {
        let sources = try ButtonSources(options)
        defer { sources.close() }
        let output = try? Folder(options.output)
        defer { output?.close() }
        let published = try output.map { try ButtonManifest.addresses(in: $0) } ?? []
        guard !sources.isEmpty || !published.isEmpty else { return nil }
        guard let drawer = options.drawer else { throw DrawerNeeded() }
        let plan = try ButtonPlan(
            sources,
            since: nil,
            damage: Damage(),
            program: options.program,
            published: published,
            drawer: drawer
        )
        report.diagnostics += plan.diagnostics
        report.buttons = plan.units.reduce(0) { $0 + $1.addresses.count }
        return plan
    }
}
