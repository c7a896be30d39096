import TemporaryFolders
import Testing

@testable import FolderWatching

struct WatchedTreeTests {
    @Test func `an overflow of the system's queue asks for a full look`() throws {
        let folder = try TemporaryFolder()
        let queue = try NotificationQueue()
        var tree = WatchedTree(
            roots: [folder.path],
            except: [],
            isIgnored: EditorLeftovers.contains,
            instance: queue.instance
        )
        try tree.watchEverything()
        try tree.take(Notification(watch: -1, kind: .overflow, name: ""))
        #expect(tree.hasChanges)
        #expect(tree.takeChanges() == ChangeBatch(paths: [], isIncomplete: true))
        #expect(!tree.hasChanges)
    }

    @Test(arguments: [
        ("content", "."), ("a/content", "a"), ("/content", "/"), ("/a/b", "/a"), ("../x", ".."),
    ])
    func `a folder's parent is read from its path`(path: String, parent: String) {
        #expect(FilePath.parent(of: path) == parent)
    }

    @Test(arguments: [".", "..", "a/.."])
    func `a path that ends in dots tells no parent`(path: String) {
        #expect(FilePath.parent(of: path) == nil)
    }

    @Test func `a piece cut short gives its whole records only`() {
        let record: [UInt8] =
            [1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0] + Array("ab".utf8) + [0, 0]
        let notifications = Notification.all(in: record + record.prefix(17))
        #expect(notifications.map(\.name) == ["ab"])
        #expect(notifications.first?.kind == .written)
    }
}
