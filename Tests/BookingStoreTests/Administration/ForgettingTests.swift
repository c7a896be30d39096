import FoundationEssentials
import GRDB
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

struct ForgettingTests {
    private let folder: StoreFolder
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        folder = try StoreFolder()
        store = try folder.open()
        samples = try Samples()
    }

    private static let traces = [
        "zebra@example.org", "ZeBra@example.org", "Zygmunt", "my zygote", "zonked",
    ]

    /// Those traces of the person that any file of the database holds.
    private func traces() throws -> Set<String> {
        var found: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) {
            let bytes = try Data(contentsOf: URL(filePath: folder.folder.path + "/" + name))
            for trace in Self.traces where bytes.firstRange(of: Data(trace.utf8)) != nil {
                found.insert(trace)
            }
        }
        return found
    }

    private func bookAsZebra() async throws {
        let answers = [Answer(field: "about", label: "About?", values: ["my zygote"])]
        let order = try samples.order(
            1,
            email: "zebra@example.org",
            name: "Zygmunt",
            answers: answers,
            request: Samples.request(1)
        )
        _ = try await store.book(order)
        let cancelled = try samples.order(2, at: 60, email: "zebra@example.org", name: "Zygmunt")
        _ = try await store.book(cancelled)
        _ = try await store.cancel(cancelled.manage, at: Samples.now, reason: "zonked")
        let guests = ["ZeBra@example.org", "yak@example.org"]
        _ = try await store.book(samples.order(3, at: 120, guests: guests))
        _ = try await store.book(samples.order(4, at: 180, guests: ["zebra@example.org"]))
    }

    /// Fills many pages of the file with bookings of the person between those of others.
    private func bookOftenAsZebra() async throws {
        for number in 10..<250 {
            let isZebra = number % 4 == 0
            let words = String(repeating: isZebra ? "my zygote " : "nothing ", count: number % 37)
            _ = try await store.book(
                samples.order(
                    number,
                    at: number * 30,
                    email: isZebra ? "zebra@example.org" : nil,
                    name: isZebra ? "Zygmunt" : "Grace",
                    answers: [Answer(field: "about", label: "About?", values: [words])],
                    request: Samples.request(number)
                )
            )
            if number % 8 == 0 {
                let manage = try Samples.manage(number)
                _ = try await store.cancel(manage, at: Samples.now, reason: "zonked")
            }
        }
    }

    private func forget(_ email: String) async throws -> BookingStore.Forgotten {
        try await store.forget(try #require(EmailAddress(email)))
    }

    @Test func `nobody else is forgotten`() async throws {
        try await bookAsZebra()
        let forgotten = try await forget("ebra@example.org")
        #expect(forgotten.bookings == 0 && forgotten.invitations == 0)
        #expect(try traces() == Set(Self.traces))
        #expect(try await store.count("SELECT count(*) FROM booking") == 4)
    }

    @Test func `no file holds anything of a person who is forgotten`() async throws {
        try await bookAsZebra()
        try await bookOftenAsZebra()
        #expect(try traces() == Set(Self.traces))
        let forgotten = try await forget("zebra@EXAMPLE.org")
        #expect(forgotten.bookings == 62 && forgotten.invitations == 2)
        #expect(try traces() == [])
        #expect(try await store.verify() == [])
    }

    @Test func `all notices are named that have to do with the person, and no others`()
        async throws
    {
        try await bookAsZebra()
        _ = try await store.book(samples.order(9, at: 300))
        let notices = try await store.database.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT n.id FROM notice n JOIN booking b ON b.number = n.booking
                    WHERE b.number <> (SELECT max(number) FROM booking) ORDER BY n.id
                    """
            )
        }
        #expect(try await forget("zebra@example.org").notices == notices)
        #expect(notices.count == 12)
    }

    @Test func `when what lies elsewhere cannot be deleted, the file holds nothing all the same`()
        async throws
    {
        struct Stuck: Error {}
        try await bookAsZebra()
        let zebra = try #require(EmailAddress("zebra@example.org"))
        await #expect(throws: Stuck.self) {
            _ = try await store.forget(zebra) { _ in throw Stuck() }
        }
        #expect(try traces() == [])
    }

    @Test func `a message that is delivered while its booking is deleted is to be taken back`()
        async throws
    {
        try await bookAsZebra()
        let notices = try await store.dueNotices(at: .last, limit: 100)
        let notice = try #require(notices.first)
        #expect(try await store.markDelivered(notice.id, at: Samples.now))
        _ = try await forget("zebra@example.org")
        #expect(try await store.markDelivered(notice.id, at: Samples.now) == false)
    }

    @Test func `what others booked stays, and the person's time is free`() async throws {
        try await bookAsZebra()
        let revision = store.revision(of: samples.host.id)
        _ = try await forget("zebra@example.org")
        #expect(store.revision(of: samples.host.id) > revision)
        let left = try await store.bookings(matching: BookingFilter())
        #expect(left.map { $0.guests.map(\.text) } == [["yak@example.org"], []])
        let notices = try await store.dueNotices(at: .last, limit: 100)
        #expect(notices.filter { $0.recipient == .guests }.map(\.booking.id) == [left[0].id])
        let order = try samples.order(5, request: Samples.request(1))
        #expect(try await store.book(order) == .booked(order.booking))
    }

    @Test func `while somebody reads an older state it is said that bytes may be left`()
        async throws
    {
        try await bookAsZebra()
        let reader = try DatabaseQueue(
            path: folder.path,
            configuration: BookingStore.configuration()
        )
        try await reader.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN; SELECT * FROM meta")
        }
        await #expect {
            _ = try await forget("zebra@example.org")
        } throws: { error in
            guard case StoreFailure.notErased = error else { return false }
            return true
        }
        #expect(try await store.count("SELECT count(*) FROM guest") == 1)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        _ = try await forget("zebra@example.org")
        #expect(try traces() == [])
    }
}
