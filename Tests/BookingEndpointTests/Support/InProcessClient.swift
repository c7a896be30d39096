import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import BookingEndpoint

/// Asks a responder without a socket.
struct InProcessClient {
    let responder: SiteResponder

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String

        subscript(_ name: String) -> String? {
            HTTPField.Name(name).flatMap { headers[$0] }
        }
    }

    func send(
        _ method: HTTPRequest.Method = .get,
        _ target: String,
        host: String? = "localhost:8080",
        _ headers: HTTPFields = [:],
        body: String = ""
    ) async throws -> Answer {
        let channel = EmbeddedChannel()
        channel.localAddress = try SocketAddress(ipAddress: "127.0.0.1", port: 8080)
        channel.remoteAddress = try SocketAddress(ipAddress: "198.51.100.7", port: 40_000)
        var context = SiteRequestContext(
            source: ApplicationRequestContextSource(
                channel: channel,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        context.takeUp = {}
        let request = Request(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: host,
                path: target,
                headerFields: headers
            ),
            body: RequestBody(buffer: ByteBuffer(string: body))
        )
        let response = try await responder.respond(to: request, context: context)
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(
            status: response.status.code,
            headers: response.headers,
            body: String(buffer: collector.bytes)
        )
    }

    final class Collector: ResponseBodyWriter {
        var bytes = ByteBuffer()

        func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
