import Dispatch
import Synchronization
import Testing

@testable import BookingStore

/// Keeps the thread of the database waiting, so that writes gather.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let isClosed = Mutex(false)

    /// Closes the way for whatever is written from now on.
    ///
    /// - Returns: What ends when the gate has been opened.
    func close(_ store: BookingStore) async throws -> Task<Void, any Error> {
        let closed = Task {
            try await store.commits.alone { [self] _ in
                isClosed.withLock { $0 = true }
                semaphore.wait()
            }
        }
        try await Self.wait { self.isClosed.withLock { $0 } }
        return closed
    }

    func open() { semaphore.signal() }

    /// Waits until so many writes have gathered.
    static func gathering(_ count: Int, in store: BookingStore) async throws {
        try await wait { store.commits.waitingCount >= count }
    }

    private static func wait(until isReady: () -> Bool) async throws {
        var rest = 20_000
        while !isReady(), rest > 0 {
            rest -= 1
            try await Task.sleep(for: .milliseconds(1))
        }
        try #require(isReady())
    }
}
