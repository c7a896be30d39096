package import SiteSource

/// What a build did.
package struct BuildReport: Sendable {
    package var pages = 0
    package var masters = 0
    package var buttons = 0
    package var written = 0
    package var unchanged = 0
    package var removed = 0
    package var diagnostics: [Diagnostic] = []

    package init(diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

    /// The report of a build that finds everything as the last one left it.
    init(upToDate record: RecordHead, buttons last: ButtonRecord?) {
        pages = record.outputCounts.count { $0 > 0 }
        masters = record.sources.masterCount
        buttons = last?.buttonCount ?? 0
        unchanged = record.outputs.count + (last?.outputs.count ?? 0)
        diagnostics = [Diagnostic](encoded: record.warnings[...])
    }

    /// Whether the content has a mistake, so that nothing was put in place.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }

    package var warningCount: Int { diagnostics.count { $0.severity == .warning } }
}

/// How far a build is, for a progress bar.
package struct BuildProgress: Sendable {
    package let done: Int
    package let total: Int
    /// What is counted: "pages", "drawings".
    package var noun = "pages"

    /// The same progress of other things.
    func counting(_ noun: String) -> BuildProgress {
        BuildProgress(done: done, total: total, noun: noun)
    }
}
