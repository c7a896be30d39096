import NIOCore
import Scheduling
import Synchronization

/// Answers about open times, as long as they are exact.
///
/// A list of times depends on the page, on what is booked of its host, and on the minute: notice
/// and horizon are whole minutes before starts, which are whole minutes themselves. So an answer
/// holds until one of the three changes.
final class TimesCache: Sendable {
    struct Key: Hashable {
        private let catalog: Int
        private let target: String
        private let minute: Int

        /// The key of what a request asks for.
        ///
        /// - Parameters:
        ///   - target: The path with its query, as the request has it.
        ///   - catalog: What can be booked.
        ///   - now: The server's clock.
        init(_ target: String, of catalog: BookingCatalog, now: Instant) {
            self.catalog = catalog.revision
            self.target = target
            minute = (now.seconds + 59) / 60
        }
    }

    private struct Entry {
        let bytes: ByteBuffer
        let hosts: [DefinitionID]
        let revision: Int
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private static let maximumCount = 2000

    /// The answer that was kept, if the hosts' bookings are those of then, by the numbers of their
    /// changes that are asked for; each only rises, so that their sum tells of any change.
    func bytes(for key: Key, revision: (DefinitionID) -> Int) -> ByteBuffer? {
        guard let entry = entries.withLock({ $0[key] }),
            entry.revision == entry.hosts.reduce(0, { $0 &+ revision($1) })
        else { return nil }
        return entry.bytes
    }

    /// Keeps an answer that was made after the revision was asked for.
    func keep(_ bytes: ByteBuffer, for key: Key, hosts: [DefinitionID], revision: Int) {
        entries.withLock { entries in
            // Old minutes fill it; starting afresh costs one answer each.
            if entries.count >= Self.maximumCount { entries.removeAll(keepingCapacity: true) }
            entries[key] = Entry(bytes: bytes, hosts: hosts, revision: revision)
        }
    }
}
