import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Puts an answer of ours in the place of the empty one that the server makes by itself for what
/// it cannot parse, and ends connections after their last answer.
final class AnswerCompletion: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Told of each request that is refused before any handler sees it; names it in the log.
    typealias OnRefusal = @Sendable (Refusal) -> String

    private let state: ConnectionState
    private let securityHeaders: SecurityHeaders
    private let onRefusal: OnRefusal
    private var isRefusal = false

    init(
        state: ConnectionState,
        securityHeaders: SecurityHeaders,
        onRefusal: @escaping OnRefusal
    ) {
        self.state = state
        self.securityHeaders = securityHeaders
        self.onRefusal = onRefusal
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.headerFields[.xContentTypeOptions] == nil:
            isRefusal = true
            writeRefusal(head, context, promise)
        case .head(var head) where state.answersLast && head.status.kind != .informational:
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end where isRefusal && state.isAnswered:
            promise?.succeed()
            Self.end(context)
        case .end where isRefusal || state.answersLast:
            state.end()
            let sent = promise ?? context.eventLoop.makePromise()
            sent.futureResult.assumeIsolated().whenComplete { _ in Self.end(context) }
            context.write(data, promise: sent)
        case .end:
            state.end()
            context.write(data, promise: promise)
        default: context.write(data, promise: promise)
        }
    }

    /// Answers what no handler has answered; all answers of handlers have the security headers.
    private func writeRefusal(
        _ head: HTTPResponse,
        _ context: ChannelHandlerContext,
        _ promise: EventLoopPromise<Void>?
    ) {
        guard !state.isAnswered else {
            promise?.succeed()
            return
        }
        let refusal = state.refusal ?? (head.status == .badRequest ? .malformed : .failure)
        let answer = RefusalAnswer(refusal: refusal, requestID: onRefusal(refusal))
        let (fields, bytes) = answer.parts(accept: state.accept, script: nil)
        var head = HTTPResponse(status: refusal.status, headerFields: fields)
        head.headerFields[.contentLength] = "\(bytes.count)"
        head.headerFields[.connection] = "close"
        securityHeaders.complete(&head.headerFields, of: .program)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: bytes))), promise: nil)
    }

    /// Says that nothing more comes, and closes when the other end has, or has had its time: to
    /// close at once could take the answer from who still sends (RFC 9112, 9.6).
    private static func end(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }
}
