import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import ServiceLifecycle

/// The stream of server-sent events that a page listens to (HTML, 9.2).
///
/// `hello` comes first and says which build is current, `reload` says that another one is,
/// `diagnostics` lists the problems to show.
struct EventStream {
    private var told: LiveReload.State?

    static func response(
        from liveReload: LiveReload,
        to request: Request
    ) async throws -> Response {
        let headers: HTTPFields = [.contentType: "text/event-stream"]
        guard request.method == .get else { return Response(status: .ok, headers: headers) }
        guard let subscription = await liveReload.subscribe() else { throw Refusal.busy }
        let body = ResponseBody { writer in
            do {
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await withGracefulShutdownHandler {
                        var stream = EventStream()
                        for await state in subscription.states {
                            try await writer.write(ByteBuffer(bytes: stream.text(for: state)))
                        }
                    } onGracefulShutdown: {
                        subscription.end()
                    }
                }
                try await writer.finish(nil)
            } catch {
                await liveReload.unsubscribe(subscription)
                throw error
            }
            await liveReload.unsubscribe(subscription)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// What a page has not been told yet; a comment, as a sign of life, when there is nothing.
    mutating func text(for state: LiveReload.State) -> [UInt8] {
        var bytes: [UInt8] = []
        if told == nil {
            // Milliseconds until a browser tries again when the connection is lost.
            bytes += Array("retry: 500\n".utf8)
            bytes += Self.event("hello", ["build": .string(state.build)])
        } else if told?.build != state.build {
            bytes += Self.event("reload", ["build": .string(state.build)])
        }
        if told?.problems ?? [] != state.problems {
            bytes += Self.event(
                "diagnostics",
                ["problems": .array(state.problems.map(\.json))]
            )
        }
        told = state
        return bytes.isEmpty ? Array(":\n\n".utf8) : bytes
    }

    private static func event(_ name: String, _ data: JSONValue) -> [UInt8] {
        // JSON on one line: no line break in it can end the field early.
        Array("event: \(name)\ndata: ".utf8) + data.compact + Array("\n\n".utf8)
    }
}
