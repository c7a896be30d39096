import SiteSource

/// What a build remembers of the buttons for the next one.
///
/// It lies beside the record of the pages, because buttons rarely change with them.
struct ButtonRecord: Sendable {
    /// All that decides about buttons besides the files: the program, the folders.
    var settings: [UInt8] = []
    var sources = SourceListing()
    /// The paths of the fonts below one of their folders, and the state of the places looked at.
    var fontNames: [String] = []
    var fonts = SourceListing()
    var units: [Unit] = []
    /// The files of the units in order, and last the list of all buttons and the gallery.
    var outputs = OutputListing()
    /// 32 bytes for each file of the units.
    var digests: [UInt8] = []
    /// What the build had to say, which a build without a change says again.
    var warnings: [UInt8] = []

    /// What came of one unit.
    struct Unit: Hashable, Sendable, BitwiseCopyable {
        /// The first half of the digest of all on which its pictures depend.
        var key: Key
        /// In CSS pixels.
        var width: UInt16
        var height: UInt16
        /// How many files it has.
        var count: UInt32
    }

    /// Sixteen bytes of a digest.
    struct Key: Hashable, Sendable, BitwiseCopyable {
        let high: UInt64
        let low: UInt64

        init(_ digest: [UInt8]) {
            high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            low = digest.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private static let magic = "bookplate buttons 1"

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(
            outputs.names.count + 48 * (outputs.count + sources.count) + digests.count
                + 24 * units.count + warnings.count + 4096
        )
        writer.append(text: Self.magic)
        writer.append(block: settings)
        writer.append(block: sources.names)
        writer.append(values: sources.entries)
        writer.append(texts: fontNames)
        writer.append(block: fonts.names)
        writer.append(values: fonts.entries)
        writer.append(values: units)
        writer.append(block: outputs.names)
        writer.append(values: outputs.entries)
        writer.append(block: digests)
        writer.append(block: warnings)
        writer.bytes.seal(from: 0)
        return writer.bytes
    }

    init() {}

    /// Reads a record; `nil` when the bytes are not a whole one of this version.
    init?(encoded bytes: [UInt8]) {
        guard let content = bytes.unsealed else { return nil }
        var reader = ByteReader(content)
        guard reader.text() == Self.magic, let settings = reader.block(),
            let sourceNames = reader.block(), let sources: [SourceEntry] = reader.values(),
            let fontNames = reader.texts(), let fontPaths = reader.block(),
            let fonts: [SourceEntry] = reader.values(), let units: [Unit] = reader.values(),
            let outputNames = reader.block(), let outputs: [OutputEntry] = reader.values(),
            let digests = reader.block(), let warnings = reader.block(), reader.isAtEnd
        else { return nil }
        let files = units.reduce(0) { $0 &+ Int($1.count) }
        let listing = OutputListing(names: outputNames, entries: outputs)
        guard files <= outputs.count, digests.count == 32 * files, listing.isWellFormed else {
            return nil
        }
        self.settings = settings
        self.sources = SourceListing(names: sourceNames, entries: sources)
        self.fontNames = fontNames
        self.fonts = SourceListing(names: fontPaths, entries: fonts)
        self.units = units
        self.outputs = listing
        self.digests = digests
        self.warnings = warnings
    }
}

extension ButtonRecord {
    /// For each unit, its files among the outputs.
    var fileRanges: [Range<Int>] {
        var start = 0
        return units.map { unit in
            defer { start += Int(unit.count) }
            return start..<start + Int(unit.count)
        }
    }

    /// The paths of all files.
    var paths: [String] { (0..<outputs.count).map { outputs.path(at: $0) } }

    /// How many buttons there are.
    var buttonCount: Int {
        units.reduce(0) { $0 + Int($1.count) } / ButtonFiles.perButton
    }
}
