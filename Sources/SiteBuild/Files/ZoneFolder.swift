import Glibc
package import Scheduling
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
        return KnownZones(contains: { isZone($0) }, all: { [] })
    }

    /// The rules of the zones; each question reads its file, so whoever asks often keeps answers.
    package var database: ZoneDatabase {
        ZoneDatabase(version: version, rules: { rules(named: $0) }, names: { names() })
    }

    /// The database's release, from the first line of its index, or from the file `+VERSION`.
    private var version: String? {
        let mark = "# version "
        if let line = firstLine(of: "tzdata.zi"), line.utf8.starts(with: mark.utf8) {
            return Self.release(line.utf8.dropFirst(mark.utf8.count))
        }
        return firstLine(of: "+VERSION").flatMap { Self.release($0.utf8[...]) }
    }

    /// A release such as `2026c`; `nil` for what does not look like one.
    private static func release(_ text: Substring.UTF8View) -> String? {
        let isPlain = text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isPlain && (1...20).contains(text.count) ? String(Substring(text)) : nil
    }

    private func firstLine(of file: String) -> String? {
        guard let bytes = start(of: file, count: 100) else { return nil }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// At most so many bytes of a file; `nil` when it cannot be read.
    private func start(of file: String, count: Int) -> [UInt8]? {
        guard let folder = try? Folder(path) else { return nil }
        defer { folder.close() }
        return try? folder.readPlain(file, limit: count, followingLinks: true)
    }

    private func rules(named name: String) -> ZoneRules? {
        // A larger file is refused by its size, without reading all of it. Some systems leave out
        // the names that zones had before.
        guard Self.isName(name),
            let bytes = start(of: name, count: 65_537)
                ?? start(of: RenamedZone.today(name), count: 65_537)
        else { return nil }
        return try? ZoneRules(name: name, bytes)
    }

    /// All names; without an index, those of the files that hold zones.
    private func names() -> [String] {
        let names = indexedNames()
        guard names.isEmpty else { return names.sorted() }
        guard let folder = try? Folder(path) else { return [] }
        defer { folder.close() }
        return files(in: folder, below: "", depth: 3).filter { isZone($0) }.sorted()
    }

    /// The files of a folder and of those in it that can be zones by name; some may be links.
    private func files(in folder: Folder, below prefix: String, depth: Int) -> [String] {
        var files: [String] = []
        try? folder.forEachEntry { entry throws(FileFailure) in
            // `posix` and `right` hold all zones again, without leap seconds and with them.
            guard let name = entry.name.text.map({ prefix + $0 }), Self.isName(name),
                name != "posix", name != "right"
            else { return }
            switch entry.kind {
            case .file, .link: files.append(name)
            case .folder:
                guard depth > 1, let inner = try? Folder(entry.name, in: folder) else { return }
                defer { inner.close() }
                files += self.files(in: inner, below: name + "/", depth: depth - 1)
            case .other: return
            }
        }
        return files
    }

    /// The names of the index: those of zones (`Z name …`) and of links (`L target name`).
    private func indexedNames() -> Set<String> {
        guard let folder = try? Folder(path) else { return [] }
        defer { folder.close() }
        guard let index = try? folder.read("tzdata.zi") else { return [] }
        var names = Set<String>(minimumCapacity: 1000)
        let bytes = index.span
        let (space, lineBreak) = (UInt8(ascii: " "), UInt8(ascii: "\n"))
        var start = 0
        while start < bytes.count {
            let wordsBefore =
                switch bytes[start] {
                case UInt8(ascii: "Z"): 1
                case UInt8(ascii: "L"): 2
                default: 0
                }
            let lineEnd = bytes.next(lineBreak, from: start)
            if wordsBefore > 0 {
                var name = start
                for _ in 0..<wordsBefore { name = bytes.next(space, from: name) + 1 }
                if name < lineEnd {
                    let end = min(bytes.next(space, from: name), lineEnd)
                    names.insert(String(decoding: index[name..<end], as: UTF8.self))
                }
            }
            start = lineEnd + 1
        }
        return names
    }

    /// Whether a name is that of a file that begins as zones do.
    private func isZone(_ name: String) -> Bool {
        Self.isName(name) && start(of: name, count: 4).map { $0.elementsEqual("TZif".utf8) } == true
    }

    /// Whether a text can be a zone's name, and so a path that does not lead out of the folder.
    ///
    /// Parts of letters, digits, `+`, `-` and `_`, joined by slashes: no dot, no empty part.
    private static func isName(_ name: String) -> Bool {
        guard name.utf8.count <= 100 else { return false }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy(Self.isPlain) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Swift.Span where Element == UInt8 {
    /// Where a byte stands first at or behind a place; the end when it does not.
    fileprivate func next(_ byte: UInt8, from start: Int) -> Int {
        var place = start
        while place < count, self[place] != byte { place += 1 }
        return place
    }
}
