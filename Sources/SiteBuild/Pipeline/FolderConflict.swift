import Glibc

/// A folder of the owner's and output that lie in one another, so that a build would read or lose
/// what it must not.
package struct FolderConflict: Error, Hashable, Sendable {
    /// What the folder is called: "content folder".
    package let noun: String
    package let content: String
    package let output: String
    /// Whether the content lies in what a build replaces; otherwise the output lies in the content.
    package let isContentInside: Bool

    /// The sentence for the user.
    package var message: String {
        let rest = "Choose another folder with --output."
        return isContentInside
            ? "The \(noun) \(content) lies in the folder \(output), whose site/ and studio/ "
                + "every build replaces. \(rest)"
            : "The output folder \(output) lies in the \(noun) \(content). \(rest)"
    }

    /// Looks where two folders lie; the output need not exist yet.
    ///
    /// - Throws: ``FolderConflict``, ``FileFailure``.
    static func refuse(
        content: Folder,
        called noun: String = "content folder",
        output: String
    ) throws {
        let contentLineage = try content.lineage()
        let place = try existingPart(of: output)
        defer { place.folder.close() }
        if let own = contentLineage.first, try place.folder.lineage().contains(own) {
            throw FolderConflict(
                noun: noun,
                content: content.path,
                output: output,
                isContentInside: false
            )
        }
        guard place.isWhole else { return }
        for tree in Staging.trees + [Workshop.name] {
            guard let status = try place.folder.status(of: tree) else { continue }
            guard !contentLineage.contains(Folder.Identity(status)) else {
                throw FolderConflict(
                    noun: noun,
                    content: content.path,
                    output: output,
                    isContentInside: true
                )
            }
        }
    }

    /// The innermost folder of a path that exists.
    private static func existingPart(
        of path: String
    ) throws(FileFailure) -> (folder: Folder, isWhole: Bool) {
        var path = path[...]
        var isWhole = true
        while true {
            do {
                return (try Folder(path.isEmpty ? "." : String(path)), isWhole)
            } catch {
                guard error.code == ENOENT, !path.isEmpty else { throw error }
            }
            isWhole = false
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let name = path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...]
            // What `..` leads to cannot be told before the folder below it is made.
            guard name != ".." else { throw FileFailure("open", String(path)) }
            path = slash == path.startIndex ? "/" : path[..<(slash ?? path.startIndex)]
        }
    }
}
