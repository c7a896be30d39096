import Digests
import Glibc
import Scheduling
import SiteRendering
import SiteSource

/// Draws and stages buttons, some at a time on each core.
struct ButtonWork: Sendable {
    let plan: ButtonPlan
    let staging: Staging
    let workers: Int

    /// Units a task takes at once; each takes some milliseconds.
    private static let chunk = 4

    /// What came of one unit.
    struct Result: Sendable {
        let unit: Int
        /// In CSS pixels.
        let width: Int
        let height: Int
        var files: [WrittenFile] = []
        /// 32 bytes for each file.
        var digests: [UInt8] = []
    }

    /// Draws all that is to be drawn.
    ///
    /// - Throws: ``FileFailure``.
    func run(progress: (BuildProgress) -> Void) async throws -> [Result] {
        try await inParallel(
            plan.dirty,
            by: Self.chunk,
            workers: workers,
            progress: progress
        ) { units in
            var results: [Result] = []
            for unit in units { results += try draw(unit) }
            return results
        }
    }

    private func draw(_ index: Int) throws(FileFailure) -> [Result] {
        guard let line = plan.lines[index] else { return [] }
        let unit = plan.units[index]
        let colours = plan.set.styles[unit.style].style.colours
        let pictures: ButtonPictures
        do {
            pictures = try line.pictures(on: unit.form, in: colours.map(\.paint))
        } catch {
            throw FileFailure("draw", unit.addresses.first?.path(.plain) ?? "", code: ENOMEM)
        }
        var result = Result(unit: index, width: pictures.width, height: pictures.height)
        for (path, bytes) in zip(unit.paths, pictures.files) {
            result.files.append(try staging.put(OutputFile(path: path, bytes: bytes)))
            result.digests += ContentDigest(of: bytes).bytes
        }
        return [result]
    }
}
