import Glibc
import Scheduling
import SiteSource

/// Links of the last build that no page has any more, now or as a former link.
///
/// Whoever has such a link stands before nothing; nobody notices who looks at the site alone.
struct LostLinks {
    private(set) var diagnostics: [Diagnostic] = []
    private let output: Folder
    private let source: SourceFolder
    private let entries: [PageEntry]
    /// The links of the master pages.
    private let masters: Set<String>

    /// Compares the pages, as they are written now, with the last build; finds nothing without one.
    ///
    /// - Throws: ``FileFailure``.
    static func findings(
        besides entries: [PageEntry],
        masters: [PageSummary],
        in source: SourceFolder,
        outputPath: String
    ) throws(FileFailure) -> [Diagnostic] {
        let output: Folder
        do {
            output = try Folder(outputPath)
        } catch {
            guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
            return []
        }
        defer { output.close() }
        return try LostLinks(of: output, besides: entries, masters, in: source).diagnostics
    }

    private init(
        of output: Folder,
        besides entries: [PageEntry],
        _ masters: [PageSummary],
        in source: SourceFolder
    ) throws(FileFailure) {
        self.output = output
        self.source = source
        self.entries = entries
        self.masters = Set(masters.map(\.link.text))
        let paths = try Manifest.paths(in: output)
        var lost = Set(paths.compactMap(Self.link))
        for entry in entries {
            lost.remove(entry.summary.link.text)
            for former in entry.summary.formerLinks { lost.remove(former.text) }
        }
        guard !lost.isEmpty else { return }
        let uses = try uses(of: lost, in: paths)
        let former = try formerPages()
        for link in lost.sorted() { tell(link, former[link], uses: uses[link] ?? []) }
    }

    /// `ada` of `site/ada/index.html`; `nil` for what is no page's.
    private static func link(in path: String) -> String? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("site".utf8),
            parts[2].elementsEqual("index.html".utf8)
        else { return nil }
        let text = String(decoding: Array(parts[1]), as: UTF8.self)
        return (try? FormerLink(text))?.text
    }

    /// The pages of the last build by their links, as far as its record tells.
    private func formerPages() throws(FileFailure) -> [String: PageEntry] {
        guard try output.stamp(of: Workshop.name) != nil else { return [:] }
        let folder = try Folder(Workshop.name, in: output)
        defer { folder.close() }
        guard let head = try RecordHead(in: folder), let rest = try RecordRest(of: head, in: folder)
        else { return [:] }
        var pages: [String: PageEntry] = [:]
        for index in 0..<head.sources.count {
            guard let entry = PagePayload(encoded: rest.payloads[index])?.entry else { continue }
            for former in entry.summary.formerLinks { pages[former.text] = entry }
            pages[entry.summary.link.text] = entry
        }
        return pages
    }

    private mutating func tell(_ link: String, _ former: PageEntry?, uses: [String]) {
        // Where the page is written that had the link, whatever its link is now.
        let now = former.flatMap { former in
            entries.first { $0.path.utf8.elementsEqual(former.path.utf8) }
                ?? entries.first { $0.summary.id == former.summary.id }
        }
        let shown = uses.prefix(Self.shownUses).map { "`\($0)`" }.joined(separator: ", ")
        let more = uses.count - Self.shownUses
        let used =
            uses.isEmpty
            ? "" : " These lead there: \(shown)" + (more > 0 ? " and \(more) more." : ".")
        diagnostics.append(
            Diagnostic(
                .warning,
                rule: "lost-link",
                path: now?.path ?? former?.path ?? source.sitePath,
                line: now?.linkLine ?? 1,
                column: now?.linkColumn ?? 1,
                message: "The link `\(link)` of the last build leads nowhere now.\(used)",
                hint: now == nil
                    ? "write `\(link)` under `former-links` of the page that takes its place"
                    : "write `former-links: [\(link)]` here, or add it to them",
                caretLength: now?.summary.link.text.utf8.count ?? 1
            )
        )
    }

    // MARK: What leads there

    /// As many are named.
    private static let shownUses = 5

    /// The signatures, buttons and master pages of the last build that lead to each link.
    private func uses(
        of links: Set<String>,
        in paths: Set<String>
    ) throws(FileFailure) -> [String: [String]] {
        var uses: [String: [String]] = [:]
        for path in paths.filter(isAsset).sorted() {
            guard let bytes = try output.readPlain(path) else { continue }
            for link in Self.segments(of: bytes).intersection(links) {
                uses[link, default: []].append(output.full(path))
            }
        }
        return uses
    }

    /// Whether a file of the last build is handed out, or leads on to pages.
    private func isAsset(_ path: String) -> Bool {
        path.utf8.starts(with: "studio/signatures/".utf8)
            && path.utf8.suffix(Self.signature.utf8.count).elementsEqual(Self.signature.utf8)
            || Self.link(in: path).map { masters.contains($0) } ?? false
    }

    private static let signature = "/signature.html"

    /// All that may be a link in a file: `ada` of `…/ada/"`, `…/ada"` and `…/team.ada?`.
    private static func segments(of bytes: [UInt8]) -> Set<String> {
        var segments: Set<String> = []
        var start: Int?
        for index in bytes.indices where !isOfLink(bytes[index]) {
            if let start, index > start, "/\"?&#".utf8.contains(bytes[index]) {
                segments.insert(String(decoding: bytes[start..<index], as: UTF8.self))
            }
            start = "/.".utf8.contains(bytes[index]) ? index + 1 : nil
        }
        return segments
    }

    private static func isOfLink(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
