package import ServiceLifecycle
import Synchronization
import UnixSignals

/// Serves routes and a built site, in watch mode with live reload, until it is told to stop.
package struct SiteServer: Sendable {
    private let configuration: ServerConfiguration
    private let site: StaticSite?
    private let routes: Routes
    private let liveReload: LiveReload?
    private let admin: AdminServer?

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - configuration: Where and how it listens.
    ///   - site: The files to serve; `nil` to serve routes alone.
    ///   - routes: What is answered before the files.
    ///   - liveReload: Tells open pages of builds.
    ///   - admin: What is served on another port to this machine alone.
    package init(
        configuration: ServerConfiguration,
        site: StaticSite?,
        routes: Routes = Routes(),
        liveReload: LiveReload? = nil,
        admin: AdminServer? = nil
    ) {
        self.configuration = configuration
        self.site = site
        self.routes = routes
        self.liveReload = liveReload
        self.admin = admin
    }

    /// Where requests are taken.
    package struct Ports: Sendable {
        package let site: Int
        /// The port for the owner alone, or why there is none; `nil` when none was wanted.
        package let admin: Result<Int, ListeningFailure>?
    }

    /// Serves until SIGTERM or SIGINT; requests that are being answered then have ten seconds.
    ///
    /// - Parameters:
    ///   - services: What runs beside the server and stops after it.
    ///   - onListening: Is told the ports as soon as requests are taken.
    /// - Throws: ``ListeningFailure`` when an address cannot be had; what a service throws.
    package func run(
        with services: [any Service] = [],
        onListening: @escaping @Sendable (Ports) -> Void
    ) async throws {
        try await serviceGroup(
            services,
            signals: [.sigterm, .sigint],
            onListening: onListening
        ).run()
    }

    func serviceGroup(
        _ services: [any Service],
        signals: [UnixSignal],
        onListening: @escaping @Sendable (Ports) -> Void
    ) -> ServiceGroup {
        let connections = ConnectionTable(
            limits: ConnectionTable.Limits(
                total: configuration.maximumConnections,
                perNetwork: configuration.maximumConnectionsPerClient
            ),
            metrics: admin?.metrics
        )
        let opening = Opening(hasAdmin: admin != nil, onListening: onListening)
        var services = services
        if let liveReload { services.append(liveReload) }
        // What comes last is stopped first: the listener for the owner tells of the stop.
        if let admin { services.append(adminListener(admin, connections, opening)) }
        services.append(listener(connections, opening))
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: signals,
            logger: configuration.logger
        )
        group.maximumGracefulShutdownDuration = .seconds(10)
        return ServiceGroup(configuration: group)
    }

    private func listener(_ connections: ConnectionTable, _ opening: Opening) -> Listener {
        Listener(
            host: configuration.host,
            port: configuration.port,
            responder: SiteResponder(
                site: site,
                routes: RouteResponder(
                    routes,
                    allowedOrigins: configuration.allowedOrigins,
                    proxies: configuration.trustedProxies,
                    limiter: configuration.rateLimiter
                ),
                liveReload: liveReload,
                allowedHosts: configuration.allowedHosts,
                requestLog: configuration.requestLog,
                metrics: admin?.metrics,
                logger: configuration.logger
            ),
            connections: connections,
            proxies: configuration.trustedProxies,
            onListening: { opening.site(at: $0) },
            onStop: { admin?.readiness.stop() }
        )
    }

    private func adminListener(
        _ admin: AdminServer,
        _ connections: ConnectionTable,
        _ opening: Opening
    ) -> any Service {
        let listener = Listener(
            host: "127.0.0.1",
            port: admin.port,
            responder: SiteResponder(
                site: admin.site,
                routes: RouteResponder(admin.routes { connections.count }),
                logger: configuration.logger
            ),
            connections: ConnectionTable(limits: ConnectionTable.Limits(total: 64, perNetwork: 32)),
            isAdmin: true,
            onListening: { opening.admin(.success($0)) }
        )
        guard admin.isOptional else { return listener }
        return OptionalListener(listener: listener) { opening.admin(.failure($0)) }
    }

    /// Waits for both listeners.
    private final class Opening: Sendable {
        private struct State {
            var site: Int?
            var admin: Result<Int, ListeningFailure>?
        }

        private let state = Mutex(State())
        private let hasAdmin: Bool
        private let onListening: @Sendable (Ports) -> Void

        init(hasAdmin: Bool, onListening: @escaping @Sendable (Ports) -> Void) {
            self.hasAdmin = hasAdmin
            self.onListening = onListening
        }

        func site(at port: Int) { note { $0.site = port } }

        func admin(_ result: Result<Int, ListeningFailure>) { note { $0.admin = result } }

        private func note(_ change: (inout State) -> Void) {
            let ports: Ports? = state.withLock { state in
                change(&state)
                guard let site = state.site, state.admin != nil || !hasAdmin else { return nil }
                return Ports(site: site, admin: state.admin)
            }
            if let ports { onListening(ports) }
        }
    }
}
