import Scheduling
import SiteRendering
import SiteSource
import Synchronization

/// Loads, renders and stages pages, some at a time on each core.
struct PageWork: Sendable {
    let source: SourceFolder
    let loader: SiteLoader
    let shared: SharedDefinitions
    let renderer: SiteRenderer
    /// `nil` when nothing is to be written.
    let staging: Staging?
    let workers: Int
    /// Whether the renderer knows all pages; if not, pages that lead to others have to wait.
    var knowsPages = false

    /// How many of some pages a task takes at once: fewer when the last ones would be waited for.
    private func chunk(of count: Int) -> Int { min(32, max(4, count / (8 * max(1, workers)))) }

    /// What came of one page.
    struct Result: Sendable {
        let index: Int
        /// `nil` when the page cannot be read.
        var payload: PagePayload?
        var encoded: [UInt8] = []
        var outputs: [WrittenFile] = []
        var diagnostics: [Diagnostic] = []

        var hasMistake: Bool { diagnostics.contains { $0.severity == .error } }
    }

    /// Works on pages and returns their results in the order of the indices.
    ///
    /// Once a mistake has been found, the rest is only loaded, to find the other mistakes.
    ///
    /// - Throws: ``FileFailure``.
    func run(
        _ indices: [Int],
        progress: (BuildProgress) -> Void
    ) async throws -> [Result] {
        let hasMistake = SharedFlag()
        return try await inParallel(
            indices,
            by: chunk(of: indices.count),
            workers: workers,
            progress: progress
        ) { try work(on: $0, hasMistake) }
    }

    private func work(on indices: [Int], _ hasMistake: SharedFlag) throws(FileFailure) -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(indices.count)
        for index in indices {
            let result = try work(on: index, isWriting: !hasMistake.isSet)
            if result.hasMistake { hasMistake.set() }
            results.append(result)
        }
        return results
    }

    private func work(on index: Int, isWriting: Bool) throws(FileFailure) -> Result {
        let file = try source.read(at: index)
        let checked = loader.page(file, using: shared)
        var result = Result(index: index, diagnostics: checked.diagnostics)
        guard let loaded = checked.value, checked.isSound else { return result }
        let rendered = renderer.bookingPage(loaded.page)
        let mustWait = rendered.leadsToPages && !knowsPages
        if !mustWait {
            result.diagnostics += rendered.findings.map { Diagnostic($0).showing(its: file) }
        }
        if let staging, isWriting, !mustWait, !result.hasMistake {
            result.outputs.append(try staging.put(rendered.file))
        }
        let payload = PagePayload(
            entry: loaded.entry,
            theme: loaded.page.theme,
            host: loaded.page.host.id,
            leadsToPages: rendered.leadsToPages,
            warnings: result.diagnostics
        )
        result.payload = payload
        result.encoded = payload.encoded
        return result
    }
}

/// A file that a build staged.
struct WrittenFile: Sendable {
    let path: String
    let outcome: Staging.Outcome
    let stamp: FileStamp
}

extension Staging {
    func put(_ file: OutputFile) throws(FileFailure) -> WrittenFile {
        let (outcome, stamp) = try write(file.path, file.bytes)
        return WrittenFile(path: file.path, outcome: outcome, stamp: stamp)
    }
}

/// A flag that tasks on several cores raise and see.
final class SharedFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
