import NIOCore
import NIOHTTPTypes

/// Lets answers be sent to their end before a connection closes.
///
/// When a server stops, connections are closed as soon as their answers are written; what a slow
/// reader has not taken by then would be lost.
final class UnhurriedClose: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    private var unsent = 0
    private var closing: EventLoopPromise<Void>?

    /// Takes how long a reader may take for the rest.
    init(limit: TimeAmount) { self.limit = limit }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            return context.write(data, promise: promise)
        }
        let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
        unsent += 1
        sent.futureResult.assumeIsolated().whenComplete { _ in
            self.unsent -= 1
            if self.unsent == 0 { self.close(context) }
        }
        context.write(data, promise: sent)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, unsent > 0 else { return context.close(mode: mode, promise: promise) }
        if let closing {
            closing.futureResult.cascade(to: promise)
        } else {
            closing = promise ?? context.eventLoop.makePromise(of: Void.self)
            context.eventLoop.assumeIsolated().scheduleTask(in: limit) { self.close(context) }
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        guard let closing else { return }
        self.closing = nil
        context.close(promise: closing)
    }
}
