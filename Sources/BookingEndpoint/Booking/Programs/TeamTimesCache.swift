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
    }

    private let entries = Mutex(Entries())
    private static let maximumCount = 4000

    func times(of page: DefinitionID, _ look: Look, revision: Int) -> [OpenTime]? {
        entries.withLock { entries in
            let kept = entries.times[Key(page: page, look: look)]
            return kept?.revision == revision ? kept?.value : nil
        }
    }

    func keep(_ times: [OpenTime], of page: DefinitionID, _ look: Look, revision: Int) {
        entries.withLock { entries in
            // Old minutes fill it; starting afresh costs one answer each.
            if entries.times.count >= Self.maximumCount { entries.times.removeAll() }
            entries.times[Key(page: page, look: look)] = Kept(value: times, revision: revision)
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
            if entries.occupancies.count >= Self.maximumCount { entries.occupancies.removeAll() }
            entries.occupancies[need] = Kept(value: occupancy, revision: revision)
        }
    }
}
