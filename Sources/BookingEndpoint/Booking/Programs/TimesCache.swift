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
        private let page: DefinitionID
        private let from: CivilDate
        private let days: Int
        private let zone: String
        private let event: String
        private let duration: String
        private let minute: Int

        init(page: BookingPage, of catalog: BookingCatalog, query: TimesQuery, now: Instant) {
            self.catalog = catalog.revision
            self.page = page.id
            from = query.from
            days = query.days
            zone = query.zone.name
            event = query.event
            duration = query.duration
            minute = (now.seconds + 59) / 60
        }
    }

    private struct Entry {
        let bytes: [UInt8]
        let revision: Int
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private static let maximumCount = 2000

    /// The answer that was kept, if the host's bookings are those of then.
    func bytes(for key: Key, revision: Int) -> [UInt8]? {
        entries.withLock { entries in
            guard let entry = entries[key], entry.revision == revision else { return nil }
            return entry.bytes
        }
    }

    /// Keeps an answer that was made after the revision was asked for.
    func keep(_ bytes: [UInt8], for key: Key, revision: Int) {
        entries.withLock { entries in
            // Old minutes fill it; starting afresh costs one answer each.
            if entries.count >= Self.maximumCount { entries.removeAll(keepingCapacity: true) }
            entries[key] = Entry(bytes: bytes, revision: revision)
        }
    }
}
