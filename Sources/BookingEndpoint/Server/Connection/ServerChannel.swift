import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Sets up each connection: what may come in, how long things may take, how answers end.
struct ServerChannel: ServerChildChannel, HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let responder: HTTPChannelHandler.Responder
    let connections: ConnectionTable
    let proxies: TrustedProxies
    let securityHeaders: SecurityHeaders
    let onRefusal: AnswerCompletion.OnRefusal

    /// There is no room for a connection.
    private struct NoRoom: Error {}

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            guard let place = place(for: channel) else {
                channel.close(promise: nil)
                throw NoRoom()
            }
            let state = ConnectionState(place: place)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(RequestGuard(state: state))
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = HeadScan.maximumLength
            limits.maxHeaderListSize = HeadScan.maximumLength
            limits.maxHeaderFieldCount = HeadScan.maximumFields
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,
                withErrorHandling: false,
                withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: limits
            )
            try pipeline.addHandlers([
                HTTP1ToHTTPServerCodec(secure: false),
                AnswerCompletion(
                    state: state,
                    securityHeaders: securityHeaders,
                    onRefusal: onRefusal
                ),
                ConnectionDeadlines(limits: ConnectionDeadlines.Limits()),
                UnhurriedClose(limit: .seconds(9)),
                HTTPConnectionStateHandler(logger: logger),
            ])
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        }
    }

    private func place(for channel: any Channel) -> ConnectionTable.Place? {
        let address = InternetAddress(channel.remoteAddress)
        // Many clients come by way of a proxy, and programs on this machine are its owner's.
        let isUnlimited = address.map { $0.isLocal || proxies.contains($0) } ?? true
        return connections.place(
            for: channel,
            from: address?.network ?? .unknown,
            isUnlimited: isUnlimited
        )
    }

    func handle(value channel: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: channel, logger: logger)
    }
}
