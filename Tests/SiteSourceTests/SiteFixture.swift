import FoundationEssentials
import Scheduling
import SiteSource

/// A small sound site, with files added or replaced by a test.
struct SiteFixture {
    var files: [String: [UInt8]] = [
        "site.yaml": Array("name: Example\nsite-url: https://book.example.com/\n".utf8),
        "hosts/ada.md": Array("---\nname: Ada\nzone: Europe/London\n---\n".utf8),
        "events/intro.md": Array("---\nname: Intro call\nduration: 30m\n---\n".utf8),
        "forms/about-you.json": Array(
            #"{"fields": [{"id": "company", "label": "Company", "type": "text"}]}"#.utf8
        ),
        "images/dot.gif": Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0],
    ]

    static let page = [
        "title: Intro call", "host: ada", "duration: 30m", "hours: {mon-fri: 09:00-17:00}",
    ]

    static let zones = KnownZones([
        "Africa/Lagos", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Europe/London", "UTC",
    ])

    /// The site's pages and everything that was said about its files.
    struct Outcome {
        let shared: SharedDefinitions?
        let pages: [LoadedPage]
        var masters: [LoadedMaster] = []
        let buttons: ButtonSet
        let diagnostics: [Diagnostic]

        var report: String { DiagnosticReport.text.render(diagnostics) }
    }

    /// A sound page with further lines in its front matter, each in place of a line of its key.
    static func pageText(with lines: [String]) -> String {
        let keys = lines.compactMap { $0.split(separator: ":").first.map { $0 + ":" } }
        let kept = page.filter { line in !keys.contains { line.hasPrefix($0) } }
        return (["---"] + kept + lines + ["---", ""]).joined(separator: "\n")
    }

    func load(_ options: LoadOptions = LoadOptions(standsIn: true)) -> Outcome {
        let loader = SiteLoader(options: options, zones: Self.zones)
        let sources = files.filter { !$0.key.hasPrefix("buttons/") }
            .map { SourceFile(path: "content/\($0.key)", bytes: $0.value) }
        let checked = loader.shared(sources)
        var diagnostics = checked.diagnostics
        var pages: [LoadedPage] = []
        if let shared = checked.value {
            for source in sources.sorted(by: { $0.path < $1.path })
            where SourceKind(path: String(source.path.dropFirst(8))) == .page {
                let loaded = loader.page(source, using: shared)
                diagnostics += loaded.diagnostics
                if let page = loaded.value { pages.append(page) }
            }
        }
        let masters = masters(sources, checked.value, pages, loader)
        diagnostics += masters.diagnostics
        diagnostics += loader.crossCheck(pages.map(\.entry) + masters.value.map(\.entry))
        let buttons = loadButtons()
        diagnostics += buttons.diagnostics
        return Outcome(
            shared: checked.value,
            pages: pages,
            masters: masters.value,
            buttons: buttons.value,
            diagnostics: diagnostics
        )
    }

    private func masters(
        _ sources: [SourceFile],
        _ shared: SharedDefinitions?,
        _ pages: [LoadedPage],
        _ loader: SiteLoader
    ) -> Checked<[LoadedMaster]> {
        let kinds: [SourceKind] = [.master, .pool]
        let files = sources.filter {
            kinds.contains(SourceKind(path: String($0.path.dropFirst(8))))
        }
        guard let shared, !files.isEmpty else { return Checked(value: [], diagnostics: []) }
        let ids = sources.filter { SourceKind(path: String($0.path.dropFirst(8))) == .page }
            .compactMap { source in
                let name = source.path.split(separator: "/").last ?? ""
                return DefinitionID(String(name.prefix { $0 != "." }))
            }
        let names = loader.names(in: files)
        let named = pages.map(\.page).filter { names.contains($0.id) }
        let checked = loader.masters(
            files,
            using: shared,
            pages: Dictionary(named.map { ($0.id, $0) }) { first, _ in first },
            pageIDs: Set(ids)
        )
        return Checked(value: checked.value.loaded, diagnostics: checked.diagnostics)
    }

    /// Loads the folder of buttons, which stands beside the site's.
    private func loadButtons() -> Checked<ButtonSet> {
        ButtonLoader(folder: "buttons").buttons(
            files.filter { $0.key.hasPrefix("buttons/") }
                .map { SourceFile(path: $0.key, bytes: $0.value) }
        )
    }

    /// Loads one page of a sound site.
    static func load(page lines: String...) -> Outcome {
        var fixture = SiteFixture()
        fixture.files["pages/ada-intro.md"] = Array(pageText(with: lines).utf8)
        return fixture.load()
    }

    /// Loads one page with the sound site around it.
    static func load(_ path: String, _ text: String) -> Outcome {
        var fixture = SiteFixture()
        fixture.files[path] = Array(text.utf8)
        return fixture.load()
    }
}
