import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// One address at which requests are taken.
struct Listener: Service {
    let host: String
    let port: Int
    let responder: SiteResponder
    let connections: ConnectionTable
    var proxies = TrustedProxies()
    var isAdmin = false
    /// Is told the port as soon as requests are taken.
    let onListening: @Sendable (Int) -> Void
    /// Is told when nothing more is taken.
    var onStop: @Sendable () -> Void = {}

    /// Takes requests until it is told to stop, and answers those that have come.
    ///
    /// - Throws: ``ListeningFailure`` when the address cannot be had.
    func run() async throws {
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                onStop()
            }
        } catch {
            throw ListeningFailure(error, isAdmin: isAdmin) ?? error
        }
    }

    private var application: Application<SiteResponder> {
        Application(
            responder: responder,
            server: HTTPServerBuilder { answer in
                ServerChannel(
                    responder: answer,
                    connections: connections,
                    proxies: proxies,
                    securityHeaders: responder.securityHeaders,
                    onRefusal: responder.refused
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                // The system lowers it to what it allows; a client that finds no room in it waits
                // for a second.
                backlog: 4096
            ),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) },
            logger: Self.logger
        )
    }

    /// What the server says of connections that broke off concerns nobody; failures to listen are
    /// thrown, and those of requests are logged with their number.
    private static var logger: Logger {
        var logger = ServerConfiguration.quietLogger
        logger.logLevel = .critical
        return logger
    }
}

/// A listener without which the server goes on.
struct OptionalListener: Service {
    let listener: Listener
    let onFailure: @Sendable (ListeningFailure) -> Void

    func run() async throws {
        do {
            try await listener.run()
        } catch let failure as ListeningFailure {
            onFailure(failure)
            // A service that ends would end the others.
            try? await gracefulShutdown()
        }
    }
}
