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

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        localAddress = source.channel.localAddress
        remoteAddress = source.channel.remoteAddress
    }

    /// Names the request in the log.
    var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "" }
}
