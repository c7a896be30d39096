import CLinux
import Glibc

/// The files below the output folder that no build wrote.
///
/// They are never overwritten and never removed: a build that needs one of their names fails, and
/// one that exchanges the whole tree carries them over.
struct ForeignFiles {
    private(set) var files: [RawPath] = []
    private(set) var folders: [RawPath] = []

    /// Finds them in the trees, given all that the last build wrote.
    init(in output: Folder, besides written: Set<String>) throws(FileFailure) {
        let parents = Self.parents(of: written)
        for tree in Staging.trees where try output.stamp(of: tree) != nil {
            let folder = try Folder(tree, in: output)
            defer { folder.close() }
            try search(folder, path: RawPath(tree), written, parents)
        }
    }

    /// Those of them that stand where a build needs to put files or their folders.
    ///
    /// The files of the new site are all present; those that the last build did not write are new.
    func obstacles(to present: Set<String>, new: Set<String>) -> [String] {
        guard !files.isEmpty || !folders.isEmpty else { return [] }
        let parents = Self.parents(of: present)
        // A name that is no text is none of ours.
        return files.compactMap(\.text).filter { new.contains($0) || parents.contains($0) }
            + folders.compactMap(\.text).filter { present.contains($0) }
    }

    /// All folders above some files.
    private static func parents(of files: Set<String>) -> Set<String> {
        var parents: Set<String> = Set(Staging.trees)
        for path in files {
            var path = path[...]
            while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                path = path[..<slash]
                guard parents.insert(String(path)).inserted else { break }
            }
        }
        return parents
    }

    private mutating func search(
        _ folder: Folder,
        path: RawPath,
        _ written: Set<String>,
        _ parents: Set<String>
    ) throws(FileFailure) {
        var inner: [RawPath] = []
        var found: [RawPath] = []
        try folder.forEachEntry { entry throws(FileFailure) in
            let entryPath = path + entry.name
            if entry.kind == .folder {
                inner.append(entry.name)
            } else if !(entryPath.text.map(written.contains) ?? false) {
                found.append(entryPath)
            }
        }
        files += found
        for name in inner {
            let innerPath = path + name
            if !(innerPath.text.map(parents.contains) ?? false) { folders.append(innerPath) }
            let innerFolder = try Folder(name, in: folder)
            defer { innerFolder.close() }
            try search(innerFolder, path: innerPath, written, parents)
        }
    }

    /// Carries them over into a staged tree.
    func keep(in staging: Staging) throws(FileFailure) {
        for folder in folders {
            try staging.next.makeParents(of: folder, arePublic: true)
            try staging.next.makeFolder(folder)
        }
        for file in files { try staging.keepForeign(file) }
        // The innermost first: a folder may be closed to everything once it has its mode.
        for folder in folders.reversed() {
            guard let mode = try staging.output.status(of: folder)?.mode else { continue }
            try staging.next.setMode(mode, of: folder)
        }
    }
}
