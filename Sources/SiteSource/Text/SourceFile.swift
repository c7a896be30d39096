/// A file of the owner's, as it was read.
package struct SourceFile: Sendable {
    /// As the owner would type it: `content/pages/ada-intro.md`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The name without its folders.
    var name: Substring {
        path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    }

    /// The name without its folders and its ending, from which ids are made.
    var stem: Substring {
        let name = name
        return name.lastIndex(of: ".").map { name[..<$0] } ?? name
    }

    /// What follows the last dot of the name, in lower case.
    var ending: String {
        let name = name
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}
