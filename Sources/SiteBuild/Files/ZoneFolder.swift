import Glibc
package import SiteSource

/// The machine's time-zone database, read from the folder of the `tzdata` package.
package struct ZoneFolder: Sendable {
    private let path: String
    /// All names, canonical and old, as the database's own index lists them.
    private let names: Set<String>

    /// Reads the index of the database (`tzdata.zi`); without one, names are looked up as files.
    package init(_ path: String = "/usr/share/zoneinfo") {
        self.path = path
        var names: Set<String> = []
        if let folder = try? Folder(path), let index = try? folder.read("tzdata.zi") {
            folder.close()
            for line in index.split(separator: UInt8(ascii: "\n")) {
                let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
                let word: ArraySlice<UInt8>? =
                    switch words.first {
                    case [UInt8(ascii: "Z")] where words.count > 1: words[1]
                    case [UInt8(ascii: "L")] where words.count > 2: words[2]
                    default: nil
                    }
                if let word { names.insert(String(decoding: word, as: UTF8.self)) }
            }
        }
        self.names = names
    }

    package var known: KnownZones {
        KnownZones(contains: { contains($0) }, all: { names.sorted() })
    }

    private func contains(_ name: String) -> Bool {
        guard names.isEmpty else { return names.contains(name) }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.first != UInt8(ascii: ".") })
        else { return false }
        var status = stat()
        return unsafe stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
