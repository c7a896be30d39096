import GRDB
import Scheduling
import Synchronization
import Testing

@testable import BookingStore

struct GroupCommitTests {
    private let store: BookingStore
    private let gate = Gate()
    private let commits = CommitCount()

    init() async throws {
        store = try BookingStore.inMemory()
        try await store.tamper("CREATE TABLE note (text TEXT UNIQUE) STRICT")
        store.database.add(transactionObserver: commits, extent: .databaseLifetime)
    }

    /// Writes a row of a table that only these tests know; each text once.
    private func note(_ text: String) async throws {
        try await store.commits.write { try $0.run("INSERT INTO note VALUES (?)", [text]) }
    }

    private func noted() async throws -> Set<String> {
        try await store.database.read { db in
            try String.fetchSet(db, sql: "SELECT text FROM note")
        }
    }

    /// Lets writes gather behind a closed gate, and then opens it.
    private func gathered(
        _ writes: [@Sendable () async throws -> Void]
    ) async throws
        -> [Result<Void, any Error>]
    {
        let closed = try await gate.close(store)
        var tasks: [Task<Void, any Error>] = []
        for (index, write) in writes.enumerated() {
            tasks.append(Task { try await write() })
            // One after the other, so that their order is known.
            try await Gate.gathering(index + 1, in: store)
        }
        gate.open()
        try await closed.value
        var results: [Result<Void, any Error>] = []
        for task in tasks { results.append(await task.result) }
        return results
    }

    @Test func `a refused write undoes its own part and nobody else's`() async throws {
        let results = try await gathered([
            { try await note("first") },
            {
                try await store.commits.write { writing in
                    try writing.run("INSERT INTO note VALUES ('refused')")
                    throw BookingRefusal.keyReused
                }
            },
            { try await note("first") },
            { try await note("last") },
        ])
        #expect(results.map(\.isSuccess) == [true, false, false, true])
        #expect(throws: BookingRefusal.keyReused) { try results[1].get() }
        #expect(throws: StoreFailure.self) { try results[2].get() }
        #expect(try await noted() == ["first", "last"])
        #expect(commits.count == 1)
    }

    @Test func `an error of the disk in one write undoes all that share its transaction`()
        async throws
    {
        let results = try await gathered([
            { try await note("first") },
            {
                try await store.commits.write { _ in
                    throw DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error")
                }
            },
            { try await note("last") },
        ])
        for result in results {
            #expect(throws: StoreFailure.unavailable("disk I/O error (SQLite 10)")) {
                try result.get()
            }
        }
        #expect(try await noted() == [])
        try await note("next")
        #expect(try await noted() == ["next"])
    }

    @Test func `a commit that fails fails for all, refused ones too, and the next one works`()
        async throws
    {
        let results = try await gathered([
            { try await note("first") },
            {
                try await store.commits.write { writing in
                    try writing.run("PRAGMA defer_foreign_keys = ON")
                    try writing.run("INSERT INTO guest VALUES (99, 0, 'nobody@example.org')")
                }
            },
            { try await store.commits.write { _ in throw BookingRefusal.keyReused } },
        ])
        for result in results {
            #expect {
                try result.get()
            } throws: { error in
                guard case StoreFailure.unavailable = error else { return false }
                return true
            }
        }
        #expect(try await noted() == [])
        try await note("next")
        #expect(try await noted() == ["next"])
    }

    @Test func `writes that gather share a transaction, up to 256 of them`() async throws {
        let results = try await gathered(
            (0..<300).map { number in { try await note("\(number)") } }
        )
        #expect(results.allSatisfy { $0.isSuccess })
        #expect(try await noted().count == 300)
        #expect(commits.count == 2)
    }

    @Test func `when too many wait, whoever comes is told at once`() async throws {
        let closed = try await gate.close(store)
        let tasks = (0..<GroupCommit.mostWaiting).map { number in
            Task { try await note("\(number)") }
        }
        try await Gate.gathering(GroupCommit.mostWaiting, in: store)
        await #expect(throws: StoreFailure.unavailable("4096 others wait")) {
            try await note("late")
        }
        gate.open()
        try await closed.value
        for task in tasks { try await task.value }
        #expect(try await noted().count == GroupCommit.mostWaiting)
    }

    @Test func `a lone write has a transaction of its own`() async throws {
        for number in 0..<5 { try await note("\(number)") }
        #expect(commits.count == 5)
    }

    @Test func `a write of a task that was cancelled before is not done`() async throws {
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await note("cancelled")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await noted() == [])
    }

    @Test func `a write that was taken in is done, and answered, though its task is cancelled`()
        async throws
    {
        let closed = try await gate.close(store)
        let task = Task { try await note("taken") }
        try await Gate.gathering(1, in: store)
        task.cancel()
        gate.open()
        try await closed.value
        try await task.value
        #expect(try await noted() == ["taken"])
    }

    @Test func `closing carries out what waits, and nothing afterwards`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let closed = try await gate.close(store)
        let orders = try (0..<10).map { try Samples().order($0, at: $0 * 30) }
        let bookings = Task { try await store.race(orders) }
        try await Gate.gathering(10, in: store)
        let closing = Task { try await store.close() }
        try await Gate.gathering(11, in: store)
        await #expect(throws: StoreFailure.closed) { _ = try await store.book(orders[0]) }
        gate.open()
        try await closed.value
        try await closing.value
        #expect(try await bookings.value.filter { $0.isSuccess }.count == 10)
        await #expect(throws: StoreFailure.closed) {
            _ = try await store.bookings(matching: BookingFilter())
        }
        try await store.close()
        let again = try folder.open()
        #expect(try await again.count("SELECT count(*) FROM booking") == 10)
    }
}

/// Counts the transactions that changed something.
private final class CommitCount: TransactionObserver, Sendable {
    private let state = Mutex((changes: false, commits: 0))

    var count: Int { state.withLock { $0.commits } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) { state.withLock { $0.changes = true } }
    func databaseDidCommit(_ db: Database) {
        state.withLock { $0 = (false, $0.commits + ($0.changes ? 1 : 0)) }
    }
    func databaseDidRollback(_ db: Database) { state.withLock { $0.changes = false } }
}
