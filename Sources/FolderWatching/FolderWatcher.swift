/// Tells which files of some folders change, until its task is cancelled.
///
/// It watches from the moment it is made, so a change after the first look at the folders is never
/// missed. A folder that does not exist yet is noticed when it comes.
package actor FolderWatcher {
    private let queue: NotificationQueue
    private var tree: WatchedTree
    /// How long nothing may happen before a batch is complete.
    private let quiet: Duration
    /// How long a batch may take altogether.
    private let longest: Duration
    private var ticks = 0
    private var received = 0

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - folders: The folders, with all that is below them.
    ///   - output: Folders below those that are not watched.
    ///   - isIgnored: Whether changes to a file or folder of this name are left out.
    ///   - quiet: How long nothing may happen before a batch is complete.
    ///   - longest: How long a batch may take altogether.
    /// - Throws: ``WatchFailure`` when the system has no more watches.
    package init(
        folders: [String],
        except output: [String] = [],
        isIgnored: @escaping @Sendable (String) -> Bool = EditorLeftovers.contains,
        quiet: Duration = .milliseconds(10),
        longest: Duration = .milliseconds(40)
    ) throws(WatchFailure) {
        queue = try NotificationQueue()
        tree = WatchedTree(
            roots: folders,
            except: output,
            isIgnored: isIgnored,
            instance: queue.instance
        )
        self.quiet = quiet
        self.longest = longest
        try tree.watchEverything()
        _ = tree.takeChanges()
    }

    /// The changes, for one reader.
    package nonisolated var batches: Batches { Batches(watcher: self) }

    /// Waits for changes; `nil` when the task was cancelled.
    ///
    /// An editor's save is several changes (write, rename, backup): they come as one batch.
    ///
    /// - Throws: ``WatchFailure`` when new folders cannot be watched.
    package func next() async throws(WatchFailure) -> ChangeBatch? {
        var began: ContinuousClock.Instant?
        var iterator = queue.signals.makeAsyncIterator()
        while let signal = await iterator.next(isolation: self) {
            switch signal {
            case .events(let bytes, let number):
                if number != received { try tree.startOver() }
                received = number &+ 1
                for event in Notification.all(in: bytes) {
                    try tree.take(event)
                }
                guard tree.hasChanges else { continue }
                let now = ContinuousClock.now
                if let began, now - began >= longest { return tree.takeChanges() }
                began = began ?? now
                ticks += 1
                queue.tick(ticks, after: quiet)
            case .tick(let number):
                guard number == ticks, tree.hasChanges else { continue }
                return tree.takeChanges()
            }
        }
        return nil
    }

    /// The changes that a watcher sees, as a sequence.
    package struct Batches: AsyncSequence, AsyncIteratorProtocol, Sendable {
        fileprivate let watcher: FolderWatcher

        package func makeAsyncIterator() -> Batches { self }

        package func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(WatchFailure) -> ChangeBatch? {
            try await watcher.next()
        }
    }
}
