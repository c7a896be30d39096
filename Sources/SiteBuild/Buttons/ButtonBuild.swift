import Scheduling
import SiteSource

/// The buttons' part of a build: what was published, what there is now, what is to be done.
struct ButtonBuild: Sendable {
    let sources: ButtonSources
    /// `nil` when there is none that can be read.
    let record: ButtonRecord?
    let damage: Damage
    let settings: [UInt8]
    private let output: Folder
    private let drawer: (any ButtonDrawer)?

    init(
        _ sources: ButtonSources,
        since record: ButtonRecord?,
        damage: Damage,
        options: BuildOptions,
        output: Folder
    ) {
        self.sources = sources
        self.record = record
        self.damage = damage
        self.output = output
        drawer = options.drawer
        settings = options.buttonSettings
    }

    /// Whether there are no buttons, or all are as the last build left them.
    ///
    /// - Throws: ``FileFailure``.
    func isUpToDate() throws(FileFailure) -> Bool {
        guard let record else {
            guard sources.isEmpty else { return false }
            return try output.stamp(of: ButtonManifest.path) == nil
        }
        return !sources.isMissing && damage.isEmpty && record.settings == settings
            && record.sources.isSame(as: sources.listing)
            && record.fonts.isSame(as: sources.fonts.listing(of: record.fontNames))
    }

    /// Decides what is to be drawn; `nil` when nothing is to be done.
    ///
    /// - Throws: ``FileFailure``, ``DrawerNeeded``.
    func plan(program: String) throws -> ButtonPlan? {
        guard try !isUpToDate() else { return nil }
        guard let drawer else { throw DrawerNeeded() }
        return try ButtonPlan(
            sources,
            since: record,
            damage: damage,
            program: program,
            published: try published(),
            drawer: drawer
        )
    }

    /// What the last build had to say of buttons that hold.
    var keptWarnings: [Diagnostic] { record.map { [Diagnostic](encoded: $0.warnings[...]) } ?? [] }

    /// The addresses that the last build published.
    private func published() throws(FileFailure) -> [ButtonAddress] {
        if let record { return record.paths.compactMap(ButtonFiles.address(ofPlain:)) }
        return try ButtonManifest.addresses(in: output)
    }

    /// The files that the last build wrote for buttons.
    func formerPaths() throws(FileFailure) -> [String] {
        if let record { return record.paths }
        return ButtonManifest.paths(of: try ButtonManifest.addresses(in: output))
    }
}

extension BuildOptions {
    /// All that decides about buttons besides their sources.
    fileprivate var buttonSettings: [UInt8] {
        var writer = ByteWriter()
        writer.append(texts: [program, buttons] + fontFolders)
        return writer.bytes
    }
}
