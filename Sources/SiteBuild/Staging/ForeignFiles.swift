import Glibc

/// The files below the output folder that no build wrote.
///
/// They are never overwritten and never removed: a build that needs one of their names fails, and
/// one that exchanges the whole tree carries them over.
struct ForeignFiles {
    private(set) var files: [String] = []
    private(set) var folders: [String] = []

    /// Finds them in the trees, given all that the last build wrote.
    init(in output: Folder, besides written: Set<String>) throws(FileFailure) {
        var parents: Set<String> = Set(Staging.trees)
        for path in written {
            var path = path[...]
            while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                path = path[..<slash]
                guard parents.insert(String(path)).inserted else { break }
            }
        }
        for tree in Staging.trees where try output.stamp(of: tree) != nil {
            let folder = try Folder(making: tree, in: output)
            defer { folder.close() }
            try search(folder, path: tree, written, parents)
        }
    }

    private mutating func search(
        _ folder: Folder,
        path: String,
        _ written: Set<String>,
        _ parents: Set<String>
    ) throws(FileFailure) {
        var inner: [String] = []
        var found: [String] = []
        try folder.forEachEntry { entry throws(FileFailure) in
            if entry.kind == .folder {
                inner.append(entry.name)
            } else if !written.contains(path + "/" + entry.name) {
                found.append(path + "/" + entry.name)
            }
        }
        files += found
        for name in inner {
            let innerPath = path + "/" + name
            if !parents.contains(innerPath) { folders.append(innerPath) }
            let innerFolder = try Folder(making: name, in: folder)
            defer { innerFolder.close() }
            try search(innerFolder, path: innerPath, written, parents)
        }
    }

    /// Carries them over into a staged tree.
    func keep(in staging: Staging) throws(FileFailure) {
        for folder in folders {
            try staging.next.makeParents(of: folder)
            try staging.next.makeFolder(folder)
        }
        for file in files { try staging.keep(file) }
    }
}
