import Scheduling
import SiteRendering
import SiteSource

/// What the owner should know about the site as a whole: its texts, its hosts, its colours.
struct SiteFindings {
    let site: Site
    let source: SourceFolder
    let renderer: SiteRenderer
    let payloads: [PagePayload]

    var diagnostics: [Diagnostic] {
        renderer.siteFindings.map(Diagnostic.init) + hosting + colours
    }

    private var hosting: [Diagnostic] {
        renderer.hosting(payloads.map(\.entry.summary)).warnings.map {
            Diagnostic(.warning, rule: "hosting-limit", path: source.sitePath, message: $0)
        }
    }

    /// One finding for the site's accent and one for each page that has its own.
    private var colours: [Diagnostic] {
        let ofSite = themeFindings(site.theme).map { (source.sitePath, $0) }
        let ofPages = payloads.filter { $0.theme.accent != nil }.flatMap { payload in
            themeFindings(payload.theme.over(site.theme)).map {
                (payload.entry.path, $0)
            }
        }
        return (ofSite + ofPages).map { path, message in
            Diagnostic(
                .warning,
                rule: "low-contrast",
                path: path,
                line: source.line(of: "accent", in: path),
                message: message
            )
        }
    }
}

extension BuiltPages {
    /// Works again on the pages that lead to others, now that all are known.
    ///
    /// Pages that were not built now are among them if another page came, went or was renamed.
    mutating func finish(with work: PageWork) async throws {
        guard changesSite || results.contains(where: { $0.payload?.leadsToPages == true }) else {
            return
        }
        let payloads = payloads()
        let waiting = payloads.filter { index, payload in
            payload.leadsToPages && (changesSite || result(at: index) != nil)
        }
        guard !waiting.isEmpty else { return }
        let second = PageWork(
            source: work.source,
            loader: work.loader,
            shared: work.shared,
            renderer: work.renderer.knowing(payloads.map(\.payload.entry.summary)),
            staging: work.staging,
            workers: work.workers,
            knowsPages: true
        )
        replace(with: try await second.run(waiting.map(\.index), progress: { _ in }))
    }
}
