internal import Scheduling

extension SiteLoader {
    /// Checks what pages say about each other: ids, public links and former links.
    package func crossCheck(_ entries: [PageEntry]) -> [Diagnostic] {
        var order = Array(entries.indices)
        // Entries are large, so their places are sorted rather than themselves.
        order.sort { entries[$0].path < entries[$1].path }
        var check = CrossCheck(entries: entries, order: order)
        check.checkIDs()
        check.checkLinks()
        check.checkFormerLinks()
        return check.diagnostics.sorted()
    }
}

/// A check of pages against each other, in the order of their paths.
private struct CrossCheck {
    private let entries: [PageEntry]
    /// Places of the entries, by path.
    private let order: [Int]
    private(set) var diagnostics: [Diagnostic] = []
    /// The first page of each public link.
    private var pages: [String: Int] = [:]

    init(entries: [PageEntry], order: [Int]) {
        self.entries = entries
        self.order = order
        pages.reserveCapacity(entries.count)
    }

    /// Ids and names that some file systems take for one.
    mutating func checkIDs() {
        var seen: [DefinitionID: Int] = [:]
        seen.reserveCapacity(entries.count)
        var names: [String: Int] = [:]
        for index in order {
            let id = entries[index].summary.id
            let first = seen.updateValue(index, forKey: id)
            if let first {
                seen[id] = first
                diagnostics.append(
                    .twinID(id, path: entries[index].path, first: entries[first].path)
                )
            }
            // Ids are plain lower case, so only names of folders can be alike in another way.
            guard Self.hasOtherSpellings(entries[index].path) else { continue }
            let name = entries[index].path.lowercased()
            if first == nil, let other = names[name] {
                diagnostics.append(
                    Diagnostic(
                        .error,
                        rule: "twin-name",
                        path: entries[index].path,
                        message: "The name differs from `\(entries[other].path.shown)` only in "
                            + "case or accents' encoding.",
                        hint: "rename one of the two files"
                    )
                )
            }
            names[name] = names[name] ?? index
        }
    }

    private static func hasOtherSpellings(_ path: String) -> Bool {
        path.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) }
    }

    mutating func checkLinks() {
        for index in order {
            let link = entries[index].summary.link.text
            guard let first = pages.updateValue(index, forKey: link) else { continue }
            pages[link] = first
            let (entry, other) = (entries[index], entries[first])
            diagnostics.append(
                Diagnostic(
                    .error,
                    rule: "twin-link",
                    path: entry.path,
                    line: entry.linkLine,
                    column: entry.linkColumn,
                    message: "The public link `\(link)` is taken by `\(other.path.shown)`, "
                        + "line \(other.linkLine).",
                    hint: "give one of the two pages another `link`",
                    caretLength: link.utf8.count
                )
            )
        }
    }

    mutating func checkFormerLinks() {
        var former: [String: (entry: Int, line: Int)] = [:]
        for index in order where !entries[index].summary.formerLinks.isEmpty {
            let entry = entries[index]
            for (position, formerLink) in entry.summary.formerLinks.enumerated() {
                let link = formerLink.text
                let place =
                    position < entry.formerPlaces.count
                    ? entry.formerPlaces[position]
                    : PageEntry.Place(line: entry.linkLine, column: entry.linkColumn)
                if let owner = pages[link], owner != index {
                    warn(link, of: entry, at: place, owner: entries[owner])
                }
                if let first = former[link], first.entry != index {
                    refuse(link, of: entry, at: place, first: entries[first.entry], first.line)
                } else {
                    former[link] = (index, place.line)
                }
            }
        }
    }

    private mutating func warn(
        _ link: String,
        of entry: PageEntry,
        at place: PageEntry.Place,
        owner: PageEntry
    ) {
        diagnostics.append(
            Diagnostic(
                .warning,
                rule: "former-link-in-use",
                path: entry.path,
                line: place.line,
                column: place.column,
                message: "The former link `\(link)` is now the public link of "
                    + "`\(owner.path.shown)`, line \(owner.linkLine), and leads there.",
                hint: "remove it here",
                caretLength: link.utf8.count
            )
        )
    }

    private mutating func refuse(
        _ link: String,
        of entry: PageEntry,
        at place: PageEntry.Place,
        first: PageEntry,
        _ line: Int
    ) {
        diagnostics.append(
            Diagnostic(
                .error,
                rule: "twin-former-link",
                path: entry.path,
                line: place.line,
                column: place.column,
                message:
                    "The former link `\(link)` belongs to `\(first.path.shown)`, line \(line).",
                hint: "remove it from one of the two pages",
                caretLength: link.utf8.count
            )
        )
    }
}
