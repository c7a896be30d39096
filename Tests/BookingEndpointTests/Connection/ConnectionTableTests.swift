import NIOCore
import NIOEmbedded
import Testing

@testable import BookingEndpoint

struct ConnectionTableTests {
    private let table = ConnectionTable(
        limits: ConnectionTable.Limits(total: 4, perNetwork: 2)
    )

    /// A channel that is open.
    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    @Test func `a client has no more than its share`() throws {
        let first = try channel()
        #expect(table.place(for: first, from: .v4(2)) != nil)
        #expect(table.place(for: try channel(), from: .v4(2)) != nil)
        #expect(table.place(for: try channel(), from: .v4(2)) == nil)
        #expect(table.place(for: try channel(), from: .v4(3)) != nil)
        try first.close().wait()
        first.embeddedEventLoop.run()
        #expect(table.place(for: try channel(), from: .v4(2)) != nil)
        #expect(table.count == 3)
    }

    @Test func `a proxy has as many as there is room for`() throws {
        for _ in 0..<4 {
            #expect(table.place(for: try channel(), from: .v4(1), isUnlimited: true) != nil)
        }
        #expect(table.count == 4)
    }

    @Test func `what waits longest makes room, and what is answered never`() throws {
        var channels: [EmbeddedChannel] = []
        var places: [ConnectionTable.Place] = []
        for _ in 0..<4 {
            let channel = try channel()
            channels.append(channel)
            places.append(try #require(table.place(for: channel, from: .v4(1), isUnlimited: true)))
        }
        places[0].isWaiting(false)
        places[1].isWaiting(false)
        places[1].isWaiting(true)
        #expect(table.place(for: try channel(), from: .v4(5)) != nil)
        #expect(channels.map(\.isActive) == [true, true, false, true])
        #expect(table.place(for: try channel(), from: .v4(5)) != nil)
        #expect(channels.map(\.isActive) == [true, true, false, false])
        #expect(table.count == 4)
    }

    @Test func `the order holds over many requests`() throws {
        let busy = try channel()
        let place = try #require(table.place(for: busy, from: .v4(1), isUnlimited: true))
        let idle = try channel()
        #expect(table.place(for: idle, from: .v4(1), isUnlimited: true) != nil)
        for _ in 0..<1000 {
            place.isWaiting(false)
            place.isWaiting(true)
        }
        for _ in 0..<3 {
            #expect(table.place(for: try channel(), from: .v4(1), isUnlimited: true) != nil)
        }
        #expect(busy.isActive && !idle.isActive)
        #expect(table.place(for: try channel(), from: .v4(1), isUnlimited: true) != nil)
        #expect(!busy.isActive)
    }

    @Test func `limits that are met are counted`() throws {
        let metrics = Metrics()
        let limits = ConnectionTable.Limits(total: 2, perNetwork: 1)
        let table = ConnectionTable(limits: limits, metrics: metrics)
        for network in [1, 1, 2, 3] {
            _ = table.place(for: try channel(), from: .v4(UInt32(network)))
        }
        #expect(metrics.snapshot.limits == ["client-connections": 1, "connections": 1])
    }

    @Test func `when all are being answered there is no room`() throws {
        for _ in 0..<4 {
            try #require(table.place(for: try channel(), from: .v4(1), isUnlimited: true))
                .isWaiting(false)
        }
        #expect(table.place(for: try channel(), from: .v4(5)) == nil)
        #expect(table.count == 4)
    }
}
