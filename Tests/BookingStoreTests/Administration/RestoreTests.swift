import FoundationEssentials
import GRDB
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

struct RestoreTests {
    private let folder: StoreFolder
    private let samples: Samples
    private var backup: String { folder.folder.path + "/backup" }

    /// A backup with booking 1, and a database with bookings 1 and 2.
    init() async throws {
        folder = try StoreFolder()
        samples = try Samples()
        let store = try folder.open()
        _ = try await store.book(samples.order(1, request: Samples.request(1)))
        try await store.backup(to: folder.folder.path + "/backup")
        _ = try await store.book(samples.order(2, at: 60))
        try await store.close()
    }

    private func ids(in store: BookingStore) async throws -> [BookingID] {
        try await store.bookings(matching: BookingFilter()).map(\.id)
    }

    private func expectUnchanged() async throws {
        let store = try folder.open()
        #expect(try await ids(in: store).count == 2)
        #expect(try await store.epoch() == 1)
        try await store.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
        #expect(!files.contains { $0.contains("unfinished") || $0.contains("replaced") })
    }

    @Test func `a database that is open is not replaced`() async throws {
        let store = try folder.open()
        #expect {
            try BookingStore.restore(backup, to: folder.path)
        } throws: { error in
            guard case StoreFailure.held = error else { return false }
            return true
        }
        try await store.close()
        try await expectUnchanged()
    }

    @Test func `what is no backup replaces nothing`() async throws {
        try folder.folder.write("text", "hello")
        let text = folder.folder.path + "/text"
        #expect(throws: StoreFailure.foreign(path: text)) {
            try BookingStore.restore(text, to: folder.path)
        }
        #expect(throws: StoreFailure.self) {
            try BookingStore.restore(folder.folder.path + "/nothing", to: folder.path)
        }
        let empty = folder.folder.path + "/empty"
        try folder.folder.write("empty", "")
        #expect(throws: StoreFailure.foreign(path: empty)) {
            try BookingStore.restore(empty, to: folder.path)
        }
        try await expectUnchanged()
    }

    @Test func `a backup that is not there replaces nothing and makes no folder`() throws {
        let nothing = folder.folder.path + "/nothing"
        #expect(throws: StoreFailure.noBackup(path: nothing)) {
            try BookingStore.restore(nothing, to: folder.folder.path + "/new/b.sqlite")
        }
        #expect(!Disk.exists(folder.folder.path + "/new"))
    }

    @Test func `a database with a log beside it is no backup`() async throws {
        try folder.folder.write("backup-wal", "frames")
        #expect(throws: StoreFailure.self) { try BookingStore.restore(backup, to: folder.path) }
        try await expectUnchanged()
    }

    @Test func `a damaged backup replaces nothing, and its problems are told`() async throws {
        let damaged = try DatabaseQueue(path: backup)
        try damaged.inDatabase { try $0.execute(sql: "DELETE FROM claim") }
        try damaged.close()
        #expect {
            try BookingStore.restore(backup, to: folder.path)
        } throws: { error in
            guard case StoreFailure.damaged(let problems) = error else { return false }
            return problems.contains { $0.contains("the host's time is not taken") }
        }
        try await expectUnchanged()
    }

    @Test func `a backup of a newer program replaces nothing`() async throws {
        let newer = try DatabaseQueue(path: backup)
        try newer.inDatabase { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('Keep sheep')")
        }
        try newer.close()
        #expect(throws: StoreFailure.newer(path: backup)) {
            try BookingStore.restore(backup, to: folder.path)
        }
        try await expectUnchanged()
    }

    @Test func `the backup takes the place, and the former database is kept`() async throws {
        let before = try Data(contentsOf: URL(filePath: backup))
        let restored = try BookingStore.restore(backup, to: folder.path)
        #expect(restored.former == folder.path + ".replaced-1")
        #expect(try Data(contentsOf: URL(filePath: backup)) == before)
        let store = try folder.open()
        #expect(try await ids(in: store) == [samples.order(1).booking.id])
        let former = try BookingStore(at: try #require(restored.former))
        #expect(try await ids(in: former).count == 2)
        // What the backup does not know can be booked again.
        _ = try await store.book(samples.order(3, at: 60))
        #expect(try await store.verify() == [])
    }

    @Test func `notices that wait in a backup are never sent, and a new epoch begins`()
        async throws
    {
        let restored = try BookingStore.restore(backup, to: folder.path)
        #expect(restored.withdrawnNotices == 2)
        let store = try folder.open()
        #expect(try await store.dueNotices(at: .last, limit: 100).isEmpty)
        #expect(try await store.epoch() == 2)
        _ = try await store.book(samples.order(3, at: 60))
        #expect(try await store.dueNotices(at: .last, limit: 100).count == 2)
        // A request of before is still known.
        let again = try samples.order(4, at: 120, request: Samples.request(1))
        #expect(try await store.book(again) == .repeated(samples.order(1).booking))
        try await store.close()
        #expect(try BookingStore.restore(backup, to: folder.path).former?.hasSuffix("-2") == true)
    }

    @Test func `the same backup, put in place twice, begins two epochs`() async throws {
        #expect(try BookingStore.restore(backup, to: folder.path).epoch == 2)
        #expect(try BookingStore.restore(backup, to: folder.path).epoch == 3)
        let store = try folder.open()
        #expect(try await store.epoch() == 3)
    }

    @Test func `keys of a backup are gone, as they may have been revoked`() async throws {
        let store = try folder.open()
        let digest = try #require(TokenDigest(bytes: Array(0..<32)))
        let key = OwnerKey(
            name: try #require(DefinitionID("crm")),
            scopes: [.bookings],
            created: Samples.now,
            expires: nil
        )
        try await store.add(key, of: digest)
        let copy = folder.folder.path + "/copy"
        try await store.backup(to: copy)
        #expect(try await store.revoke(key.name))
        try await store.close()
        #expect(try BookingStore.restore(copy, to: folder.path).withdrawnKeys == 1)
        let restored = try folder.open()
        #expect(try await restored.key(of: digest) == nil)
    }

    @Test func `the log of a database that was not closed does not reach the new one`()
        async throws
    {
        do {
            let store = try folder.open()
            for number in 5..<40 {
                _ = try await store.book(samples.order(number, at: number * 30))
            }
        }
        let restored = try BookingStore.restore(backup, to: folder.path)
        let store = try folder.open()
        #expect(try await ids(in: store).count == 1)
        let former = try BookingStore(at: try #require(restored.former))
        #expect(try await ids(in: former).count == 37)
    }

    @Test func `a database that cannot be read is replaced as well`() async throws {
        try folder.folder.write("bookplate.sqlite", "ruined")
        let restored = try BookingStore.restore(backup, to: folder.path)
        #expect(try folder.folder.text("bookplate.sqlite.replaced-1") == "ruined")
        #expect(restored.former != nil)
        let store = try folder.open()
        #expect(try await ids(in: store).count == 1)
    }

    @Test func `a backup can be put where nothing was`() async throws {
        let path = folder.folder.path + "/elsewhere/b.sqlite"
        #expect(try BookingStore.restore(backup, to: path).former == nil)
        let store = try BookingStore(at: path)
        #expect(try await ids(in: store).count == 1)
    }
}
