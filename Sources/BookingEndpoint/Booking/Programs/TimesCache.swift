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
        fileprivate let catalog: Int
        fileprivate let target: String
        private let minute: Int

        /// The key of what a request asks for.
        ///
        /// - Parameters:
        ///   - target: The path with its query, as the request has it.
        ///   - catalog: The revision of what can be booked.
        ///   - now: The server's clock.
        init(_ target: String, catalog: Int, now: Instant) {
            self.catalog = catalog
            self.target = target
            minute = (now.seconds + 59) / 60
        }
    }

    private struct Entry {
        let bytes: ByteBuffer
        let hosts: [DefinitionID]
        let revision: Int
    }

    private struct Kept {
        var entries: [Key: Entry] = [:]
        var size = 0
        /// The newest catalog of which there are answers.
        var catalog = 0
    }

    private let kept = Mutex(Kept())
    /// In bytes: answers about a month of an open calendar are large, and anybody may ask for as
    /// many as there are queries.
    static let maximumSize = 32 << 20

    /// The memory that the answers take, in bytes, about.
    var size: Int { kept.withLock { $0.size } }

    /// The answer that was kept, if the hosts' bookings are those of then, by the numbers of their
    /// changes that are asked for; each only rises, so that their sum tells of any change.
    func bytes(for key: Key, revision: (DefinitionID) -> Int) -> ByteBuffer? {
        guard let entry = kept.withLock({ $0.entries[key] }),
            entry.revision == entry.hosts.reduce(0, { $0 &+ revision($1) })
        else { return nil }
        return entry.bytes
    }

    /// Keeps an answer that was made after the revision was asked for.
    func keep(_ bytes: ByteBuffer, for key: Key, hosts: [DefinitionID], revision: Int) {
        let size = Self.size(of: bytes, for: key)
        guard size <= Self.maximumSize / 4 else { return }
        kept.withLock { kept in
            guard key.catalog >= kept.catalog else { return }
            // Old minutes fill it; starting afresh costs one answer each.
            if kept.size + size > Self.maximumSize || key.catalog > kept.catalog {
                kept = Kept(catalog: key.catalog)
            }
            let entry = Entry(bytes: bytes, hosts: hosts, revision: revision)
            let former = kept.entries.updateValue(entry, forKey: key)
            kept.size += size - (former.map { Self.size(of: $0.bytes, for: key) } ?? 0)
        }
    }

    private static func size(of bytes: ByteBuffer, for key: Key) -> Int {
        // What the tables and the objects around the bytes take.
        bytes.storageCapacity + key.target.utf8.count + 256
    }
}
