import SiteRendering
import SiteSource

/// One run of the pipeline: load, render, stage, check across pages, put in place.
struct Build: Sendable {
    let options: BuildOptions
    let loader: SiteLoader
    let source: SourceFolder
    let workshop: Workshop
    /// The head of the last build's record.
    var last: RecordHead?
    var changes: Changes
    let buttons: ButtonBuild

    func run(progress: (BuildProgress) -> Void) async throws -> BuildReport {
        do {
            return try await stageAndCommit(progress: progress)
        } catch {
            // What was staged must not fill the disk; the first failure is the one to report.
            if (try? workshop.folder.stamp(of: Workshop.journal)) == .some(nil) {
                try? workshop.discard()
            }
            throw error
        }
    }

    private func stageAndCommit(
        progress: (BuildProgress) -> Void
    ) async throws -> BuildReport {
        let plan = try buttons.plan(program: options.program)
        var changes = changes
        // Signatures show buttons with their words and sizes.
        if plan != nil { changes.rebuildSiteFiles() }
        let checked = try source.loadShared(by: loader)
        var report = BuildReport(diagnostics: checked.diagnostics)
        report.diagnostics += plan?.diagnostics ?? buttons.keptWarnings
        guard let shared = checked.value else { return report }
        let renderer = SiteRenderer(shared)
        let staging = report.hasErrors ? nil : try makeStaging(plan)
        defer { staging?.close() }
        let work = pageWork(using: shared, renderer, staging)
        let results = try await work.run(changes.dirty.map(\.index), progress: progress)
        if let last, let staging, staging.shape == .pieces, plan == nil,
            try isQuiet(results, since: last)
        {
            return try commit(results, since: last, staging)
        }
        let rest = try last.flatMap { (last) throws(FileFailure) in
            try RecordRest(of: last, in: workshop.folder)
        }
        if last != nil, rest == nil {
            try workshop.discard()
            return try await withoutRecord.stageAndCommit(progress: progress)
        }
        var pages = BuiltPages(results: results, changes: changes, rest: rest, source: source)
        var masters = BuiltMasters()
        if pages.changesSite { masters = try source.loadMasters(by: loader, using: shared) }
        try await pages.finish(with: work, besides: masters)
        (report.pages, report.masters) = (pages.count, source.listing.masterCount)
        report.diagnostics += pages.results.flatMap(\.diagnostics)
        // What a mistake hides is not meant to vanish.
        let published = report.hasErrors ? .none : try publishedPictures()
        let siteFiles =
            pages.changesSite
            ? try siteFiles(of: pages, masters, shared, renderer, plan, after: published) : nil
        var siteWarnings = checked.diagnostics
        if let siteFiles {
            let across = findings(across: siteFiles)
            siteWarnings += across
            report.diagnostics += across
        }
        let lost = report.hasErrors ? [] : try siteFiles.map { try lostLinks(by: $0) } ?? []
        let isDoubted = report.hasWarnings || !lost.isEmpty
        if let staging, !report.hasErrors, !(options.isStrict && isDoubted) {
            var settlement = try settle(pages, plan, staging)
            try await settleButtons(plan, in: &settlement, progress: progress)
            report = try await commit(settlement, pages, siteFiles, siteWarnings, report)
        } else {
            try workshop.discard()
        }
        // Told once: to the next build they are no links any more.
        report.diagnostics += lost
        return report
    }

    /// The links of the last build that this one takes away.
    private func lostLinks(by files: SiteFiles) throws(FileFailure) -> [Diagnostic] {
        let entries = files.payloads.map(\.entry) + files.masters.loaded.map(\.entry)
        let lost = try LostLinks.findings(
            besides: entries,
            masters: files.masters.summaries,
            in: source,
            outputPath: options.output
        )
        return source.showingLines(of: lost)
    }

    private func pageWork(
        using shared: SharedDefinitions,
        _ renderer: SiteRenderer,
        _ staging: Staging?
    ) -> PageWork {
        PageWork(
            source: source,
            loader: loader,
            shared: shared,
            renderer: renderer,
            staging: staging,
            workers: options.workers
        )
    }

    /// Puts in place what was built.
    private func commit(
        _ settlement: Settlement,
        _ pages: BuiltPages,
        _ siteFiles: SiteFiles?,
        _ siteWarnings: [Diagnostic],
        _ report: BuildReport
    ) async throws -> BuildReport {
        var (settlement, report) = (settlement, report)
        if let siteFiles {
            let outputs = try await siteFiles.stage(
                in: settlement.staging,
                besides: settlement.record.head.outputs,
                workers: options.workers
            )
            settlement.takeSiteFiles(outputs, warnings: siteWarnings.encoded)
        }
        report.diagnostics += pages.keptWarnings()
        if siteFiles == nil, let rest = pages.rest {
            report.diagnostics += [Diagnostic](encoded: rest.siteWarnings[...])
        }
        let conflicts = try settlement.commit(in: workshop, saying: report.diagnostics.encoded)
        report.add(settlement, conflicts)
        report.buttons = (settlement.record.buttons ?? buttons.record)?.buttonCount ?? 0
        return report
    }

