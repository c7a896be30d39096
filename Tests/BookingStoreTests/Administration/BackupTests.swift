import FoundationEssentials
import GRDB
import Glibc
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

struct BackupTests {
    private let folder: StoreFolder
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        folder = try StoreFolder()
        store = try folder.open()
        samples = try Samples()
    }

    private func path(_ name: String) -> String { folder.folder.path + "/" + name }

    @Test func `a file that is there is not overwritten`() async throws {
        try folder.folder.write("backup", "precious")
        await #expect(throws: StoreFailure.exists(path: path("backup"))) {
            try await store.backup(to: path("backup"))
        }
        #expect(try folder.folder.text("backup") == "precious")
    }

    @Test func `a folder that is not there is named, and nothing is left behind`() async throws {
        await #expect {
            try await store.backup(to: path("no/backup"))
        } throws: { error in
            guard case StoreFailure.file(_, _, ENOENT) = error else { return false }
            return true
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
        #expect(!files.contains { $0.contains("unfinished") || $0.hasPrefix("no") })
    }

    @Test func `backups under way of bookings are each a moment between two of them`()
        async throws
    {
        let names = (0..<8).map { "backup-\($0)" }
        try await withThrowingTaskGroup { group in
            for caller in 0..<4 {
                group.addTask {
                    for round in 0..<100 {
                        let number = round * 4 + caller
                        _ = try await store.book(samples.order(number, at: number * 30))
                    }
                }
            }
            group.addTask {
                for name in names { try await store.backup(to: path(name)) }
            }
            try await group.waitForAll()
        }
        let all = "SELECT id FROM booking ORDER BY number"
        let order = try await store.database.read { try String.fetchAll($0, sql: all) }
        for name in names {
            var status = stat()
            #expect(unsafe stat(path(name), &status) == 0 && status.st_mode & 0o777 == 0o600)
            let copy = try BookingStore(at: path(name))
            #expect(try await copy.verify() == [])
            let numbers = try await copy.database.read { try String.fetchAll($0, sql: all) }
            #expect(numbers == Array(order.prefix(numbers.count)))
            try await copy.close()
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
        #expect(!files.contains { $0.contains("unfinished") })
    }
}
