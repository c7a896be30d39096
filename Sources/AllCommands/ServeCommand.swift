import BuildCommands
import ArgumentParser
import BookingEndpoint
import FolderWatching
import Glibc
import Scheduling
import ServiceLifecycle
import SiteBuild
import SiteSource

/// `bookplate serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the site and takes its bookings.",
        discussion: """
            It listens on this machine alone unless --host says otherwise, and keeps the bookings \
            in the file of --database.

            Changed content counts for bookings at once, also after SIGHUP; when there are \
            mistakes in it, what was right before still does. The site itself changes by \
            `bookplate build`, or with --watch: then it is built again at every save and open \
            pages follow; mistakes are shown in the browser, and the last good site stays.
            """
    )

    @OptionGroup var options: ContentOptions
    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp("The port to listen at; 0 lets the system choose.", valueName: "number")
    )
    var port = 8080

    @Option(
        name: .customLong("allow-host"),
        help: ArgumentHelp(
            "A further name under which browsers may ask for the site, as behind a proxy.",
            valueName: "name"
        )
    )
    var allowedHosts: [String] = []

    @Option(
        name: .customLong("trusted-proxy"),
        help: ArgumentHelp(
            "A proxy whose X-Forwarded-For is believed: an address, or a range like 10.0.0.0/8.",
            valueName: "address"
        )
    )
    var trustedProxies: [String] = []

    @Option(
        name: .customLong("connections"),
        help: ArgumentHelp("How many connections may be open at once.", valueName: "number")
    )
    var maximumConnections = 1024

    @Option(
        name: .customLong("connections-per-client"),
        help: ArgumentHelp(
            "How many of them one client may have, except programs on this machine.",
            valueName: "number"
        )
    )
    var maximumConnectionsPerClient = 32

    @Flag(
        name: .customLong("no-rate-limits"),
        help: "Answer however many requests one client sends, as for a load test."
    )
    var hasNoLimits = false

    @Flag(
        name: .customLong("endpoint-only"),
        help: "Serve the endpoint alone, for a site that another server has."
    )
    var isEndpointOnly = false

    @Option(
        name: .customLong("admin-port"),
        help: ArgumentHelp(
            "The port for /livez, /readyz, /metrics and the owner's commands, on this machine "
                + "alone (default: 8081).",
            valueName: "number"
        )
    )
    var adminPort: Int?

    @Flag(name: .customLong("no-admin"), help: "Do without the port for /livez and the others.")
    var hasNoAdmin = false

    @Flag(help: "Build the site first.")
    var build = false

    @Flag(help: "Build the site first and again at every save.")
    var watch = false

    @Flag(help: "Log each request as a line of JSON on standard error.")
    var log = false

    func validate() throws {
        guard (0...65_535).contains(port), (0...65_535).contains(adminPort ?? 0) else {
            throw ValidationError("A port is a number from 0 to 65535.")
        }
        guard adminPort == nil || !hasNoAdmin else {
            throw ValidationError("--admin-port and --no-admin exclude each other.")
        }
        if let wrong = trustedProxies.first(where: { TrustedProxies([$0]) == nil }) {
            throw ValidationError("`\(wrong)` is not an address like 10.0.0.1 or 10.0.0.0/8.")
        }
        guard (1...100_000).contains(maximumConnections),
            (1...100_000).contains(maximumConnectionsPerClient)
        else { throw ValidationError("Connections are a number from 1 to 100000.") }
    }

    func run() async throws {
        guard port == 0 else { return try await serve(at: port) }
        let reserved = try ReservedPort(at: host)
        try await serve(at: reserved.port)
    }

    private func serve(at port: Int) async throws {
        let options = servedOptions(port: port)
        if build || watch {
            // Before the database is made.
            try await Terminal.reportingFailures { try SiteBuilder(options.build).checkFolders() }
        }
        let watcher = watch ? nil : ContentReload.watcher(of: options.build.content)
        let endpoint = try EndpointParts(options, data, toleratesMistakes: watch)
        let content = ContentReload(of: endpoint)
        let preview = Preview(options: options, content: content)
        let reload = watch ? LiveReload(instance: Environment().instance) : nil
        // The watcher comes first, so that a save during the first build is seen.
        var services = try reload.map { [try preview.watching(telling: $0)] } ?? []
        services = endpoint.services(outbox: data.outbox) + services
        services += await content.services(watcher: watcher)
        if build || watch {
            try await preview.buildFirst(toleratesMistakes: watch, telling: reload)
            try await tellIfElsewhere(than: options)
        } else if !isEndpointOnly {
            tellIfUnbuilt()
        }
        let path = options.sitePath
        let server = SiteServer(
            configuration: configuration(
                port: port,
                of: endpoint.catalog.site,
                metrics: endpoint.metrics
            ),
            site: isEndpointOnly
                ? nil : StaticSite(folder: options.build.output + "/site", path: path),
            routes: endpoint.routes,
            liveReload: reload,
            admin: hasNoAdmin
                ? nil
                : AdminServer(
                    port: adminPort ?? 8081,
                    isOptional: adminPort == nil,
                    metrics: endpoint.metrics,
                    checks: endpoint.checks,
                    routes: endpoint.ownerRoutes(outbox: data.outbox)
                )
        )
        let address = address(port: port)
        let what = isEndpointOnly ? "the endpoint" : "\(options.output)/site and the endpoint"
        let root = isEndpointOnly ? endpoint.catalog.endpoint.path : path
        do {
            try await server.run(with: services) { ports in
                if case .success(let port) = ports.admin { endpoint.announce(ownerPort: port) }
                Terminal.answer("Serving \(what) at \(address)\(root.dropFirst())")
                tell(of: ports.admin)
                tellWhere(endpoint.catalog, at: address)
                Terminal.answer("Press Control-C to stop.")
            }
        } catch let failure as ListeningFailure {
            Terminal.tell("bookplate: error: " + sentence(failure))
            throw ExitCode(70)
        }
    }

    /// How the server listens; the addresses of the site and the endpoint are its own.
    private func configuration(
        port: Int,
        of site: Site,
        metrics: Metrics
    ) -> ServerConfiguration {
        let hosts = [site.siteURL, site.endpointURL].compactMap { address in
            address.flatMap { $0.origin.split(separator: "/").last.map(String.init) }
        }
        return ServerConfiguration(
            host: host,
            port: port,
            allowedHosts: AllowedHosts(allowedHosts + hosts),
            allowedOrigins: AllowedOrigins(
                site: site.siteURL.origin,
                endpoint: site.endpointURL?.origin
            ),
            trustedProxies: TrustedProxies(trustedProxies) ?? TrustedProxies(),
            rateLimiter: hasNoLimits
                ? nil
                : RateLimiter(metrics: metrics) {
                    .milliseconds(Environment.monotonicMilliseconds)
                },
            requestLog: log ? .standardError(now: { Environment.milliseconds }) : nil,
            maximumConnections: min(maximumConnections, Environment().roomForConnections),
            maximumConnectionsPerClient: maximumConnectionsPerClient
        )
    }

    private func tell(of admin: Result<Int, ListeningFailure>?) {
        switch admin {
        case nil: break
        case .success(let port):
            Terminal.answer("Health and metrics at http://127.0.0.1:\(port)/readyz and /metrics")
        case .failure(let failure):
            Terminal.tell("bookplate: warning: no /livez and /metrics: " + sentence(failure))
        }
    }

    /// The options with addresses that lead here, not to where the site will be published.
    private func servedOptions(port: Int) -> ContentOptions {
        var options = options
        guard build || watch else { return options }
        options.siteURL = options.siteURL ?? address(port: port)
        options.endpointURL = options.endpointURL ?? address(port: port)
        return options
    }

    /// Says so when there are no pages to serve.
    private func tellIfUnbuilt() {
        let folder = options.output + "/site"
        guard unsafe access(folder + "/index.html", R_OK) != 0 else { return }
        Terminal.tell(
            "bookplate: warning: there is no site in \(folder.escapingControls); add --build, or "
                + "run `bookplate build` first."
        )
    }

    /// Says so when the pages that are served ask for times elsewhere.
    private func tellWhere(_ catalog: BookingCatalog, at address: String) {
        guard !isEndpointOnly, !build, !watch, catalog.endpoint.text != address else { return }
        Terminal.answer(
            "Its pages book at \(catalog.endpoint.text); add --build to try them here."
        )
    }

    /// Says so when what was built leads to other addresses than those of the content.
    private func tellIfElsewhere(than served: ContentOptions) async throws {
        let site = try await Terminal.reportingFailures { try SiteBuilder(options.build).site() }
        guard let site, let address = served.siteURL,
            site.siteURL.text != address || site.endpointURL?.text != served.endpointURL
        else { return }
        Terminal.tell(
            "Built for \(address); run `bookplate build` before you upload \(served.output)/site."
        )
    }

    private func address(port: Int) -> String {
        "http://\(host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host):\(port)/"
    }

    private func sentence(_ failure: ListeningFailure) -> String {
        let port = failure.isAdmin ? adminPort ?? 8081 : port
        let option = failure.isAdmin ? "--admin-port" : "--port"
        return switch failure.reason {
        case .addressInUse:
            "Port \(port) is taken by another program; choose another with \(option), or 0."
        case .notPermitted: "Port \(port) needs a privilege; choose one above 1023."
        case .noSuchAddress: "\(host) is not an address of this machine."
        }
    }
}
