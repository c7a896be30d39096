import FoundationEssentials
import GRDB
import Scheduling
import Testing

@testable import BookingStore

struct VerificationTests {
    private let store: BookingStore

    init() async throws {
        store = try BookingStore.inMemory()
        let samples = try Samples { $0.seats = .limited(3) }
        _ = try await store.book(samples.order(1, guests: ["g@example.org"]))
        _ = try await store.book(samples.order(2))
        _ = try await store.book(samples.order(3, at: 60, request: Samples.request(3)))
        _ = try await store.move(samples.move(3, to: 90))
        _ = try await store.book(samples.order(4, at: 240))
        _ = try await store.cancel(Samples.manage(4), at: Samples.now, reason: nil)
    }

    @Test(
        arguments: [
            ("DELETE FROM claim", "the host's time is not taken"),
            ("UPDATE meeting SET start = start - 60", "other"),
            ("UPDATE booking SET host = 'bob'", "the host's time is not taken"),
            ("UPDATE booking SET page = 'other' WHERE meeting IS NOT NULL", "of another page"),
            ("UPDATE booking SET start = start + 60", "where its last change left it"),
            ("UPDATE booking SET sequence = 0", "where its last change left it"),
            ("DELETE FROM notice; DELETE FROM version WHERE sequence = 0", "where its last change"),
            ("UPDATE version SET kind = 'moved' WHERE kind = 'cancelled'", "where its last change"),
            ("UPDATE meeting SET taken = 1", "another number of bookings"),
            ("INSERT INTO meeting VALUES (99, 'a', 'b', 1, 2, 1, 0)", "takes nobody's time"),
            ("UPDATE booking SET customerEmail = 'nobody'", "cannot be read"),
            ("UPDATE booking SET cancelPolicy = 'perhaps'", "cannot be read"),
            ("UPDATE version SET made = 99999999999", "cannot be read"),
            ("DROP TRIGGER claimOverlaps", "not those of this program"),
            ("CREATE TABLE sheep (name TEXT)", "not those of this program"),
            ("DELETE FROM meeting", "refers to no meeting"),
            ("DELETE FROM booking", "refers to no"),
        ]
    )
    func `each fault is found`(sql: String, words: String) async throws {
        #expect(try await store.verify() == [])
        try await store.tamper(sql, withForeignKeys: false)
        let problems = try await store.verify()
        #expect(problems.contains { $0.contains(words) }, "\(problems)")
    }

    @Test func `claims that overlap are found`() async throws {
        try await store.database.writeWithoutTransaction { db in
            let trigger = try #require(
                try String.fetchOne(
                    db,
                    sql: "SELECT sql FROM sqlite_schema WHERE name = 'claimOverlaps'"
                )
            )
            try db.execute(sql: "DROP TRIGGER claimOverlaps")
            try db.execute(
                sql: """
                    INSERT INTO claim SELECT host, start + 1, "end" + 1, meeting, page FROM claim
                    """
            )
            try db.execute(sql: trigger)
        }
        #expect(try await store.verify().contains { $0.contains("overlaps the next one") })
    }

    @Test func `a damaged file is told, and nothing else is asked of it`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let samples = try Samples()
        for number in 0..<200 { _ = try await store.book(samples.order(number, at: number * 30)) }
        try await store.close()
        var bytes = try Data(contentsOf: URL(filePath: folder.path))
        // A page far from the head, which holds rows.
        let page = (bytes.count / 4096 - 3) * 4096
        bytes.replaceSubrange(page..<page + 4096, with: Data(count: 4096))
        try bytes.write(to: URL(filePath: folder.path))
        let damaged = try folder.open()
        let problems = try await damaged.verify()
        #expect(problems.first?.hasPrefix("the file is damaged") == true, "\(problems)")
    }

    @Test func `problems name no customer`() async throws {
        try await store.tamper("UPDATE booking SET customerEmail = 'nobody'")
        let text = try await store.verify().joined()
        #expect(!text.contains("Grace") && !text.contains("nobody"))
    }
}
