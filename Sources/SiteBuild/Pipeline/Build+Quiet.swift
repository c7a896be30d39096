import SiteSource

/// A quiet change: some pages look different, and nothing else of the site depends on it.
///
/// That is what most saves in an editor are, so of the record only the head is read and written.
extension Build {
    /// Beyond it, one look at the whole record is cheaper than one for each page.
    private static let mostPages = 64

    /// Whether all that changed are the bytes of the pages that were built.
    func isQuiet(
        _ results: [PageWork.Result],
        since last: RecordHead
    ) throws(FileFailure) -> Bool {
        guard results.count <= Self.mostPages, !changes.changesSite, changes.removed.isEmpty,
            !source.kinds.contains(where: \.isTeam), source.listing.names == last.sources.names
        else { return false }
        for result in results {
            guard !result.hasMistake, result.outputs.count == last.outputCounts[result.index],
                try workshop.holds(result.encoded, at: result.index, of: last)
            else { return false }
        }
        return true
    }

    /// Puts in place what a quiet change made.
    func commit(
        _ results: [PageWork.Result],
        since last: RecordHead,
        _ staging: Staging
    ) throws -> BuildReport {
        var report = BuildReport(upToDate: last, buttons: buttons.record)
        guard !(options.isStrict && report.hasWarnings) else {
            try workshop.discard()
            return report
        }
        let ranges = last.outputRanges
        var settlement = Settlement(
            like: last,
            source: source,
            replacing: results.map { ranges[$0.index] },
            staging: staging
        )
        for result in results { settlement.replace(ranges[result.index], with: result.outputs) }
        if let record = buttons.record { try settlement.keepButtons(of: record) }
        let conflicts = try settlement.commit(in: workshop, saying: last.warnings)
        report.add(settlement, conflicts)
        return report
    }

    /// The same build of everything, for a record that cannot be read.
    var withoutRecord: Build {
        var build = self
        build.last = nil
        build.changes = Changes(from: nil, to: source, settings: options.settings)
        return build
    }
}
