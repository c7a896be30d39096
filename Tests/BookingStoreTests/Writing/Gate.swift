import Dispatch

@testable import BookingStore

/// Keeps the thread of the database waiting, so that writes gather.
struct Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Closes the way for what comes from now on.
    func close(_ store: BookingStore) -> Task<Void, any Error> {
        Task { [semaphore] in try await store.commits.alone { _ in semaphore.wait() } }
    }

    func open() { semaphore.signal() }

    /// Waits until so many writes have gathered.
    static func gathering(_ count: Int, in store: BookingStore) async throws {
        while store.commits.waitingCount < count { try await Task.sleep(for: .milliseconds(1)) }
    }
}
