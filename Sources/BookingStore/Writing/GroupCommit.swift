import GRDB
import Scheduling
import Synchronization

/// The queue of writes before the one connection that writes.
///
/// While one transaction goes to the disk, further writes gather; the next transaction takes all of
/// them, so that they share its cost, and a lone write waits for nobody. Each write has its own
/// savepoint: a refusal undoes nothing but its own. Callers are answered after the commit, refused
/// ones too, for what they were refused for may be part of the same transaction.
///
/// A write that has been taken in is carried out whether or not its caller's task is cancelled, and
/// its caller gets the true answer. After ``close()`` no write is taken in; those that wait are
/// carried out first.
///
/// The queue is guarded by a lock because the thread of the database, which is no task, empties it;
/// the lock is held for a few instructions only.
final class GroupCommit: Sendable {
    private let database: any DatabaseWriter
    private let files: OpenFiles?
    private let revisions: Revisions
    private let queue = Mutex(Queue())

    /// The most writes that share a transaction.
    static let most = 256
    /// The most that wait; whoever comes then is told at once that it does not work.
    static let mostWaiting = 4096

    private struct Queue {
        var waiting: [Turn] = []
        /// Whether the thread of the database is at work or has been called.
        var isServed = false
        var isClosed = false
    }

    /// What waits for the connection.
    private enum Turn: Sendable {
        case write(PendingWrite)
        /// Something that needs the connection outside any transaction.
        case alone(@Sendable (Database) -> Void)
    }

    /// Takes the connection, and the files behind it unless it is in memory.
    init(database: any DatabaseWriter, files: OpenFiles?, revisions: Revisions) {
        self.database = database
        self.files = files
        self.revisions = revisions
    }

    /// Carries out a write; it is durable when this returns.
    ///
    /// - Throws: What the work throws, and then nothing is changed; ``StoreFailure``;
    ///   `CancellationError` when the task was cancelled before.
    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (inout Writing) throws -> Answer
    ) async throws -> Answer {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { caller in
            let write = PendingWrite(work, for: caller)
            if let failure = takeIn(.write(write)) { write.fail(failure) }
        }
    }

    /// How many wait to be taken up.
    var waitingCount: Int { queue.withLock { $0.waiting.count } }

    /// Does something with the connection while no transaction is open.
    func alone<Answer: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { caller in
            let turn = Turn.alone { db in
                caller.resume(with: Result { try work(db) }.mapError { StoreFailure.wrapping($0) })
            }
            if let failure = takeIn(turn) { caller.resume(throwing: failure) }
        }
    }

    /// Takes in no further write, and returns when those that wait are carried out and what the log
    /// holds is in the file, as far as readers allow.
    ///
    /// - Returns: Whether it was open.
    func close() async -> Bool {
        await withCheckedContinuation { caller in
            let last = Turn.alone { db in
                // Without it the next opening does the same.
                _ = try? db.checkpoint(.truncate)
                caller.resume(returning: true)
            }
            if takeIn(last, andClose: true) != nil { caller.resume(returning: false) }
        }
    }

    /// Puts something into the queue and calls the thread of the database if it rests.
    ///
    /// - Returns: Why it was not taken in; `nil` when it was.
    private func takeIn(_ turn: sending Turn, andClose: Bool = false) -> StoreFailure? {
        let (failure, mustCall) = queue.withLock { queue -> (StoreFailure?, Bool) in
            guard !queue.isClosed else { return (.closed, false) }
            guard andClose || queue.waiting.count < Self.mostWaiting else {
                return (.unavailable("\(Self.mostWaiting) others wait"), false)
            }
            queue.isClosed = andClose
            queue.waiting.append(turn)
            defer { queue.isServed = true }
            return (nil, !queue.isServed)
        }
        if mustCall { database.asyncWriteWithoutTransaction { [self] db in serve(db) } }
        return failure
    }

    /// Works until nothing waits.
    private func serve(_ db: Database) {
        while true {
            let turns = nextTurns()
            switch turns.first {
            case nil: return
            case .alone(let work): work(db)
            case .write: commit(turns, db)
            }
        }
    }

    /// The writes that come next, or one thing that must be alone; empty when nothing waits.
    private func nextTurns() -> [Turn] {
        queue.withLock { queue in
            let writes = queue.waiting.prefix(Self.most).prefix { turn in
                if case .write = turn { true } else { false }
            }
            let turns = Array(writes.isEmpty ? queue.waiting.prefix(1) : writes)
            queue.waiting.removeFirst(turns.count)
            if turns.isEmpty { queue.isServed = false }
            return turns
        }
    }

    private func commit(_ turns: [Turn], _ db: Database) {
        let writes = turns.compactMap { turn in
            if case .write(let write) = turn { write } else { nil }
        }
        var transaction = SharedTransaction(db)
        let outcome = Result {
            try files?.check()
            return try transaction.commit(writes)
        }
        // An answer that is kept under the old number is older than the commit, whatever the end.
        revisions.raise(transaction.changedHosts)
        switch outcome {
        case .success(let answers): for answer in answers { answer() }
        case .failure(let error):
            let failure = StoreFailure.ofTransaction(error)
            for write in writes { write.fail(failure) }
        }
    }
}
