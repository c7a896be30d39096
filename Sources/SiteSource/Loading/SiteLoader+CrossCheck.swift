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
        var claims: [Claim] = []
        for index in order where !entries[index].summary.formerLinks.isEmpty {
            let entry = entries[index]
            for (position, formerLink) in entry.summary.formerLinks.enumerated() {
                let link = formerLink.text
                let place =
                    position < entry.formerPlaces.count
                    ? entry.formerPlaces[position]
                    : PageEntry.Place(line: entry.linkLine, column: entry.linkColumn)
                if let owner = pages[link], owner != index {
                    claims.append(Claim(link: link, entry: index, place: place, owner: owner))
                }
                if let first = former[link], first.entry != index {
                    refuse(link, of: entry, at: place, first: entries[first.entry], first.line)
                } else {
                    former[link] = (index, place.line)
                }
            }
        }
        for claim in claims { tell(claim, isRound: Self.isRound(claim, among: claims)) }
    }

    /// A former link that is the public link of another page now.
    private struct Claim {
        let link: String
        let entry: Int
        let place: PageEntry.Place
        /// The page that has the link now.
        let owner: Int
    }

    /// Whether the page that has the link now claims, itself or through others, the link of the
    /// page that claims its own.
    private static func isRound(_ claim: Claim, among claims: [Claim]) -> Bool {
        var seen: Set<Int> = []
        var waiting = [claim.owner]
        while let entry = waiting.popLast() {
            guard entry != claim.entry else { return true }
            guard seen.insert(entry).inserted else { continue }
            waiting += claims.filter { $0.entry == entry }.map(\.owner)
        }
        return false
    }

    /// The page that has a link now wins; pages that claim each other's links are a mistake.
    private mutating func tell(_ claim: Claim, isRound: Bool) {
        let owner = entries[claim.owner]
        let now =
            "The former link `\(claim.link)` is now the public link of `\(owner.path.shown)`, "
            + "line \(owner.linkLine), "
        diagnostics.append(
            Diagnostic(
                isRound ? .error : .warning,
                rule: isRound ? "former-links-in-a-circle" : "former-link-in-use",
                path: entries[claim.entry].path,
                line: claim.place.line,
                column: claim.place.column,
                message: now
                    + (isRound ? "whose former links lead back here." : "and leads there."),
                hint: isRound ? "remove it from one of the pages" : "remove it here",
                caretLength: claim.link.utf8.count
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
