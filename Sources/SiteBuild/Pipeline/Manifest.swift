import Markup
import Scheduling
import SiteRendering
import SiteSource

/// The list of all files that a build wrote, `studio/manifest.json`.
///
/// It is what tells our files from others when the record is gone, as after a fresh checkout.
enum Manifest {
    static let path = "studio/manifest.json"

    static func file(listing paths: [String]) -> OutputFile {
        let sorted = (paths + [path]).sorted { $0.precedes($1) }
        let value: JSONValue = ["version": 1, "files": .array(sorted.map(JSONValue.string))]
        return OutputFile(path: path, bytes: value.pretty)
    }

    /// The files that the last build listed; none when there is no list that can be read.
    static func paths(in output: Folder) throws(FileFailure) -> Set<String> {
        guard let bytes = try output.readPlain(path) else { return [] }
        guard case .object(let members)? = JSONValue(json: bytes),
            case .array(let files)? = members.first(where: { $0.name == "files" })?.value
        else { return [] }
        let paths = files.compactMap { file in
            if case .string(let path) = file { path } else { nil }
        }
        return Set(paths.filter(Staging.isBelowTrees))
    }
}
