import Scheduling
import SiteSource

/// What a page tells the rest of the site, as the record keeps it.
struct PagePayload: Sendable {
    let entry: PageEntry
    let theme: Theme
    /// Who is booked on the page.
    let host: DefinitionID
    /// Whether a text of the page leads to another page.
    let leadsToPages: Bool
    let warnings: [Diagnostic]

    /// The bytes; the block after the warnings is all on which files of the whole site depend.
    var encoded: [UInt8] {
        var site = ByteWriter()
        site.append(entry)
        site.append(theme)
        site.append(text: host.text)
        site.append(integer: leadsToPages ? 1 : 0)
        var writer = ByteWriter()
        writer.append(warnings)
        writer.append(block: site.bytes)
        return writer.bytes
    }

    init(
        entry: PageEntry,
        theme: Theme,
        host: DefinitionID,
        leadsToPages: Bool,
        warnings: [Diagnostic]
    ) {
        self.entry = entry
        self.theme = theme
        self.host = host
        self.leadsToPages = leadsToPages
        self.warnings = warnings
    }

    init?(encoded: ArraySlice<UInt8>) {
        var reader = ByteReader(encoded)
        guard let warnings = reader.diagnostics(), let block = reader.block() else { return nil }
        var site = ByteReader(block[...])
        guard let entry = site.pageEntry(), let theme = site.theme(),
            let host = site.text().flatMap({ DefinitionID($0) }), let leadsToPages = site.integer()
        else { return nil }
        self.init(
            entry: entry,
            theme: theme,
            host: host,
            leadsToPages: leadsToPages == 1,
            warnings: warnings
        )
    }

    /// The block on which files of the whole site depend, of an encoded payload.
    static func siteBlock(of encoded: ArraySlice<UInt8>) -> [UInt8]? {
        var reader = ByteReader(encoded)
        return reader.diagnostics() == nil ? nil : reader.block()
    }

    /// The warnings of an encoded payload; most have none, and then nothing is read.
    static func warnings(of encoded: ArraySlice<UInt8>) -> [Diagnostic] {
        guard encoded.first != 0 else { return [] }
        var reader = ByteReader(encoded)
        return reader.diagnostics() ?? []
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ entry: PageEntry) {
        let page = entry.summary
        append(texts: [entry.path, page.id.text, page.title, page.link.text, page.hostName])
        append(texts: [page.language] + page.tags)
        append(texts: page.formerLinks.map(\.text))
        for text in [page.hostTitle, page.summary, page.category] { append(optional: text) }
        append(integer: entry.linkLine)
        append(integer: entry.linkColumn)
        append(integers: entry.formerPlaces.flatMap { [$0.line, $0.column] })
        append(integers: page.durations.map(\.minutes))
        let flags = (page.isAccepting ? 1 : 0) + (page.isListed ? 2 : 0)
        append(integer: flags + (page.allowsSkip ? 4 : 0))
        append(page.image)
        append(texts: page.questions)
        append(texts: page.events.map(\.text))
    }

    private mutating func append(integers: [Int]) {
        append(integer: integers.count)
        for value in integers { append(integer: value) }
    }

    private mutating func append(_ image: ImageReference?) {
        append(texts: image.map { [$0.name, $0.publicPath] } ?? [])
        append(integer: image?.width ?? 0)
        append(integer: image?.height ?? 0)
    }

    fileprivate mutating func append(_ theme: Theme) {
        append(optional: theme.accent?.text)
        append(optional: theme.scheme?.rawValue)
        append(optional: theme.corners?.rawValue)
        append(optional: theme.typeface?.rawValue)
    }
}

extension ByteReader {
    fileprivate mutating func pageEntry() -> PageEntry? {
        guard let names = texts(), names.count == 5, let id = DefinitionID(names[1]),
            let link = try? PublicLink(names[3]), let words = texts(), let language = words.first,
            let formerTexts = texts(), let hostTitle = optionalText(),
            let summary = optionalText(), let category = optionalText(), let line = integer(),
            let column = integer(), let places = integers(), let minutes = integers(),
            let flags = integer(), let image = image(), let questions = texts(),
            let events = texts()
        else { return nil }
        return PageEntry(
            summary: PageSummary(
                id: id,
                title: names[2],
                link: link,
                formerLinks: formerTexts.compactMap { try? FormerLink($0) },
                hostName: names[4],
                hostTitle: hostTitle,
                summary: summary,
                durations: minutes.compactMap { Span(minutes: $0) },
                category: category,
                tags: Array(words.dropFirst()),
                isAccepting: flags & 1 != 0,
                isListed: flags & 2 != 0,
                language: language,
                image: image,
                allowsSkip: flags & 4 != 0,
                questions: questions,
                events: events.compactMap { DefinitionID($0) }
            ),
            path: names[0],
            linkLine: line,
            linkColumn: column,
            formerPlaces: stride(from: 0, to: places.count - 1, by: 2).map {
                PageEntry.Place(line: places[$0], column: places[$0 + 1])
            }
        )
    }

    private mutating func integers() -> [Int]? {
        guard let count = integer(), count >= 0 else { return nil }
        var values: [Int] = []
        for _ in 0..<count {
            guard let value = integer() else { return nil }
            values.append(value)
        }
        return values
    }

    private mutating func image() -> ImageReference?? {
        guard let names = texts(), let width = integer(), let height = integer() else {
            return nil
        }
        guard names.count == 2 else { return .some(nil) }
        return ImageReference(name: names[0], publicPath: names[1], width: width, height: height)
    }

    fileprivate mutating func theme() -> Theme? {
        guard let accent = optionalText(), let scheme = optionalText(),
            let corners = optionalText(), let typeface = optionalText()
        else { return nil }
        var theme = Theme()
        theme.accent = accent.flatMap { Colour($0) }
        theme.scheme = scheme.flatMap { Theme.Scheme(rawValue: $0) }
        theme.corners = corners.flatMap { Theme.Corners(rawValue: $0) }
        theme.typeface = typeface.flatMap { Theme.Typeface(rawValue: $0) }
        return theme
    }
}
