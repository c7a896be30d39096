import Scheduling
import SiteRendering
import SiteSource

/// What the owner should know about the site as a whole: its texts, its hosts, its colours.
struct SiteFindings {
    let site: Site
    let source: SourceFolder
    let renderer: SiteRenderer
    let payloads: [PagePayload]
    let masters: BuiltMasters

    var diagnostics: [Diagnostic] {
        renderer.siteFindings.map(Diagnostic.init) + hosting + colours
    }

    private var hosting: [Diagnostic] {
        renderer.hosting(payloads.map(\.entry.summary) + masters.summaries).warnings.map {
            Diagnostic(.warning, rule: "hosting-limit", path: source.sitePath, message: $0)
        }
    }

    /// One finding for the site's accent, and one for each page that looks otherwise.
    private var colours: [Diagnostic] {
        var findings = themeFindings(site.theme).map { (path: source.sitePath, message: $0) }
        let ofSite = findings.first?.message
        let themes =
            payloads.map { ($0.entry.path, $0.theme.over(site.theme)) }
            + masters.loaded.map { ($0.entry.path, $0.master.theme.over(site.theme)) }
        for (path, theme) in themes where theme != site.theme {
            for message in themeFindings(theme) where message != ofSite {
                findings.append((path, message))
            }
        }
        return findings.map { path, message in
            Diagnostic(
                .warning,
                at: source.place(of: "accent", in: path),
                rule: "low-contrast",
                message: message
            )
        }
    }
}

extension SiteRenderer {
    init(_ shared: SharedDefinitions) {
        self.init(
            site: shared.site,
            images: shared.images,
            brokenImages: shared.brokenImages
        )
    }
}

extension BuiltPages {
    /// Works again on the pages that lead to others, now that all are known.
    ///
    /// Pages that were not built now are among them if another page came, went or was renamed.
    mutating func finish(with work: PageWork, besides masters: BuiltMasters) async throws {
        guard changesSite || results.contains(where: { $0.payload?.leadsToPages == true }) else {
            return
        }
        try readUnread(by: work.loader, using: work.shared)
        let renderer = work.renderer.knowing(links(besides: masters))
        tellTexts(of: work.shared, by: renderer)
        let payloads = payloads()
        let waiting = payloads.filter { index, payload in
            payload.leadsToPages && (changesSite || result(at: index) != nil)
        }
        guard !waiting.isEmpty else { return }
        let second = PageWork(
            source: work.source,
            loader: work.loader,
            shared: work.shared,
            renderer: renderer,
            staging: work.staging,
            workers: work.workers,
            knowsPages: true
        )
        replace(with: try await second.run(waiting.map(\.index), progress: { _ in }))
    }
}
