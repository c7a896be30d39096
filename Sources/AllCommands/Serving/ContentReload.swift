import BookingEndpoint
import BuildCommands
import FolderWatching
import Glibc
import ServiceLifecycle
import SiteBuild
import SiteSource

/// Takes up changed content while it is served: bookings go by what was last right.
///
/// An actor, because a signal and a change of files may come at once.
actor ContentReload {
    private let endpoint: EndpointParts
    private let beganAtTerminal = isatty(STDIN_FILENO) == 1

    init(of endpoint: EndpointParts) { self.endpoint = endpoint }

    /// What takes up content at SIGHUP and, with a watcher, when it changes.
    nonisolated func services(watcher: FolderWatcher?) async -> [any Service] {
        let hangup = await HangupLoop { await self.hangUp() }
        guard let watcher else { return [hangup] }
        return [hangup, ContentWatch(watcher) { await self.reload() }]
    }

    /// Begins to watch, before the content is read for the first time; `nil` when the system cannot.
    static func watcher(of folder: String) -> FolderWatcher? {
        do {
            return try FolderWatcher(folders: [folder])
        } catch {
            ContentWatch.warn()
            return nil
        }
    }

    /// Reads the content again and says, in one line, why it is not taken up.
    func reload() {
        do {
            try endpoint.reload()
            Terminal.tell("bookplate: The content has been read again.")
        } catch {
            Terminal.tell(
                "bookplate: error: Bookings go on with the content of before: " + words(for: error)
            )
        }
    }

    /// Reads the content again, for a caller who says what is wrong with it.
    func reloadSilently() { try? endpoint.reload() }

    private func hangUp() {
        // The same signal says that the terminal has been closed, which ends a program in it.
        guard !beganAtTerminal || isatty(STDIN_FILENO) == 1 else {
            kill(getpid(), SIGTERM)
            return
        }
        reload()
    }

    private func words(for refusal: EndpointParts.ReloadRefusal) -> String {
        switch refusal {
        case .failure(let failure): return failure.message
        case .moved: return "it names another address; restart the server."
        case .mistakes(let mistakes):
            guard let first = mistakes.first else { return "it cannot be read." }
            let place = "\(first.path):\(first.line):\(first.column)".escapingControls
            let more = mistakes.count > 1 ? " (and \(mistakes.count - 1) more)" : ""
            return "\(place): \(first.message)\(more)"
        }
    }
}

/// Watches content as long as the system lets it; without, SIGHUP is left.
private struct ContentWatch: Service {
    private let loop: WatchLoop

    init(_ watcher: FolderWatcher, onChange: @escaping @Sendable () async -> Void) {
        loop = WatchLoop(watcher) { _ in await onChange() }
    }

    func run() async throws {
        do {
            try await loop.run()
        } catch is WatchFailure {
            Self.warn()
            try? await gracefulShutdown()
        }
    }

    static func warn() {
        Terminal.tell(
            "bookplate: warning: Changes of the content are not noticed, because the system cannot "
                + "watch it; send SIGHUP after one."
        )
    }
}
