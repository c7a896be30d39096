package import Scheduling

extension SiteLoader {
    /// The ids that the files of master pages and pools may name as pages.
    ///
    /// Each word of these files counts, so that pages can be read before it is known which words
    /// are theirs.
    package func names(in files: [SourceFile]) -> Set<DefinitionID> {
        var names: Set<DefinitionID> = []
        for file in files {
            guard case .success(var reading) = begin(file, Definitions()),
                let text = DefinitionText(file, &reading)
            else { continue }
            text.root.collectIDs(into: &names)
        }
        return names
    }

    /// Reads pools and master pages.
    ///
    /// - Parameters:
    ///   - files: Their files.
    ///   - shared: What pages refer to.
    ///   - pages: The pages that the files name, as far as they can be read.
    ///   - pageIDs: The ids of all pages.
    /// - Returns: The master pages without errors, by their paths, and what is left of the others.
    package func masters(
        _ files: [SourceFile],
        using shared: SharedDefinitions,
        pages: [DefinitionID: BookingPage],
        pageIDs: Set<DefinitionID>
    ) -> Checked<(loaded: [LoadedMaster], unread: [UnreadPage])> {
        var loading = MasterLoading(loader: self, shared: shared)
        loading.definitions.teams.pages = pages
        loading.definitions.teams.pageIDs = pageIDs
        let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for file in sorted where kind(of: file) == .pool { loading.addPool(file) }
        for file in sorted where kind(of: file) == .master { loading.addMaster(file) }
        return Checked(
            value: (loading.masters, loading.unread),
            diagnostics: loading.diagnostics.sorted()
        )
    }
}

/// The pools and master pages read so far.
private struct MasterLoading {
    let loader: SiteLoader
    let site: Site
    var definitions: Definitions
    var diagnostics: [Diagnostic] = []
    private(set) var masters: [LoadedMaster] = []
    private(set) var unread: [UnreadPage] = []
    private var poolPaths: [DefinitionID: String] = [:]

    init(loader: SiteLoader, shared: SharedDefinitions) {
        self.loader = loader
        site = shared.site
        definitions = shared.definitions
    }

    mutating func addPool(_ file: SourceFile) {
        guard var reading = begin(file) else { return }
        if let first = poolPaths[reading.id] {
            diagnostics.append(.twinID(reading.id, path: file.path, first: first))
            return
        }
        poolPaths[reading.id] = file.path
        if definitions.teams.pageIDs.contains(reading.id) {
            reading.refuse(
                "twin-id",
                at: Mark(line: 1, column: 1),
                "A page has the id `\(reading.id.text)` too, so that `owner` could mean both.",
                hint: "rename one of the two files"
            )
        }
        var pool: ResourcePool?
        if let text = DefinitionText(file, &reading),
            let fields = Fields(text.root, PoolKeys.shared.table, &reading)
        {
            if let body = reading.body(of: text) {
                reading.refuse(
                    "pool-text",
                    at: Mark(line: body.line, column: 1),
                    "A pool has no text below its keys.",
                    hint: "remove the text"
                )
            }
            pool = PoolKeys.shared.pool(fields, id: reading.id, &reading)
        }
        diagnostics.append(contentsOf: reading.diagnostics)
        if reading.isBroken || pool == nil {
            definitions.teams.brokenPools.insert(reading.id)
        } else {
            definitions.teams.pools[reading.id] = pool
        }
    }

    mutating func addMaster(_ file: SourceFile) {
        guard var reading = begin(file) else {
            return unread.append(UnreadPage(name: file.stem))
        }
        reading.keepTexts()
        var links: [String]?
        if let text = DefinitionText(file, &reading),
            let fields = Fields(text.root, MasterKeys.shared.table, &reading)
        {
            let builder = MasterBuilder(fields: fields, site: site)
            let master = builder.master(body: reading.body(of: text), &reading)
            if let master, !reading.isBroken {
                masters.append(
                    LoadedMaster(
                        master: master,
                        entry: builder.entry(of: master, path: file.path),
                        rulePlaces: builder.rulePlaces(of: master)
                    )
                )
                return diagnostics.append(contentsOf: reading.diagnostics)
            }
            // What this would say has been said.
            var second = reading
            links = builder.links(&second)
        }
        unread.append(UnreadPage(name: file.stem, links: links, texts: reading.texts ?? []))
        diagnostics.append(contentsOf: reading.diagnostics)
    }

    private mutating func begin(_ file: SourceFile) -> Reading? {
        switch loader.begin(file, definitions) {
        case .success(let reading): return reading
        case .failure(let failure):
            diagnostics.append(failure.diagnostic)
            return nil
        }
    }
}

extension Node {
    /// The scalars that can be ids, of the node and of all below it.
    fileprivate func collectIDs(into names: inout Set<DefinitionID>) {
        switch content {
        case .scalar(let text, _): if let id = DefinitionID(text) { names.insert(id) }
        case .sequence(let nodes): for node in nodes { node.collectIDs(into: &names) }
        case .mapping(let entries): for entry in entries { entry.value.collectIDs(into: &names) }
        case .absent, .invalid: return
        }
    }
}
