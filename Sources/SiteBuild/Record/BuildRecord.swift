/// What a build remembers for the next one: which sources it saw and what came of each.
///
/// It is a cache. Without it, or with one that cannot be read, a build is a full build.
struct BuildRecord: Sendable {
    /// All that decides about output besides the sources: the program, the options.
    var settings: [UInt8] = []
    var sources = SourceListing()
    /// For each source, what its page told the rest of the site; empty for what is no page.
    var payloads = SlicedBytes()
    /// For each source, how many of the outputs, in order, came of it.
    var outputCounts: [UInt32] = []
    /// The outputs of the sources in order, then those of the site as a whole.
    var outputs = OutputListing()
    /// Warnings that no single page caused.
    var siteWarnings: [UInt8] = []
}

/// Many short runs of bytes in one block.
struct SlicedBytes: Sendable {
    /// A slice, so that those of a record that was read are not copied.
    private(set) var bytes: ArraySlice<UInt8> = []
    private(set) var ends: [UInt32] = []

    init() {}

    init(bytes: ArraySlice<UInt8>, ends: [UInt32]) {
        self.bytes = bytes
        self.ends = ends
    }

    subscript(index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : min(Int(ends[index - 1]), bytes.count)
        let end = max(start, min(Int(ends[index]), bytes.count))
        return bytes[(bytes.startIndex + start)..<(bytes.startIndex + end)]
    }

    mutating func append(_ slice: some Collection<UInt8>) {
        bytes.append(contentsOf: slice)
        ends.append(UInt32(clamping: bytes.count))
    }
}

extension BuildRecord {
    private static let magic = Array("bookplate record 2\n".utf8)

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.bytes = Self.magic
        writer.append(block: settings)
        writer.append(block: sources.names)
        writer.append(values: sources.entries)
        writer.append(block: payloads.bytes)
        writer.append(values: payloads.ends)
        writer.append(values: outputCounts)
        writer.append(block: outputs.names)
        writer.append(values: outputs.entries)
        writer.append(block: siteWarnings)
        return writer.bytes.sealed
    }

    /// Reads a record; `nil` when the bytes are not a whole record of this version.
    init?(encoded bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic), let content = bytes.unsealed else { return nil }
        var reader = ByteReader(content.dropFirst(Self.magic.count))
        guard let settings = reader.block(), let sourceNames = reader.block(),
            let sourceEntries: [SourceEntry] = reader.values(), let payloadBytes = reader.slice(),
            let payloadEnds: [UInt32] = reader.values(),
            let outputCounts: [UInt32] = reader.values(), let outputNames = reader.block(),
            let outputEntries: [OutputEntry] = reader.values(), let siteWarnings = reader.block(),
            reader.isAtEnd, payloadEnds.count == sourceEntries.count,
            outputCounts.count == sourceEntries.count,
            outputCounts.reduce(0, { $0 &+ Int($1) }) <= outputEntries.count
        else { return nil }
        let outputs = OutputListing(names: outputNames, entries: outputEntries)
        guard outputs.isWellFormed else { return nil }
        self.settings = settings
        sources = SourceListing(names: sourceNames, entries: sourceEntries)
        payloads = SlicedBytes(bytes: payloadBytes, ends: payloadEnds)
        self.outputCounts = outputCounts
        self.outputs = outputs
        self.siteWarnings = siteWarnings
    }
}
