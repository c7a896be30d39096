import Scheduling
import Testing

@testable import BookingStore

struct OwnerKeyTests {
    private let store: BookingStore

    init() throws { store = try BookingStore.inMemory() }

    private func key(
        _ name: String = "crm",
        days: Int? = 90,
        now: Instant = Samples.now
    ) throws
        -> OwnerKey
    {
        OwnerKey(
            name: try #require(DefinitionID(name)),
            scopes: [.bookings],
            created: now,
            expires: days.map { Instant(clamping: now.seconds + $0 * 86_400) }
        )
    }

    private func digest(_ byte: UInt8) throws -> TokenDigest {
        try #require(TokenDigest(bytes: [UInt8](repeating: byte, count: 32)))
    }

    @Test func `a digest that nobody has has no key`() async throws {
        try await store.add(key(), of: digest(1))
        #expect(try await store.key(of: digest(2)) == nil)
        #expect(try await store.revoke(#require(DefinitionID("other"))) == false)
        try await store.noteUse(of: digest(2), on: .first)
    }

    @Test func `a name is given once, until its key has expired`() async throws {
        try await store.add(key(), of: digest(1))
        await #expect(throws: OwnerKeyRefusal.nameTaken) {
            try await store.add(key(), of: digest(2))
        }
        #expect(try await store.key(of: digest(1)) == key())
        #expect(try await store.key(of: digest(2)) == nil)
        let end = try #require(try key().expires)
        let last = Instant(clamping: end.seconds - 1)
        await #expect(throws: OwnerKeyRefusal.nameTaken) {
            try await store.add(key(now: last), of: digest(2))
        }
        try await store.add(key(now: end), of: digest(2))
        #expect(try await store.key(of: digest(1)) == nil)
        #expect(try await store.key(of: digest(2)) == key(now: end))
    }

    @Test func `a digest is kept once`() async throws {
        try await store.add(key(), of: digest(1))
        await #expect(throws: StoreFailure.self) { try await store.add(key("b"), of: digest(1)) }
        #expect(try await store.key(of: digest(1)) == key())
    }

    @Test func `a revoked key is gone`() async throws {
        let name = try #require(DefinitionID("crm"))
        try await store.add(key(days: nil), of: digest(1))
        #expect(try await store.revoke(name))
        #expect(try await store.key(of: digest(1)) == nil)
        #expect(try await store.revoke(name) == false)
        try await store.add(key(), of: digest(2))
        #expect(try await store.key(of: digest(1)) == nil)
    }

    @Test func `the last day of use is kept, and never an earlier one`() async throws {
        try await store.add(key(), of: digest(1))
        let day = try #require(CivilDate(year: 2026, month: 12, day: 1))
        let before = try #require(day.adding(days: -1))
        #expect(try await store.key(of: digest(1))?.lastUsed == nil)
        for used in [day, before, day] { try await store.noteUse(of: digest(1), on: used) }
        #expect(try await store.key(of: digest(1))?.lastUsed == day)
    }

    @Test func `a key is good from its making to the moment before its end`() throws {
        let key = try key()
        let end = try #require(key.expires)
        #expect(key.allows(.bookings, at: Samples.now))
        #expect(key.allows(.bookings, at: Instant(clamping: end.seconds - 1)))
        #expect(!key.allows(.bookings, at: end))
        let none = OwnerKey(name: key.name, scopes: [], created: key.created, expires: nil)
        #expect(!none.allows(.bookings, at: Samples.now))
    }

    @Test(arguments: [
        "UPDATE ownerKey SET scopes = 'bookings everything'",
        "UPDATE ownerKey SET name = 'No Name'",
        "UPDATE ownerKey SET created = 99999999999, expires = NULL",
    ])
    func `a key that nobody can have made is found, and opens nothing`(sql: String) async throws {
        try await store.add(key(), of: digest(1))
        #expect(try await store.verify() == [])
        try await store.tamper(sql)
        let problems = try await store.verify()
        #expect(problems.count == 1 && problems[0].contains("cannot be read"))
        await #expect(throws: StoreFailure.self) { _ = try await store.key(of: digest(1)) }
    }
}
