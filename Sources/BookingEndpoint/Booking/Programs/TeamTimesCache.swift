import Scheduling
import Synchronization

/// What is taken of the pages of master pages, and their open times, as long as both are exact.
///
/// A booking changes what is kept of one host alone, so that a master page over many costs little
/// more than one page.
final class TeamTimesCache: Sendable {
    /// On what the open times of a page depend, besides the bookings of its host.
    struct Look: Hashable {
        let days: Range<Instant>
        private let catalog: Int
        private let master: DefinitionID
        private let event: DefinitionID
        private let duration: Scheduling.Span
        /// Notice and horizon are whole minutes before starts, which are whole minutes themselves.
        private let minute: Int

        init(
            catalog: Int,
            page: DefinitionID,
            event: DefinitionID,
            duration: Scheduling.Span,
            days: Range<Instant>,
            now: Instant
        ) {
            self.catalog = catalog
            master = page
            self.event = event
            self.duration = duration
            self.days = days
            minute = (now.seconds + 59) / 60
        }
    }

    private struct Key: Hashable {
        let page: DefinitionID
        let look: Look
    }

    private struct Kept<Value: Sendable>: Sendable {
        let value: Value
        let revision: Int
    }

    private struct Entries: Sendable {
        var times: [Key: Kept<[OpenTime]>] = [:]
        var occupancies: [OccupancyNeed: Kept<Occupancy>] = [:]
        var size = 0

        /// Makes room for something; `false` when it is too large to be kept at all.
        mutating func makeRoom(_ size: Int) -> Bool {
            guard size <= TeamTimesCache.maximumSize / 4 else { return false }
            // Old minutes fill it; starting afresh costs one answer each.
            if self.size + size > TeamTimesCache.maximumSize { self = Entries() }
            self.size += size
            return true
        }
    }

    private let entries = Mutex(Entries())
    /// In bytes, about: anybody may ask for as many stretches of days as there are.
    static let maximumSize = 64 << 20

    /// The memory that all of it takes, in bytes, about.
    var size: Int { entries.withLock { $0.size } }

    func times(of page: DefinitionID, _ look: Look, revision: Int) -> [OpenTime]? {
        entries.withLock { entries in
            let kept = entries.times[Key(page: page, look: look)]
            return kept?.revision == revision ? kept?.value : nil
        }
    }

    func keep(_ times: [OpenTime], of page: DefinitionID, _ look: Look, revision: Int) {
        entries.withLock { entries in
            guard entries.makeRoom(Self.size(of: times)) else { return }
            let kept = Kept(value: times, revision: revision)
            let former = entries.times.updateValue(kept, forKey: Key(page: page, look: look))
            entries.size -= former.map { Self.size(of: $0.value) } ?? 0
        }
    }

    func occupancy(_ need: OccupancyNeed, revision: Int) -> Occupancy? {
        entries.withLock { entries in
            let kept = entries.occupancies[need]
            return kept?.revision == revision ? kept?.value : nil
        }
    }

    func keep(_ occupancy: Occupancy, for need: OccupancyNeed, revision: Int) {
        entries.withLock { entries in
            guard entries.makeRoom(Self.size(of: occupancy)) else { return }
            let kept = Kept(value: occupancy, revision: revision)
            let former = entries.occupancies.updateValue(kept, forKey: need)
            entries.size -= former.map { Self.size(of: $0.value) } ?? 0
        }
    }

    private static func size(of times: [OpenTime]) -> Int {
        times.capacity * MemoryLayout<OpenTime>.stride + 512
    }

    private static func size(of occupancy: Occupancy) -> Int {
        (occupancy.claims.count + occupancy.meetings.count) * 160 + 512
    }
}
