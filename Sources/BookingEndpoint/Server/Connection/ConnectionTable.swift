import NIOCore
import Synchronization

/// The open connections, so that there is always room for one more from a client that has few.
///
/// A new connection takes the place of the one that has waited longest for a request, so that
/// connections that only wait, or send a byte now and then, keep nobody out.
final class ConnectionTable: Sendable {
    /// How many connections may be open.
    struct Limits: Sendable {
        /// In all.
        var total: Int
        /// From one client's network.
        var perNetwork: Int
    }

    private struct Connection {
        let channel: any Channel
        let network: ClientNetwork
        /// Grows from one to the next; `nil` while a request is answered.
        var waitingSince: UInt64?
    }

    private struct State {
        var connections: [UInt64: Connection] = [:]
        var counts: [ClientNetwork: Int] = [:]
        /// The order in which connections began to wait; those that wait no longer stay in it for
        /// a while.
        private var queue: [(number: UInt64, since: UInt64)] = []
        private var queueStart = 0
        private var now: UInt64 = 0

        mutating func add(_ channel: any Channel, _ network: ClientNetwork) -> UInt64 {
            now += 1
            let number = now
            connections[number] = Connection(channel: channel, network: network)
            counts[network] = (counts[network] ?? 0) + 1
            wait(number)
            return number
        }

        mutating func wait(_ number: UInt64) {
            guard connections[number] != nil else { return }
            now += 1
            connections[number]?.waitingSince = now
            queue.append((number, now))
            guard queue.count - queueStart > 2 * connections.count + 64 else { return }
            let connections = connections
            queue = queue[queueStart...].filter { connections[$0.number]?.waitingSince == $0.since }
            queueStart = 0
        }

        mutating func remove(_ number: UInt64) -> (any Channel)? {
            guard let connection = connections.removeValue(forKey: number) else { return nil }
            let count = (counts[connection.network] ?? 1) - 1
            counts[connection.network] = count > 0 ? count : nil
            return connection.channel
        }

        /// Takes out the connection that has waited longest; `nil` when none waits.
        mutating func removeLongest() -> (any Channel)? {
            while queueStart < queue.count {
                let first = queue[queueStart]
                queueStart += 1
                if connections[first.number]?.waitingSince == first.since {
                    return remove(first.number)
                }
            }
            return nil
        }
    }

    /// A connection's own line of the table.
    struct Place: Sendable {
        fileprivate let table: ConnectionTable
        fileprivate let number: UInt64

        /// Notes whether the connection has no request that is being answered.
        func isWaiting(_ isWaiting: Bool) {
            table.state.withLock { state in
                if isWaiting {
                    state.wait(number)
                } else {
                    state.connections[number]?.waitingSince = nil
                }
            }
        }
    }

    private let limits: Limits
    private let state = Mutex(State())

    private let metrics: Metrics?

    init(limits: Limits, metrics: Metrics? = nil) {
        self.limits = limits
        self.metrics = metrics
    }

    /// How many connections are open.
    var count: Int { state.withLock { $0.connections.count } }

    /// Finds room for a connection.
    ///
    /// The connection leaves the table when it closes.
    ///
    /// - Parameters:
    ///   - channel: The connection.
    ///   - network: Where it comes from.
    ///   - isUnlimited: Whether the network may have as many as there is room for.
    /// - Returns: Its place; `nil` when there is none for its client.
    func place(
        for channel: any Channel,
        from network: ClientNetwork,
        isUnlimited: Bool = false
    ) -> Place? {
        var met: Metrics.ConnectionLimit?
        var evicted: (any Channel)?
        let number: UInt64? = state.withLock { state in
            guard isUnlimited || state.counts[network] ?? 0 < limits.perNetwork else {
                met = .client
                return nil
            }
            if state.connections.count >= limits.total {
                met = .total
                evicted = state.removeLongest()
                guard evicted != nil else { return nil }
            }
            return state.add(channel, network)
        }
        if let met { metrics?.count(limit: met.rawValue) }
        evicted?.close(promise: nil)
        guard let number else { return nil }
        channel.closeFuture.whenComplete { _ in _ = self.state.withLock { $0.remove(number) } }
        return Place(table: self, number: number)
    }
}
