import HTTPTypes
import Synchronization

/// What the server has done since it was started, in numbers.
///
/// All names come from the program itself, so that no request can make up new ones.
package final class Metrics: Sendable {
    /// What happens to bookings, and to what can be booked.
    package enum Event: String, CaseIterable, Sendable {
        case bookings, conflicts, cancellations, moves, redemptions
        /// Changed content was taken up.
        case reloads
        /// Changed content was left, because of mistakes in it.
        case failedReloads = "failed_reloads"
    }

    /// A limit of connections that was met.
    enum ConnectionLimit: String {
        /// One client had as many as it may.
        case client = "client-connections"
        /// All places were taken; who had waited longest made room, if anyone waited.
        case total = "connections"
    }

    /// How long requests took.
    struct Histogram: Hashable {
        /// Seconds; the last bucket has no bound.
        static let bounds: [Double] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1, 5]
        var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
        var seconds = 0.0

        mutating func add(_ duration: Duration) {
            let (whole, attoseconds) = duration.components
            let time = Double(whole) + Double(attoseconds) / 1e18
            seconds += time
            counts[Self.bounds.firstIndex { time <= $0 } ?? Self.bounds.count] += 1
        }
    }

    struct Request: Hashable {
        let route: String
        let status: Int
    }

    /// All numbers at one moment.
    struct Snapshot {
        var requests: [Request: Int] = [:]
        var durations: [String: Histogram] = [:]
        var refusals: [String: Int] = [:]
        var limits: [String: Int] = [:]
        var events: [Event: Int] = [:]
    }

    private let state = Mutex(Snapshot())

    package init() {}

    /// Notes that something has happened.
    package func count(_ event: Event) {
        state.withLock { $0.events[event, default: 0] += 1 }
    }

    func add(_ entry: RequestLog.Entry) {
        let route = entry.route.name
        state.withLock { state in
            state.requests[Request(route: route, status: entry.status.code), default: 0] += 1
            state.durations[route, default: Histogram()].add(entry.duration)
            if let refusal = entry.refusal { state.refusals[refusal.reason, default: 0] += 1 }
        }
    }

    func count(limit name: String) {
        state.withLock { $0.limits[name, default: 0] += 1 }
    }

    var snapshot: Snapshot { state.withLock(\.self) }
}
