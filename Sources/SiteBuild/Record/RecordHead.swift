/// The part of a record by which a build knows what has changed.
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
    /// For each source, where its payload ends in the rest of the record.
    var payloadEnds: [UInt32] = []
    /// The check number of the rest of the record, by which both are known to be of one build.
    var restNumber: UInt64 = 0
}

extension RecordHead {
    private static let magic = Array("bookplate record 5\n".utf8)

    var encoded: [UInt8] {
        var writer = ByteWriter()
        // Room for all of it: a record of many pages is large, and growing would copy it.
        writer.bytes.reserveCapacity(
            sources.names.count + 52 * sources.count + outputs.names.count + 48 * outputs.count
                + warnings.count + 4096
        )
        writer.bytes += Self.magic
        writer.append(block: settings)
        writer.append(block: sources.names)
        writer.append(values: sources.entries)
        writer.append(values: outputCounts)
        writer.append(block: outputs.names)
        writer.append(values: outputs.entries)
        writer.append(block: warnings)
        writer.append(values: payloadEnds)
        writer.append(values: [restNumber])
        writer.bytes.seal(from: 0)
        return writer.bytes
    }

    /// Reads a head; `nil` when the bytes are not a whole one of this version.
    init?(encoded bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic), let content = bytes.unsealed else { return nil }
        var reader = ByteReader(content.dropFirst(Self.magic.count))
        guard let settings = reader.block(), let sourceNames = reader.block(),
            let sourceEntries: [SourceEntry] = reader.values(),
            let outputCounts: [UInt32] = reader.values(), let outputNames = reader.block(),
            let outputEntries: [OutputEntry] = reader.values(), let warnings = reader.block(),
            let payloadEnds: [UInt32] = reader.values(),
            let restNumbers: [UInt64] = reader.values(), let restNumber = restNumbers.first,
            reader.isAtEnd,
            outputCounts.count == sourceEntries.count, payloadEnds.count == sourceEntries.count,
            outputCounts.reduce(0, { $0 &+ Int($1) }) <= outputEntries.count
        else { return nil }
        let outputs = OutputListing(names: outputNames, entries: outputEntries)
        guard outputs.isWellFormed else { return nil }
        self.init(
            settings: settings,
            sources: SourceListing(names: sourceNames, entries: sourceEntries),
            outputCounts: outputCounts,
            outputs: outputs,
            warnings: warnings,
            payloadEnds: payloadEnds,
            restNumber: restNumber
        )
    }

    /// For each source, the indices of its outputs.
    var outputRanges: [Range<Int>] {
        var start = 0
        return outputCounts.map { count in
            defer { start += Int(count) }
            return start..<start + Int(count)
        }
    }

    /// The paths of some of the outputs.
    func paths(of ranges: [Range<Int>]) -> Set<String> {
        Set(ranges.lazy.joined().map { outputs.path(at: $0) })
    }
}
