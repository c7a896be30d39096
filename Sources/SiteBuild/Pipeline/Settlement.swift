import SiteSource

/// Which files the new site has, which of the old ones go, and the record of it all.
struct Settlement {
    var record = BuildRecord()
    /// Files whose bytes are new.
    private(set) var written: [String] = []
    private(set) var unchanged = 0
    let staging: Staging
    /// What the last build wrote and this one replaces; for a whole tree, all that it wrote.
    private let former: Set<String>
    /// What this build has in its place.
    private var present: Set<String> = []
    /// Whether all files of buttons are among the former ones, because some of them go or come.
    private let replacesButtons: Bool

    init(
        settings: [UInt8],
        source: SourceFolder,
        last: RecordHead?,
        rest: RecordRest?,
        former: Set<String>,
        replacesButtons: Bool,
        staging: Staging
    ) {
        record.head.settings = settings
        record.head.sources = source.listing
        if let last, let rest { record.reserve(like: last, rest) }
        self.former = former
        self.replacesButtons = replacesButtons
        self.staging = staging
        present.reserveCapacity(former.count)
    }

    /// A settlement like that of the last build, for sources that tell the rest the same.
    init(
        like last: RecordHead,
        source: SourceFolder,
        replacing outputs: [Range<Int>],
        staging: Staging
    ) {
        self.init(
            settings: last.settings,
            source: source,
            last: nil,
            rest: nil,
            former: last.paths(of: outputs),
            replacesButtons: false,
            staging: staging
        )
        record.head = last
        record.head.sources = source.listing
        record.rest = nil
        unchanged = last.outputs.count - outputs.reduce(0) { $0 + $1.count }
    }

    /// Takes in a source's outputs of this build in the places of those of the last.
    mutating func replace(_ places: Range<Int>, with outputs: [WrittenFile]) {
        for (place, output) in zip(places, outputs) {
            record.head.outputs.setStamp(output.stamp, at: place)
            count(output)
        }
    }

    /// Takes in a source's outputs of this build.
    mutating func take(_ payload: [UInt8], _ outputs: [WrittenFile]) {
        record.rest?.payloads.append(payload)
        record.head.outputCounts.append(UInt32(outputs.count))
        for output in outputs { take(output) }
    }

    /// Takes in a source's outputs of the last build, which hold.
    mutating func keep(
        _ payload: ArraySlice<UInt8>,
        _ outputs: Range<Int>,
        of last: OutputListing
    ) throws(FileFailure) {
        record.rest?.payloads.append(payload)
        record.head.outputCounts.append(UInt32(outputs.count))
        try keepSiteFiles(outputs, of: last)
    }

    mutating func takeSiteFiles(_ outputs: [WrittenFile], warnings: [UInt8]) {
        record.rest?.siteWarnings = warnings
        for output in outputs { take(output) }
    }

    mutating func keepSiteFiles(
        _ outputs: Range<Int>,
        of last: OutputListing
    ) throws(FileFailure) {
        record.head.outputs.append(outputs, of: last)
        try carryOver(outputs, of: last, isWanted: staging.shape == .tree)
    }

    /// Takes in files of buttons of the last build, which hold.
    mutating func keepButtons(
        _ outputs: Range<Int>,
        of last: OutputListing
    ) throws(FileFailure) {
        try carryOver(outputs, of: last, isWanted: staging.shape == .tree || replacesButtons)
    }

    /// Counts files as unchanged; names those that must be told from files that go.
    private mutating func carryOver(
        _ outputs: Range<Int>,
        of last: OutputListing,
        isWanted: Bool
    ) throws(FileFailure) {
        unchanged += outputs.count
        guard isWanted else { return }
        for index in outputs {
            let path = last.path(at: index)
            try staging.keep(path)
            present.insert(path)
        }
    }

    mutating func keepSiteWarnings(_ warnings: [UInt8]) { record.rest?.siteWarnings = warnings }

    private mutating func take(_ output: WrittenFile) {
        record.head.outputs.append(output.path, output.stamp)
        count(output)
    }

    /// Takes in a file of a button of this build.
    mutating func takeButton(_ output: WrittenFile) { count(output) }

    private mutating func count(_ output: WrittenFile) {
        present.insert(output.path)
        switch output.outcome {
        case .written: written.append(output.path)
        case .unchanged: unchanged += 1
        }
    }

    /// Files of the last build that the new site has not.
    var removed: [String] { former.subtracting(present).sorted() }

    /// Puts the new site in place, unless a file that is not ours stands in the way.
    ///
    /// - Returns: What stands in the way; nothing was changed if it is not empty.
    mutating func commit(
        in workshop: Workshop,
        saying warnings: [UInt8]
    ) throws(FileFailure) -> [Diagnostic] {
        record.head.warnings = warnings
        let conflicts = try self.conflicts()
        guard conflicts.isEmpty else {
            try workshop.discard()
            return conflicts
        }
        let removed = removed
        if written.isEmpty && removed.isEmpty {
            try workshop.discard()
            try workshop.remember(record)
        } else {
            let journal =
                switch staging.shape {
                case .tree: try staging.treeJournal()
                case .pieces: Journal.pieces(moves: written, removals: removed)
                }
            try workshop.commit(journal, record: record)
        }
        return []
    }

    /// Files that no build wrote at places that this one needs; carries the others over.
    private func conflicts() throws(FileFailure) -> [Diagnostic] {
        var paths: [String] = []
        switch staging.shape {
        case .pieces:
            for path in written {
                let isOurs = former.contains(path)
                if let place = try staging.output.obstacle(to: path, isOurs: isOurs) {
                    paths.append(place)
                }
            }
        case .tree:
            guard staging.hasFormer else { return [] }
            let new = Set(written).subtracting(former)
            let ours = former.union(present.subtracting(new))
            let foreign = try ForeignFiles(in: staging.output, besides: ours)
            paths = foreign.obstacles(to: present, new: new)
            if paths.isEmpty { try foreign.keep(in: staging) }
        }
        return Set(paths).sorted().map { path in
            Diagnostic(
                .error,
                rule: "foreign-file",
                path: staging.output.full(path),
                message: "The site needs this place, but Bookplate did not write what is there.",
                hint: "Move it away, or name the page's link differently."
            )
        }
    }
}
