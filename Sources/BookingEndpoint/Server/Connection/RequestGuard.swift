import NIOCore
import NIOHTTP1

/// Stands before the parser and lets only whole, unambiguous heads and bounded bodies through.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let state: ConnectionState
    private var framing = RequestFraming()
    private var pending = ByteBuffer()

    init(state: ConnectionState) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // After a refusal all is read to its end and thrown away: closing before that would take
        // the answer from who still sends.
        guard state.refusal == nil else { return }
        var bytes = unwrapInboundIn(data)
        if pending.readableBytes > 0 {
            pending.writeBuffer(&bytes)
        } else {
            pending = bytes
        }
        do throws(Refusal) {
            while let piece = try framing.next(&pending) { forward(piece, context) }
            // Or what was read would be kept as long as each piece ends within the next request.
            if pending.readableBytes == 0 {
                pending = ByteBuffer()
            } else {
                pending.discardReadBytes()
            }
        } catch {
            pending = ByteBuffer()
            state.refuse(error, ofBody: framing.isWithinBody)
            // The one kind of error that the server answers, after what came before.
            context.fireErrorCaught(HTTPParserError.unknown)
        }
    }

    private func forward(_ piece: RequestFraming.Piece, _ context: ChannelHandlerContext) {
        switch piece {
        case .body(let bytes): context.fireChannelRead(wrapInboundOut(bytes))
        case .head(let head, let bytes):
            let isAlone = state.unanswered == 0
            state.begin(head)
            if head.expectsContinue, isAlone {
                let word = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
                context.writeAndFlush(wrapOutboundOut(word), promise: nil)
            }
            context.fireChannelRead(wrapInboundOut(bytes))
        }
    }
}