    /// Gathers what the files of the whole site are made of, master pages and signatures included.
    private func siteFiles(
        of pages: BuiltPages,
        _ masters: BuiltMasters,
        _ shared: SharedDefinitions,
        _ renderer: SiteRenderer,
        _ plan: ButtonPlan?,
        after published: PublishedPictures
    ) throws(FileFailure) -> SiteFiles {
        let payloads = pages.payloads().map(\.payload)
        var masters = masters
        masters.render(by: renderer, besides: pages, zones: options.zones, in: source)
        return SiteFiles(
            shared: shared,
            renderer: renderer,
            source: source,
            payloads: payloads,
            signatures: try SignatureWork(
                shared,
                source,
                payloads,
                showing: SignatureButtons(plan, since: buttons.record, in: buttons.sources),
                after: published,
                reusing: workshop.output
            ),
            hasButtons: options.hasButtons,
            masters: masters
        )
    }

    /// The pictures of signatures that the last build published.
    private func publishedPictures() throws(FileFailure) -> PublishedPictures {
        guard let last else {
            return PublishedPictures(among: try Manifest.paths(in: workshop.output))
        }
        // The files of the site as a whole come after those of the pages.
        let outputs = last.outputs
        let first = last.outputCounts.reduce(0) { $0 + Int($1) }
        return PublishedPictures(among: (first..<outputs.count).lazy.map { outputs.path(at: $0) })
    }

    /// Draws the buttons that are to be drawn, and keeps the others.
    private func settleButtons(
        _ plan: ButtonPlan?,
        in settlement: inout Settlement,
        progress: (BuildProgress) -> Void
    ) async throws {
        guard let plan else {
            if let record = buttons.record { try settlement.keepButtons(of: record) }
            return
        }
        let work = ButtonWork(plan: plan, staging: settlement.staging, workers: options.workers)
        let results = try await work.run { progress($0.counting("drawings")) }
        try settlement.takeButtons(plan, results, of: buttons)
    }

    /// What is wrong or doubtful about the pages together and the site as a whole.
    private func findings(across files: SiteFiles) -> [Diagnostic] {
        let site = SiteFindings(
            site: files.shared.site,
            source: source,
            renderer: files.renderer,
            payloads: files.payloads,
            masters: files.masters
        )
        let entries = files.payloads.map(\.entry) + files.masters.loaded.map(\.entry)
        return files.masters.diagnostics
            + source.showingLines(
                of: loader.crossCheck(entries) + site.diagnostics + files.signatures.diagnostics
            )
    }

    /// Gathers what became of every page, in the order of the listing.
    private func settle(
        _ pages: BuiltPages,
        _ plan: ButtonPlan?,
        _ staging: Staging
    ) throws(FileFailure) -> Settlement {
        let outputs = last?.outputs ?? OutputListing()
        let ranges = last?.outputRanges ?? []
        var settlement = Settlement(
            settings: options.settings,
            source: source,
            last: last,
            rest: pages.rest,
            former: try former(pages, ranges, staging).union(formerButtons(plan, staging)),
            replacesButtons: plan != nil,
            staging: staging
        )
        for index in 0..<source.listing.count {
            if let result = pages.result(at: index) {
                settlement.take(result.encoded, result.outputs)
            } else if source.kinds[index].isPage {
                let range = ranges[changes.former[index]]
                try settlement.keep(pages.keptPayload(index), range, of: outputs)
            } else {
                settlement.take([], [])
            }
        }
        if !pages.changesSite, let rest = pages.rest {
            try settlement.keepSiteFiles(
                (ranges.last?.upperBound ?? 0)..<outputs.count,
                of: outputs
            )
            settlement.keepSiteWarnings(rest.siteWarnings)
        }
        return settlement
    }

    /// What the last build wrote that this one replaces, or all of it if whole trees are exchanged.
    private func former(
        _ pages: BuiltPages,
        _ ranges: [Range<Int>],
        _ staging: Staging
    ) throws(FileFailure) -> Set<String> {
        guard let last else { return try Manifest.paths(in: workshop.output) }
        guard staging.shape == .pieces else {
            return last.paths(of: [0..<last.outputs.count])
        }
        var replaced = changes.removed.map { ranges[$0] }
        replaced += pages.results.lazy.map { changes.former[$0.index] }.filter { $0 >= 0 }
            .map { ranges[$0] }
        if pages.changesSite {
            replaced.append((ranges.last?.upperBound ?? 0)..<last.outputs.count)
        }
        return last.paths(of: replaced)
    }

    /// The buttons' files of the last build, if this one replaces some or whole trees.
    private func formerButtons(
        _ plan: ButtonPlan?,
        _ staging: Staging
    ) throws(FileFailure) -> [String] {
        plan != nil || staging.shape == .tree ? try buttons.formerPaths() : []
    }

    private func makeStaging(_ plan: ButtonPlan?) throws(FileFailure) -> Staging {
        let files = plan?.fileCount ?? buttons.record?.outputs.count ?? 0
        let total = source.kinds.count(where: \.isPage) + files
        let changing = changes.dirty.count + (plan?.dirtyFiles ?? 0)
        let prefersTree = last == nil || Staging.prefersTree(changing: changing, of: total)
        var hasFormer = false
        for tree in Staging.trees where try workshop.output.stamp(of: tree) != nil {
            hasFormer = true
        }
        return try Staging(prefersTree ? .tree : .pieces, in: workshop, hasFormer: hasFormer)
    }
}

extension BuildReport {
    mutating func add(_ settlement: Settlement, _ conflicts: [Diagnostic]) {
        diagnostics += conflicts
        guard conflicts.isEmpty else { return }
        written = settlement.written.count
        unchanged = settlement.unchanged
        removed = settlement.removed.count
    }
}
