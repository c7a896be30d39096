import TemporaryFolders
import Testing

@testable import SiteBuild

struct WorkshopTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    /// A first site, put in place as a build does.
    private func putInPlace(_ files: [String: String], _ shape: Staging.Shape) throws {
        let workshop = try Workshop(outputPath: place.path)
        defer { workshop.close() }
        try workshop.commit(stage(files, shape, in: workshop), record: BuildRecord())
    }

    private func stage(
        _ files: [String: String],
        _ shape: Staging.Shape,
        in workshop: Workshop
    ) throws -> Journal {
        let staging = try Staging(shape, in: workshop, hasFormer: true)
        defer { staging.close() }
        for (path, text) in files { _ = try staging.write(path, Array(text.utf8)) }
        return shape == .tree
            ? try staging.treeJournal() : .pieces(moves: files.keys.sorted(), removals: [])
    }

    @Test(arguments: [Staging.Shape.tree, .pieces])
    func `staged files are not seen before they are put in place`(shape: Staging.Shape) throws {
        try putInPlace(["site/a/index.html": "old"], .tree)
        let workshop = try Workshop(outputPath: place.path)
        defer { workshop.close() }
        _ = try stage(["site/a/index.html": "new", "site/b/index.html": "b"], shape, in: workshop)
        #expect(try place.files() == ["site/a/index.html": "old"])
        try workshop.recover()
        #expect(try place.files() == ["site/a/index.html": "old"])
    }

    @Test(arguments: [Staging.Shape.tree, .pieces])
    func `a journal that was written down is completed`(shape: Staging.Shape) throws {
        try putInPlace(["site/a/index.html": "old"], .tree)
        let workshop = try Workshop(outputPath: place.path)
        defer { workshop.close() }
        let files = ["site/a/index.html": "new", "site/b/index.html": "b"]
        let journal = try stage(files, shape, in: workshop)
        try workshop.folder.write(Workshop.journal, journal.encoded)
        try workshop.recover()
        #expect(try place.files() == files)
        try workshop.recover()
        #expect(try place.files() == files)
    }

    @Test func `pieces that are in place already are passed over`() throws {
        try putInPlace(["site/a/index.html": "old"], .tree)
        let workshop = try Workshop(outputPath: place.path)
        defer { workshop.close() }
        _ = try stage(["site/b/index.html": "b"], .pieces, in: workshop)
        let journal = Journal.pieces(
            moves: ["site/a/index.html", "site/b/index.html"],
            removals: ["site/c/index.html"]
        )
        try workshop.commit(journal, record: BuildRecord())
        #expect(try place.files() == ["site/a/index.html": "old", "site/b/index.html": "b"])
    }

    @Test func `removing a page removes its empty folder but not the tree`() throws {
        try putInPlace(["site/a/index.html": "a"], .tree)
        let workshop = try Workshop(outputPath: place.path)
        defer { workshop.close() }
        _ = try stage([:], .pieces, in: workshop)
        try workshop.commit(
            .pieces(moves: [], removals: ["site/a/index.html"]),
            record: BuildRecord()
        )
        #expect(try workshop.output.stamp(of: "site/a") == nil)
        #expect(try workshop.output.stamp(of: "site") != nil)
    }

    @Test func `an equal file keeps its inode and its time`() throws {
        try putInPlace(["site/a/index.html": "same", "site/b/index.html": "old"], .tree)
        let output = try Folder(place.path)
        defer { output.close() }
        let before = try output.stamp(of: "site/a/index.html")?.ofContent
        try putInPlace(["site/a/index.html": "same", "site/b/index.html": "new"], .tree)
        #expect(try output.stamp(of: "site/a/index.html")?.ofContent == before)
        #expect(try place.files()["site/b/index.html"] == "new")
    }

    @Test(arguments: [
        Journal.trees([.init(name: "site", inode: .max), .init(name: "studio", inode: 1)]),
        .pieces(moves: ["site/a/b", "site/é"], removals: ["studio/c"]),
        .pieces(moves: [], removals: []),
    ])
    func `a journal is read back as it was written`(journal: Journal) {
        #expect(Journal(encoded: journal.encoded) == journal)
        for length in 0..<journal.encoded.count {
            #expect(Journal(encoded: Array(journal.encoded.prefix(length))) == nil)
        }
    }

    @Test(arguments: ["../x", "site/../../x", "/etc/x", "site//x", "other/x", "site", ""])
    func `a journal cannot name a place outside the trees`(path: String) {
        #expect(Journal(encoded: Journal.pieces(moves: [path], removals: []).encoded) == nil)
        #expect(Journal(encoded: Journal.pieces(moves: [], removals: [path]).encoded) == nil)
    }
}
