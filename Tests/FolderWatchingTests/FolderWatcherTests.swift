import TemporaryFolders
import Testing

@testable import FolderWatching

@Suite(.timeLimit(.minutes(1)))
struct FolderWatcherTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("content/pages")
        try folder.write("content/pages/old.md")
    }

    private func watcher(quiet: Duration = .milliseconds(10)) throws -> FolderWatcher {
        try FolderWatcher(
            folders: [folder.path + "/content"],
            except: [folder.path + "/content/output"],
            quiet: quiet,
            longest: .seconds(20)
        )
    }

    private func expect(
        _ names: String...,
        from watcher: FolderWatcher,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let wanted = Set(names.map { folder.path + "/content/" + $0 })
        var seen: Set<String> = []
        while !seen.isSuperset(of: wanted) {
            let batch = try #require(await watcher.next(), sourceLocation: sourceLocation)
            seen.formUnion(batch.paths)
        }
        #expect(seen == wanted, sourceLocation: sourceLocation)
    }

    @Test func `what editors leave behind is not a change`() async throws {
        let watcher = try watcher(quiet: .milliseconds(300))
        for name in ["4913", ".new.md.swp", "new.md~", "#new.md#", "new.md.bak", "_draft.md"] {
            try folder.write("content/pages/" + name)
        }
        try folder.write("content/pages/new.md")
        try await expect("pages/new.md", from: watcher)
    }

    @Test func `the output folder is not watched`() async throws {
        let watcher = try watcher(quiet: .milliseconds(300))
        try folder.makeFolder("content/output/site")
        try folder.write("content/output/site/index.html")
        try folder.write("content/site.yaml")
        try await expect("site.yaml", from: watcher)
    }

    @Test func `a new file is a change`() async throws {
        let watcher = try watcher()
        try folder.write("content/pages/new.md")
        try await expect("pages/new.md", from: watcher)
    }

    @Test func `a written file is a change`() async throws {
        let watcher = try watcher()
        try folder.write("content/pages/old.md", "other text")
        try await expect("pages/old.md", from: watcher)
    }

    @Test func `a file renamed over another is a change of both names`() async throws {
        try folder.write("content/pages/draft.md")
        let watcher = try watcher(quiet: .milliseconds(300))
        try folder.rename("content/pages/draft.md", to: "content/pages/old.md")
        try await expect("pages/draft.md", "pages/old.md", from: watcher)
    }

    @Test func `a removed file is a change`() async throws {
        let watcher = try watcher()
        try folder.remove("content/pages/old.md")
        try await expect("pages/old.md", from: watcher)
    }

    @Test func `a link is a change`() async throws {
        let watcher = try watcher()
        try folder.link("content/pages/link.md", to: "old.md")
        try await expect("pages/link.md", from: watcher)
    }

    @Test func `a new folder is watched, and what is in it already is a change`() async throws {
        let watcher = try watcher(quiet: .milliseconds(300))
        try folder.makeFolder("content/pages/team/north")
        try folder.write("content/pages/team/north/ada.md")
        try await expect(
            "pages/team",
            "pages/team/north",
            "pages/team/north/ada.md",
            from: watcher
        )
        try folder.write("content/pages/team/north/ben.md")
        try await expect("pages/team/north/ben.md", from: watcher)
    }

    @Test func `a moved folder is watched under its new name`() async throws {
        try folder.makeFolder("content/pages/a/b")
        try folder.write("content/pages/a/b/ada.md")
        let watcher = try watcher(quiet: .milliseconds(300))
        try folder.rename("content/pages/a", to: "content/pages/z")
        try await expect("pages/a", "pages/z", "pages/z/b", "pages/z/b/ada.md", from: watcher)
        try folder.write("content/pages/z/b/ada.md", "other text")
        try await expect("pages/z/b/ada.md", from: watcher)
    }

    @Test func `a folder moved out is no longer watched`() async throws {
        try folder.makeFolder("content/pages/a")
        let watcher = try watcher(quiet: .milliseconds(300))
        try folder.rename("content/pages/a", to: "away")
        try await expect("pages/a", from: watcher)
        try folder.write("away/ada.md")
        try folder.write("content/pages/old.md", "other text")
        try await expect("pages/old.md", from: watcher)
    }

    @Test func `a burst is one batch`() async throws {
        let watcher = try watcher(quiet: .milliseconds(500))
        for number in 0..<200 { try folder.write("content/pages/page-\(number).md") }
        let batch = try #require(await watcher.next())
        #expect(batch.paths.count == 200)
        #expect(!batch.isIncomplete)
    }

    @Test func `a root that is made again is seen`() async throws {
        let watcher = try watcher()
        try folder.remove("content")
        try folder.makeFolder("content/hosts")
        var batch = try #require(await watcher.next())
        while !batch.isIncomplete { batch = try #require(await watcher.next()) }
        try folder.write("content/hosts/ada.md")
        while !batch.paths.contains(folder.path + "/content/hosts/ada.md"), !batch.isIncomplete {
            batch = try #require(await watcher.next())
        }
    }

    @Test func `the sequence ends when its task is cancelled`() async throws {
        let watcher = try watcher()
        let reader = Task {
            var count = 0
            for try await _ in watcher.batches { count += 1 }
            return count
        }
        reader.cancel()
        #expect(try await reader.value == 0)
    }
}
