import Glibc
import Hummingbird
import HummingbirdCore
import NIOCore
package import ServiceLifecycle
import UnixSignals

/// Serves routes and a built site, in watch mode with live reload, until it is told to stop.
package struct SiteServer: Sendable {
    private let configuration: ServerConfiguration
    private let site: StaticSite?
    private let routes: Routes
    private let liveReload: LiveReload?

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - configuration: Where and how it listens.
    ///   - site: The files to serve; `nil` to serve routes alone.
    ///   - routes: What is answered before the files.
    ///   - liveReload: Tells open pages of builds.
    package init(
        configuration: ServerConfiguration,
        site: StaticSite?,
        routes: Routes = Routes(),
        liveReload: LiveReload? = nil
    ) {
        self.configuration = configuration
        self.site = site
        self.routes = routes
        self.liveReload = liveReload
    }

    /// Serves until SIGTERM or SIGINT; requests that are being answered then have ten seconds.
    ///
    /// - Parameters:
    ///   - services: What runs beside the server and stops after it.
    ///   - onListening: Is told the port as soon as requests are taken.
    /// - Throws: ``ListeningFailure`` when the address cannot be had; what a service throws.
    package func run(
        with services: [any Service] = [],
        onListening: @escaping @Sendable (Int) -> Void
    ) async throws {
        do {
            try await serviceGroup(
                services,
                signals: [.sigterm, .sigint],
                onListening: onListening
            ).run()
        } catch let error as IOError {
            switch error.errnoCode {
            case EADDRINUSE: throw ListeningFailure.addressInUse
            case EACCES: throw ListeningFailure.notPermitted
            case EADDRNOTAVAIL: throw ListeningFailure.noSuchAddress
            default: throw error
            }
        }
    }

    func serviceGroup(
        _ services: [any Service],
        signals: [UnixSignal],
        onListening: @escaping @Sendable (Int) -> Void
    ) -> ServiceGroup {
        var services = services
        if let liveReload { services.append(liveReload) }
        services.append(application(onListening: onListening))
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: signals,
            logger: configuration.logger
        )
        group.maximumGracefulShutdownDuration = .seconds(10)
        return ServiceGroup(configuration: group)
    }

    private func application(
        onListening: @escaping @Sendable (Int) -> Void
    ) -> Application<SiteResponder> {
        let responder = SiteResponder(
            site: site,
            routes: RouteResponder(
                routes,
                allowedOrigins: configuration.allowedOrigins,
                proxies: configuration.trustedProxies,
                limiter: configuration.rateLimiter
            ),
            liveReload: liveReload,
            allowedHosts: configuration.allowedHosts,
            requestLog: configuration.requestLog
        )
        let connections = ConnectionTable(
            limits: ConnectionTable.Limits(
                total: configuration.maximumConnections,
                perNetwork: configuration.maximumConnectionsPerClient
            )
        )
        return Application(
            responder: responder,
            server: HTTPServerBuilder { answer in
                ServerChannel(
                    responder: answer,
                    connections: connections,
                    proxies: configuration.trustedProxies,
                    securityHeaders: responder.securityHeaders,
                    onRefusal: responder.refused
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                // The system lowers it to what it allows; a client that finds no room in it waits
                // for a second.
                backlog: 4096
            ),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) },
            logger: configuration.logger
        )
    }
}
