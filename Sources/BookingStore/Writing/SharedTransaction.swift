import GRDB
import Scheduling

/// One transaction that carries out the writes of several callers.
struct SharedTransaction {
    private let db: Database
    private(set) var changedHosts: Set<DefinitionID> = []

    init(_ db: Database) { self.db = db }

    /// Carries out writes in their order and commits them.
    ///
    /// - Returns: How to give each caller the answer, a refusal included.
    /// - Throws: When nothing at all was kept.
    mutating func commit(
        _ writes: [PendingWrite]
    ) throws -> [@Sendable () -> Void] {
        // What a failed rollback may have left behind.
        if db.isInsideTransaction { try run("ROLLBACK") }
        // At once for writing: a transaction that reads first can lose to one that wrote meanwhile.
        try run("BEGIN IMMEDIATE")
        do {
            var answers: [@Sendable () -> Void] = []
            answers.reserveCapacity(writes.count)
            for write in writes { answers.append(try attempt(write)) }
            try run("COMMIT")
            return answers
        } catch {
            // After some errors of the disk the database has rolled back by itself.
            if db.isInsideTransaction { try? run("ROLLBACK") }
            throw error
        }
    }

    /// Carries out one write, or undoes it when it fails for reasons of its own.
    ///
    /// - Throws: When the failure is the machine's, and no write can be relied upon.
    private mutating func attempt(_ write: PendingWrite) throws -> @Sendable () -> Void {
        try run("SAVEPOINT one")
        var writing = Writing(db)
        do {
            let answer = try write.attempt(&writing)
            try run("RELEASE one")
            changedHosts.formUnion(writing.changedHosts)
            return answer
        } catch {
            guard db.isInsideTransaction, !StoreFailure.isOfMachine(error) else { throw error }
            try run("ROLLBACK TO one")
            try run("RELEASE one")
            let refusal = StoreFailure.wrapping(error)
            return { write.fail(refusal) }
        }
    }

    private func run(_ sql: String) throws { try db.cachedStatement(sql: sql).execute() }
}
