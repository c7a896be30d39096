package import Hummingbird
import Logging
import NIOCore

/// What is known of a request beyond its head and body.
package struct SiteRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address of ours at which the request came in.
    let localAddress: SocketAddress?
    /// The address of the other end.
    let remoteAddress: SocketAddress?
    /// Waits until the connection has taken up what was written so far.
    ///
    /// A writer is held back only when the connection says that it is full, which it cannot say
    /// before it has seen what was written.
    var takeUp: @Sendable () async throws -> Void

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        localAddress = source.channel.localAddress
        remoteAddress = source.channel.remoteAddress
        let eventLoop = source.channel.eventLoop
        takeUp = { try await eventLoop.submit {}.get() }
    }

    /// Names the request in the log.
    var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "" }
}
