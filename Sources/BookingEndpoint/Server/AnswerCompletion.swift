import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Adds the headers that every answer carries to those that HTTP parsing gives by itself.
final class AnswerCompletion: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let securityHeaders: SecurityHeaders

    init(securityHeaders: SecurityHeaders) { self.securityHeaders = securityHeaders }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data),
            head.headerFields[.xContentTypeOptions] == nil, head.status.kind != .informational
        else { return context.write(data, promise: promise) }
        securityHeaders.complete(&head.headerFields)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
