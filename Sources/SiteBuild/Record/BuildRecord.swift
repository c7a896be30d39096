/// What a build remembers for the next one: which sources it saw and what came of each.
///
/// It is a cache. Without it, or with one that cannot be read, a build is a full build.
struct BuildRecord: Sendable {
    var head = RecordHead()
    /// For each source, what its page told the rest of the site; empty for what is no page.
    var payloads = SlicedBytes()
    /// Warnings that no single page caused.
    var siteWarnings: [UInt8] = []
}

/// The part of a record by which a build without a change is known.
struct RecordHead: Sendable {
    /// All that decides about output besides the sources: the program, the options.
    var settings: [UInt8] = []
    var sources = SourceListing()
    /// For each source, how many of the outputs, in order, came of it.
    var outputCounts: [UInt32] = []
    /// The outputs of the sources in order, then those of the site as a whole.
    var outputs = OutputListing()
    /// All that the build had to say, which a build without a change says again.
    var warnings: [UInt8] = []
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

    /// Makes room for as much as other slices hold, and a little more; growing would copy it.
    mutating func reserve(like other: SlicedBytes) {
        bytes.reserveCapacity(other.bytes.count + 65_536)
        ends.reserveCapacity(other.ends.count + 64)
    }

    mutating func append(_ slice: some Collection<UInt8>) {
        bytes.append(contentsOf: slice)
        ends.append(UInt32(clamping: bytes.count))
    }
}

extension RecordHead {
    fileprivate func append(to writer: inout ByteWriter) {
        writer.append(block: settings)
        writer.append(block: sources.names)
        writer.append(values: sources.entries)
        writer.append(values: outputCounts)
        writer.append(block: outputs.names)
        writer.append(values: outputs.entries)
        writer.append(block: warnings)
    }

    fileprivate init?(encoded bytes: ArraySlice<UInt8>) {
        guard let content = bytes.unsealed else { return nil }
        var reader = ByteReader(content)
        guard let settings = reader.block(), let sourceNames = reader.block(),
            let sourceEntries: [SourceEntry] = reader.values(),
            let outputCounts: [UInt32] = reader.values(), let outputNames = reader.block(),
            let outputEntries: [OutputEntry] = reader.values(), let warnings = reader.block(),
            reader.isAtEnd,
            outputCounts.count == sourceEntries.count,
            outputCounts.reduce(0, { $0 &+ Int($1) }) <= outputEntries.count
        else { return nil }
        let outputs = OutputListing(names: outputNames, entries: outputEntries)
        guard outputs.isWellFormed else { return nil }
        self.warnings = warnings
        self.settings = settings
        sources = SourceListing(names: sourceNames, entries: sourceEntries)
        self.outputCounts = outputCounts
        self.outputs = outputs
    }

    /// Reads the head of a record, and no more of the file than that; `nil` when there is none.
    static func read(_ name: String, in folder: Folder) throws(FileFailure) -> RecordHead? {
        guard let start = try folder.readPlain(name, limit: BuildRecord.startCount),
            let end = BuildRecord.headEnd(start),
            let bytes = try folder.readPlain(name, limit: end), bytes.count == end
        else { return nil }
        return RecordHead(encoded: bytes[BuildRecord.startCount...])
    }
}

extension BuildRecord {
    private static let magic = Array("bookplate record 4\n".utf8)

    /// The version and the length of the head.
    fileprivate static let startCount = magic.count + 8

    /// Where the head ends, by the start of a record; `nil` when it is not of this version.
    fileprivate static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= startCount, bytes.starts(with: magic) else { return nil }
        let length = bytes[magic.count..<startCount].reversed()
            .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return length < 1 << 40 ? startCount + Int(length) : nil
    }

    /// Makes room for what a record of about the same files holds.
    mutating func reserve(like other: BuildRecord) {
        payloads.reserve(like: other.payloads)
        head.outputs.reserve(like: other.head.outputs)
        head.outputCounts.reserveCapacity(other.head.outputCounts.count + 64)
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        // Room for all of it: a record of many pages is large, and growing would copy it.
        writer.bytes.reserveCapacity(
            payloads.bytes.count + 4 * payloads.ends.count + head.sources.names.count
                + 48 * (head.sources.count + head.outputs.count) + head.outputs.names.count
                + head.warnings.count + siteWarnings.count + 4096
        )
        writer.bytes += Self.magic + [UInt8](repeating: 0, count: 8)
        head.append(to: &writer)
        writer.bytes.seal(from: Self.startCount)
        let headCount = writer.bytes.count - Self.startCount
        for byte in 0..<8 {
            writer.bytes[Self.magic.count + byte] = UInt8(
                truncatingIfNeeded: headCount >> (8 * byte)
            )
        }
        let tail = writer.bytes.count
        writer.append(block: payloads.bytes)
        writer.append(values: payloads.ends)
        writer.append(block: siteWarnings)
        writer.bytes.seal(from: tail)
        return writer.bytes
    }

    /// Reads a record; `nil` when the bytes are not a whole record of this version.
    ///
    /// A head that was read before is not read again.
    init?(encoded bytes: [UInt8], head known: RecordHead? = nil) {
        guard let headEnd = Self.headEnd(bytes), headEnd <= bytes.count,
            let head = known ?? RecordHead(encoded: bytes[Self.startCount..<headEnd]),
            let tail = bytes[headEnd...].unsealed
        else { return nil }
        var reader = ByteReader(tail)
        guard let payloads = reader.slice(), let ends: [UInt32] = reader.values(),
            let siteWarnings = reader.block(), reader.isAtEnd, ends.count == head.sources.count
        else { return nil }
        self.head = head
        self.payloads = SlicedBytes(bytes: payloads, ends: ends)
        self.siteWarnings = siteWarnings
    }
}
