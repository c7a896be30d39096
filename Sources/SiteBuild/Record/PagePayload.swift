import Scheduling
import SiteSource

/// What a page tells the rest of the site, as the record keeps it.
struct PagePayload: Sendable {
    let entry: PageEntry
    let theme: Theme
    let warnings: [Diagnostic]

    /// The bytes; the first block is all on which files of the whole site depend.
    var encoded: [UInt8] {
        var site = ByteWriter()
        site.append(entry)
        site.append(theme)
        var writer = ByteWriter()
        writer.append(block: site.bytes)
        writer.append(warnings)
        return writer.bytes
    }

    init(entry: PageEntry, theme: Theme, warnings: [Diagnostic]) {
        self.entry = entry
        self.theme = theme
        self.warnings = warnings
    }

    init?(encoded: ArraySlice<UInt8>) {
        var reader = ByteReader(encoded)
        guard let block = reader.block(), let warnings = reader.diagnostics() else { return nil }
        var site = ByteReader(block[...])
        guard let entry = site.pageEntry(), let theme = site.theme() else { return nil }
        self.init(entry: entry, theme: theme, warnings: warnings)
    }

    /// The block on which files of the whole site depend, of an encoded payload.
    static func siteBlock(of encoded: ArraySlice<UInt8>) -> [UInt8]? {
        var reader = ByteReader(encoded)
        return reader.block()
    }

    /// The warnings of an encoded payload; most have none, and then nothing is read.
    static func warnings(of encoded: ArraySlice<UInt8>) -> [Diagnostic] {
        guard !encoded.suffix(8).allSatisfy({ $0 == 0 }) || encoded.count < 8 else { return [] }
        return PagePayload(encoded: encoded)?.warnings ?? []
    }
}
