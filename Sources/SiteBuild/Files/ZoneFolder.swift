import Glibc
package import SiteSource

/// The machine's time-zone database, in the folder of the `tzdata` package.
package struct ZoneFolder: Sendable {
    private let path: String

    package init(_ path: String = "/usr/share/zoneinfo") { self.path = path }

    /// The zones, read from the database's own index (`tzdata.zi`).
    ///
    /// Without an index, names are looked up as files and none can be suggested.
    package var known: KnownZones {
        let names = indexedNames()
        guard names.isEmpty else { return KnownZones(names) }
        return KnownZones(contains: { contains($0) }, all: { [] })
    }

    /// The names of the index: those of zones (`Z name …`) and of links (`L target name`).
    private func indexedNames() -> Set<String> {
        guard let folder = try? Folder(path) else { return [] }
        defer { folder.close() }
        guard let index = try? folder.read("tzdata.zi") else { return [] }
        var names: Set<String> = []
        var start = 0
        while start < index.count {
            var end = start
            while end < index.count, index[end] != UInt8(ascii: "\n") { end += 1 }
            let word =
                switch index[start] {
                case UInt8(ascii: "Z"): 1
                case UInt8(ascii: "L"): 2
                default: 0
                }
            if word > 0 {
                let words = index[start..<end].split(separator: UInt8(ascii: " "), maxSplits: 3)
                if words.count > word { names.insert(String(decoding: words[word], as: UTF8.self)) }
            }
            start = end + 1
        }
        return names
    }

    private func contains(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.first != UInt8(ascii: ".") })
        else { return false }
        var status = stat()
        return unsafe stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
