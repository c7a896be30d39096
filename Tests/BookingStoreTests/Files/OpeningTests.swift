import FoundationEssentials
import GRDB
import Glibc
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

struct OpeningTests {
    private let folder: StoreFolder

    init() throws { folder = try StoreFolder() }

    private func mode(of name: String) throws -> mode_t {
        var status = stat()
        try #require(unsafe stat(folder.folder.path + "/" + name, &status) == 0, "\(name)")
        return status.st_mode & 0o777
    }

    private static let next = Schema(
        migrations: Schema.current.migrations + [
            Schema.Migration(name: "Keep sheep", sql: "CREATE TABLE sheep (name TEXT) STRICT")
        ]
    )

    private static let failing = Schema(
        migrations: Schema.current.migrations + [
            Schema.Migration(
                name: "Fail",
                sql: "CREATE TABLE sheep (name TEXT) STRICT; DROP TABLE booking; DROP TABLE no"
            )
        ]
    )

    @Test func `a second store of one file is refused and told who has it`() async throws {
        let store = try folder.open()
        try store.announce(address: "127.0.0.1:8081")
        let holder = StoreHolder(process: getpid(), address: "127.0.0.1:8081")
        #expect(throws: StoreFailure.held(by: holder, path: folder.path)) {
            _ = try folder.open()
        }
        // The refused one has not taken away what protects the first.
        _ = try await store.book(Samples().order(1))
        try await store.close()
        let next = try folder.open()
        #expect(try await next.count("SELECT count(*) FROM booking") == 1)
    }

    @Test(arguments: ["", "-wal"])
    func `nothing is confirmed that goes into a file nobody finds again`(
        ending: String
    ) async throws {
        let store = try folder.open()
        _ = try await store.book(Samples().order(1))
        try Disk.rename(folder.path + ending, to: folder.path + ".moved")
        await #expect(throws: StoreFailure.self) {
            _ = try await store.book(Samples().order(2, at: 60))
        }
        // Another file in its place is not the one that is written.
        try Disk.createEmpty(folder.path + ending)
        await #expect(throws: StoreFailure.self) {
            _ = try await store.book(Samples().order(2, at: 60))
        }
        try Disk.rename(folder.path + ".moved", to: folder.path + ending)
        _ = try await store.book(Samples().order(2, at: 60))
        try await store.close()
        #expect(try await folder.open().count("SELECT count(*) FROM booking") == 2)
    }

    @Test func `a store of the same file by another name is refused`() async throws {
        let store = try folder.open()
        try folder.folder.makeFolder("elsewhere")
        try folder.folder.link("elsewhere/link.sqlite", to: folder.path)
        #expect(throws: StoreFailure.self) {
            _ = try BookingStore(at: folder.folder.path + "/elsewhere/link.sqlite")
        }
        #expect(!Disk.exists(folder.folder.path + "/elsewhere/link.sqlite.lock"))
        try await store.close()
    }

    @Test(arguments: ["hello, this is no database at all", "SQLite format 3 is what it says"])
    func `a file that is no database is left as it is`(text: String) throws {
        try folder.folder.write("bookplate.sqlite", text)
        #expect(throws: StoreFailure.foreign(path: folder.path)) { _ = try folder.open() }
        #expect(try folder.folder.text("bookplate.sqlite") == text)
    }

    @Test func `a database of another program is left as it is`() throws {
        let other = try DatabaseQueue(path: folder.path)
        try other.inDatabase { try $0.execute(sql: "CREATE TABLE booking (id INTEGER)") }
        try other.close()
        let before = try Data(contentsOf: URL(filePath: folder.path))
        #expect(throws: StoreFailure.foreign(path: folder.path)) { _ = try folder.open() }
        #expect(try Data(contentsOf: URL(filePath: folder.path)) == before)
    }

    @Test func `a database that a newer program has changed is refused`() async throws {
        let newer = try BookingStore(at: folder.path, schema: Self.next)
        try await newer.close()
        let before = try Data(contentsOf: URL(filePath: folder.path))
        #expect(throws: StoreFailure.newer(path: folder.path)) { _ = try folder.open() }
        #expect(try Data(contentsOf: URL(filePath: folder.path)) == before)
    }

    @Test func `a change of the tables that fails leaves the old ones`() async throws {
        let old = try folder.open()
        _ = try await old.book(Samples().order(1))
        try await old.close()
        #expect(throws: StoreFailure.self) {
            _ = try BookingStore(at: folder.path, schema: Self.failing)
        }
        let again = try folder.open()
        #expect(try await again.count("SELECT count(*) FROM booking") == 1)
        #expect(try await again.verify() == [])
    }

    @Test func `before the tables change a copy is made`() async throws {
        let old = try folder.open()
        _ = try await old.book(Samples().order(1))
        try await old.close()
        let name = "bookplate.sqlite.before-\(Self.next.migrations.count)"
        try folder.folder.write(name, "an older copy")
        let new = try BookingStore(at: folder.path, schema: Self.next)
        #expect(try await new.count("SELECT count(*) FROM sheep") == 0)
        #expect(try await new.count("SELECT count(*) FROM booking") == 1)
        try await new.close()
        let copy = try BookingStore(at: folder.folder.path + "/" + name)
        #expect(try await copy.count("SELECT count(*) FROM booking") == 1)
        #expect(try mode(of: name) == 0o600)
    }

    @Test func `commits wait for the disk, and what is deleted is overwritten`() async throws {
        let store = try folder.open()
        let settings = [
            "synchronous": "2", "journal_mode": "wal", "secure_delete": "1", "foreign_keys": "1",
            "busy_timeout": "5000",
        ]
        for (name, value) in settings {
            let set = try await store.database.writeWithoutTransaction { db in
                try String.fetchOne(db, sql: "PRAGMA \(name)")
            }
            #expect(set == value, "\(name)")
        }
    }

    @Test func `whoever reads cannot write, nor move the log into the file`() async throws {
        let store = try folder.open()
        for sql in ["DELETE FROM meta", "PRAGMA wal_checkpoint(TRUNCATE)"] {
            await #expect(throws: DatabaseError.self) {
                try await store.database.read { try $0.execute(sql: sql) }
            }
        }
        #expect(try await store.epoch() == 1)
    }

    @Test func `nobody but the owner can read the files`() async throws {
        let path = folder.folder.path + "/new/deep/b.sqlite"
        let store = try BookingStore(at: path)
        _ = try await store.book(Samples().order(1))
        for name in ["b.sqlite", "b.sqlite-wal", "b.sqlite-shm", "b.sqlite.lock"] {
            #expect(try mode(of: "new/deep/" + name) == 0o600, "\(name)")
        }
        #expect(try mode(of: "new") == 0o700)
        #expect(try mode(of: "new/deep") == 0o700)
    }

    @Test func `what was booked is there after the next start, closed or not`() async throws {
        let order = try Samples().order(1)
        do {
            let store = try folder.open()
            _ = try await store.book(order)
        }
        let second = try folder.open()
        #expect(try await second.booking(managedBy: order.manage) == order.booking)
        try await second.close()
        // Closing leaves nothing in the log.
        #expect(((try? folder.folder.text("bookplate.sqlite-wal")) ?? "").isEmpty)
        let third = try folder.open()
        #expect(try await third.booking(managedBy: order.manage) == order.booking)
    }

    @Test func `a folder in the place of the file is named`() throws {
        try folder.folder.makeFolder("bookplate.sqlite")
        #expect {
            _ = try folder.open()
        } throws: { error in
            (error as? StoreFailure)?.message.contains(folder.path) == true
        }
    }

    @Test func `a folder that cannot be made is named`() throws {
        try folder.folder.write("file")
        let path = folder.folder.path + "/file/b.sqlite"
        #expect(throws: StoreFailure.self) { _ = try BookingStore(at: path) }
    }
}
