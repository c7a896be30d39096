import NIOCore
import NIOPosix
import Testing

/// A client that sees every byte.
struct RawConnection {
    let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    init(port: Int) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
    }

    /// Sends some text, then gives what comes back to a reader.
    func exchange<Result: Sendable>(
        _ text: String,
        _ read: (inout Reader) async throws -> Result
    ) async throws -> Result {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var reader = Reader(iterator: inbound.makeAsyncIterator(), writer: outbound)
            return try await read(&reader)
        }
    }

    struct Reader {
        fileprivate var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private let writer: NIOAsyncChannelOutboundWriter<ByteBuffer>
        private(set) var text = ""

        fileprivate init(
            iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
            writer: NIOAsyncChannelOutboundWriter<ByteBuffer>
        ) {
            self.iterator = iterator
            self.writer = writer
        }

        /// Sends more.
        func send(_ text: String) async throws { try await writer.write(ByteBuffer(string: text)) }

        /// Says that nothing more will be sent.
        func finish() async throws { writer.finish() }

        /// Reads until a text has come, and takes all up to its end.
        mutating func read(through mark: String) async throws -> String {
            while true {
                if let range = text.firstRange(of: mark) {
                    defer { text.removeSubrange(..<range.upperBound) }
                    return String(text[..<range.upperBound])
                }
                let buffer = try await iterator.next(isolation: #isolation)
                text += String(buffer: try #require(buffer))
            }
        }

        /// Reads until the connection ends.
        mutating func readAll() async throws -> String {
            while let buffer = try await iterator.next(isolation: #isolation) {
                text += String(buffer: buffer)
            }
            return text
        }
    }
}
