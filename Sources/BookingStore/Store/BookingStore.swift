import GRDB
import Scheduling

/// The bookings of a site in one SQLite file, which one process writes.
///
/// All writes go through one queue to one connection; readers have their own and see the last
/// commit. Every call may throw ``StoreFailure``.
package struct BookingStore: Sendable {
    let database: any DatabaseWriter
    let commits: GroupCommit
    let revisions: Revisions
    let judge: Judge
    /// `nil` in memory.
    let file: StoreFile?

    init(database: any DatabaseWriter, file: StoreFile?, judge: Judge) {
        self.database = database
        self.file = file
        self.judge = judge
        revisions = Revisions()
        commits = GroupCommit(
            database: database,
            files: file.map { OpenFiles(ofDatabase: $0.path) },
            revisions: revisions
        )
    }

    /// Reads from the last commit.
    func read<Answer: Sendable>(
        _ query: @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await database.read(query)
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }

    /// Lets no new write in, carries out those that wait, and gives the file back.
    ///
    /// What is asked for afterwards fails with ``StoreFailure/closed``.
    package func close() async throws {
        guard await commits.close() else { return }
        do {
            try database.close()
        } catch {
            throw StoreFailure.wrapping(error)
        }
        file?.lock.release()
    }
}
