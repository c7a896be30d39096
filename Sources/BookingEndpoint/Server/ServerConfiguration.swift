package import Logging

/// Where and how the server listens.
package struct ServerConfiguration: Sendable {
    /// The name or address to listen at.
    package let host: String
    /// The port to listen at; 0 lets the system choose one.
    package let port: Int
    package let allowedHosts: AllowedHosts
    package let allowedOrigins: AllowedOrigins
    package let trustedProxies: TrustedProxies
    /// Counts requests to routes; nothing is counted when it is `nil`.
    package let rateLimiter: RateLimiter?
    /// Where requests are logged; nowhere when `nil`.
    package let requestLog: RequestLog?
    /// For what the server's own parts have to say.
    package let logger: Logger
    /// How many connections may be open; the one that has waited longest makes room for another.
    package let maximumConnections: Int
    /// How many connections one client may have, except from this machine and from proxies.
    package let maximumConnectionsPerClient: Int

    package init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        allowedHosts: AllowedHosts = AllowedHosts(),
        allowedOrigins: AllowedOrigins = AllowedOrigins(),
        trustedProxies: TrustedProxies = TrustedProxies(),
        rateLimiter: RateLimiter? = nil,
        requestLog: RequestLog? = nil,
        logger: Logger = Self.quietLogger,
        maximumConnections: Int = 1024,
        maximumConnectionsPerClient: Int = 32
    ) {
        self.host = host
        self.port = port
        self.allowedHosts = allowedHosts
        self.allowedOrigins = allowedOrigins
        self.trustedProxies = trustedProxies
        self.rateLimiter = rateLimiter
        self.requestLog = requestLog
        self.logger = logger
        self.maximumConnections = maximumConnections
        self.maximumConnectionsPerClient = maximumConnectionsPerClient
    }

    /// A logger on standard error for errors only.
    package static var quietLogger: Logger {
        var logger = Logger(label: "bookplate") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }
}
