import Dispatch
import Glibc
import Synchronization

/// The system's queue of changes (inotify), read as they come.
struct NotificationQueue: ~Copyable {
    enum Signal: Sendable {
        /// Records as the system wrote them, and how many such pieces came before.
        case events([UInt8], number: Int)
        /// The time asked for has passed.
        case tick(Int)
    }

    /// What happens, in order.
    ///
    /// When the reader is far behind, pieces are dropped from the front.
    let signals: AsyncStream<Signal>
    let instance: Int32
    private let dispatchQueue: DispatchQueue
    private let source: any DispatchSourceRead
    private let continuation: AsyncStream<Signal>.Continuation

    init() throws(WatchFailure) {
        let instance = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard instance >= 0 else {
            throw errno == EMFILE ? .tooManyWatchers : .system(errno)
        }
        self.instance = instance
        (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1024))
        dispatchQueue = DispatchQueue(label: "bookplate.folders")
        source = DispatchSource.makeReadSource(fileDescriptor: instance, queue: dispatchQueue)
        source.setEventHandler { [continuation, pieces = PieceCounter()] in
            while let bytes = Self.read(instance) {
                continuation.yield(.events(bytes, number: pieces.next()))
            }
        }
        source.setCancelHandler { close(instance) }
        source.resume()
    }

    deinit {
        source.cancel()
        continuation.finish()
    }

    /// Sends a tick after some time.
    func tick(_ number: Int, after delay: Duration) {
        let (seconds, attoseconds) = delay.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        dispatchQueue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { [continuation] in
            continuation.yield(.tick(number))
        }
    }

    /// Reads what is there; `nil` when nothing is.
    private static func read(_ instance: Int32) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = unsafe max(0, Glibc.read(instance, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }
}

/// Numbers the pieces that were read, so that a reader sees when some were dropped.
private final class PieceCounter: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
