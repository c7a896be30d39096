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
    private var name: Substring.UTF8View {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        return path.utf8[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
    }

    /// The name without its folders and its ending, from which ids are made.
    var stem: String {
        let name = name
        let dot = name.lastIndex(of: UInt8(ascii: "."))
        return String(decoding: name[..<(dot ?? name.endIndex)], as: UTF8.self)
    }

    /// What follows the last dot of the name, in lower case.
    var ending: String {
        let name = name
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        let ending = String(decoding: name[dot...].dropFirst(), as: UTF8.self)
        let isLower = ending.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isLower ? ending : ending.lowercased()
    }
}
