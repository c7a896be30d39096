package import FolderWatching
import ServiceLifecycle

/// Calls back for each batch of changes, one at a time, until the server stops.
package struct WatchLoop: Service {
    private let watcher: FolderWatcher
    private let onChange: @Sendable (ChangeBatch) async throws -> Void

    /// Takes a watcher and what to do; changes that happen meanwhile come as the next batch.
    package init(
        _ watcher: FolderWatcher,
        onChange: @escaping @Sendable (ChangeBatch) async throws -> Void
    ) {
        self.watcher = watcher
        self.onChange = onChange
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            for try await batch in watcher.batches { try await onChange(batch) }
        }
    }
}
