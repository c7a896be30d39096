import NIOCore
import Synchronization

/// The open connections, so that there is always room for one more from a client that has few.
///
/// A new connection takes the place of the one that has waited longest for a request, so that
/// connections that only wait, or send a byte now and then, keep nobody out.
final class ConnectionTable: Sendable {
    /// How many connections may be open.
    package struct Limits: Sendable {
        /// In all.
        var total: Int
        /// From one client's network.
        var perNetwork: Int
        /// The networks that may have as many as they want: proxies, this machine.
        var unlimited: Set<ClientNetwork>
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
        var now: UInt64 = 0

        mutating func tick() -> UInt64 {
            now += 1
            return now
        }

        mutating func remove(_ number: UInt64) -> (any Channel)? {
            guard let connection = connections.removeValue(forKey: number) else { return nil }
            let count = (counts[connection.network] ?? 1) - 1
            counts[connection.network] = count > 0 ? count : nil
            return connection.channel
        }
    }

    /// A connection's own line of the table.
    struct Place: Sendable {
        fileprivate let table: ConnectionTable
        fileprivate let number: UInt64

        /// Notes whether the connection has no request that is being answered.
        func isWaiting(_ isWaiting: Bool) {
            table.state.withLock { state in
                let now = state.tick()
                state.connections[number]?.waitingSince = isWaiting ? now : nil
            }
        }
    }

    private let limits: Limits
    private let state = Mutex(State())

    init(limits: Limits) { self.limits = limits }

    /// How many connections are open.
    var count: Int { state.withLock { $0.connections.count } }

    /// Finds room for a connection; `nil` when there is none for its client.
    ///
    /// The connection leaves the table when it closes.
    func place(for channel: any Channel, from network: ClientNetwork) -> Place? {
        let (number, evicted): (UInt64?, (any Channel)?) = state.withLock { state in
            let count = state.counts[network] ?? 0
            guard count < limits.perNetwork || limits.unlimited.contains(network) else {
                return (nil, nil)
            }
            var evicted: (any Channel)?
            if state.connections.count >= limits.total {
                let waiting = state.connections.filter { $0.value.waitingSince != nil }
                let longest = waiting.min {
                    $0.value.waitingSince ?? 0 < $1.value.waitingSince ?? 0
                }
                guard let longest else { return (nil, nil) }
                evicted = state.remove(longest.key)
            }
            let number = state.tick()
            state.connections[number] = Connection(
                channel: channel,
                network: network,
                waitingSince: number
            )
            state.counts[network] = (state.counts[network] ?? 0) + 1
            return (number, evicted)
        }
        evicted?.close(promise: nil)
        guard let number else { return nil }
        channel.closeFuture.whenComplete { _ in _ = self.state.withLock { $0.remove(number) } }
        return Place(table: self, number: number)
    }
}
