import FoundationEssentials
import GRDB
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

struct BookingReaderTests {
    private let folder: StoreFolder
    private let samples: Samples

    init() throws {
        folder = try StoreFolder()
        samples = try Samples { $0.seats = .limited(2) }
    }

    private func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
        where !name.hasSuffix("-shm") {
            files[name] = try Data(contentsOf: URL(filePath: folder.folder.path + "/" + name))
        }
        return files
    }

    @Test func `a file that is not there is not made`() throws {
        #expect(throws: StoreFailure.missing(path: folder.path)) {
            try BookingReader(at: folder.path)
        }
        #expect(try files().isEmpty)
    }

    @Test(arguments: ["", "a text that is no database"])
    func `what is no database of ours is refused and stays as it is`(text: String) throws {
        try folder.folder.write("bookplate.sqlite", text)
        #expect(throws: StoreFailure.foreign(path: folder.path)) {
            try BookingReader(at: folder.path)
        }
        #expect(try files() == ["bookplate.sqlite": Data(text.utf8)])
    }

    @Test func `a database of a newer program is refused`() async throws {
        let store = try folder.open()
        try await store.tamper("INSERT INTO grdb_migrations VALUES ('Keep sheep')")
        try await store.close()
        #expect(throws: StoreFailure.newer(path: folder.path)) {
            try BookingReader(at: folder.path, allowsOlder: true)
        }
    }

    /// A booking as the first program wrote it.
    private static let bookingOfFirstProgram = """
        INSERT INTO meeting (id, page, event, start, "end", seats)
            VALUES (1, 'ada-intro', 'meeting-30', 1796083200, 1796085000, 1);
        INSERT INTO claim (host, start, "end", meeting) VALUES ('ada', 1796083200, 1796085000, 1);
        INSERT INTO booking (
            id, meeting, status, sequence, start, page, event, host, created,
            customerName, customerEmail, customerZone, pageTitle, eventName, hostName,
            cancelPolicy, movePolicy, reasonRule, language, manageDigest
        ) VALUES (
            '0123456789abcdef', 1, 'confirmed', 0, 1796083200, 'ada-intro', 'meeting-30', 'ada', 1000,
            'Grace', 'grace@example.org', 'UTC', 'Intro', 'Meeting', 'Ada',
            'any time', 'any time', 'optional', 'en', zeroblob(32));
        INSERT INTO version VALUES (
            1, 0, 'booked', 1796083200, 1796085000, 'UTC', '2026-12-01T00:00', '2025b', 1000, NULL);
        """

    @Test func `a database of an older program is only copied`() async throws {
        let older = Schema(migrations: Array(Schema.current.migrations.prefix(1)))
        let store = try BookingStore(at: folder.path, schema: older)
        try await store.tamper(Self.bookingOfFirstProgram)
        try await store.close()
        #expect(throws: StoreFailure.older(path: folder.path)) {
            try BookingReader(at: folder.path)
        }
        let copy = folder.folder.path + "/copy"
        try await BookingReader(at: folder.path, allowsOlder: true).backup(to: copy)
        let restored = try BookingStore(at: copy)
        #expect(try await restored.bookings(matching: BookingFilter()).count == 1)
    }

    @Test func `each question is answered from the last commit, and writes nothing`()
        async throws
    {
        let store = try folder.open()
        let reader = try BookingReader(at: folder.path)
        #expect(try await reader.bookingCount() == 0)
        for number in 0..<5 {
            _ = try await store.book(samples.order(number, at: number * 30))
            let before = try files()
            #expect(try await reader.bookingCount() == number + 1)
            #expect(
                try await reader.bookings(matching: BookingFilter())
                    == store.bookings(matching: BookingFilter())
            )
            #expect(try await reader.verify() == [])
            #expect(try files() == before)
        }
        try reader.close()
        // The log is where it was: who reads puts nothing of it into the file.
        #expect(try files()["bookplate.sqlite-wal"]?.isEmpty == false)
        _ = try await store.book(samples.order(9, at: 600))
    }

    @Test func `a log that a killed program left is read, and left to the next one`() async throws {
        let living = try StoreFolder()
        let store = try living.open()
        _ = try await store.book(samples.order(1))
        // What lies on the disk at this moment is what a killed program would leave.
        for ending in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: living.path + ending))
            try bytes.write(to: URL(filePath: folder.path + ending))
        }
        let before = try files()
        #expect(try await BookingReader(at: folder.path).bookingCount() == 1)
        #expect(try files() == before)
        #expect(try await folder.open().bookings(matching: BookingFilter()).count == 1)
    }

    @Test func `taken time is what the store says it is`() async throws {
        let store = try folder.open()
        let reader = try BookingReader(at: folder.path)
        _ = try await store.book(samples.order(1))
        _ = try await store.book(samples.order(2))
        let range = Samples.at(-60)..<Samples.at(60)
        let occupancy = try await reader.occupancy(
            of: samples.host.id,
            page: samples.page.id,
            in: range
        )
        #expect(
            try await occupancy
                == store.occupancy(of: samples.host.id, page: samples.page.id, in: range)
        )
        let meeting = try #require(occupancy.claims.first?.meeting)
        let ids = try await reader.bookings(of: meeting).map(\.id)
        #expect(try ids == [1, 2].map { try samples.order($0).booking.id })
        #expect(try await reader.bookings(of: MeetingID(number: meeting.number + 1)).isEmpty)
    }

    @Test func `of a person bookings, those to come, and invitations are counted`() async throws {
        let store = try folder.open()
        let reader = try BookingReader(at: folder.path)
        let person = try #require(EmailAddress("ZEBRA@example.org"))
        func traces(at now: Instant) async throws -> [Int] {
            let traces = try await reader.traces(of: person, at: now)
            return [traces.bookings, traces.upcoming, traces.invitations]
        }
        #expect(try await traces(at: Samples.now) == [0, 0, 0])
        for (number, minutes) in [(1, 0), (2, 60), (3, 120)] {
            _ = try await store.book(
                samples.order(number, at: minutes, email: "zebra@example.org")
            )
        }
        _ = try await store.cancel(Samples.manage(2), at: Samples.now, reason: nil)
        _ = try await store.book(samples.order(4, at: 180, guests: ["Zebra@example.org"]))
        _ = try await store.book(samples.order(5, at: 240, email: "ebra@example.org"))
        #expect(try await traces(at: Samples.now) == [3, 2, 1])
        #expect(try await traces(at: Samples.at(0)) == [3, 1, 1])
        #expect(try await traces(at: Samples.at(121)) == [3, 0, 1])
    }
}
