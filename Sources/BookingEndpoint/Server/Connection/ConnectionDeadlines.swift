import NIOCore
import NIOHTTPTypes

/// Closes a connection that takes too long, however busily it trickles.
///
/// The deadlines are absolute: bytes that arrive one by one do not put them off.
final class ConnectionDeadlines: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long things may take.
    struct Limits: Sendable {
        /// From the connection to the end of its first head.
        var head = TimeAmount.seconds(10)
        /// From the end of a head to the end of its body.
        var body = TimeAmount.seconds(15)
        /// From an answer to the end of the next head.
        var idle = TimeAmount.seconds(30)
        /// During which a reader takes nothing.
        var stall = TimeAmount.seconds(30)
    }

    private let limits: Limits
    private var unanswered = 0
    private var isReading = false
    private var readDeadline: Scheduled<Void>?
    private var writeDeadline: Scheduled<Void>?

    init(limits: Limits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expectRead(within: limits.head, context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    func channelActive(context: ChannelHandlerContext) {
        expectRead(within: limits.head, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isReading = true
            expectRead(within: limits.body, context)
        case .body: break
        case .end:
            isReading = false
            readDeadline?.cancel()
            if unanswered == 0 { expectRead(within: limits.idle, context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            if unanswered == 0, !isReading { expectRead(within: limits.idle, context) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeDeadline?.cancel()
        if !context.channel.isWritable {
            writeDeadline = close(after: limits.stall, context)
        }
        context.fireChannelWritabilityChanged()
    }

    private func expectRead(within time: TimeAmount, _ context: ChannelHandlerContext) {
        readDeadline?.cancel()
        readDeadline = close(after: time, context)
    }

    private func close(
        after time: TimeAmount,
        _ context: ChannelHandlerContext
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
    }

    private func cancel() {
        readDeadline?.cancel()
        writeDeadline?.cancel()
    }
}
